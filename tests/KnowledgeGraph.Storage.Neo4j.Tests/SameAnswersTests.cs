using KnowledgeGraph.Storage.Sqlite;
using KnowledgeGraph.Storage.Tests;

namespace KnowledgeGraph.Storage.Neo4j.Tests;

/// <summary>Two stores, one answer: whatever is asked, order and cursors included.</summary>
public sealed class SameAnswersTests(Neo4jServer server)
{
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public async Task Random_graphs_answer_random_reads_the_same(int seed)
    {
        using var folder = new TemporaryFolder();
        await using var file = SqliteStore.Open(folder.File("kg.db"), StoreAccess.Create);
        await using var neo4j = await server.OpenEmptyAsync();
        foreach (var store in new[] { file, neo4j })
        {
            var writes = new Random(seed);
            var documents = RandomGraphs.Documents(writes, 25);
            await store.CommitAsync(documents);
            await store.RemoveAsync([documents[writes.Next(25)].Graph.Document]);
            await store.CommitAsync([RandomGraphs.Document(writes, documents[writes.Next(25)].Graph.Document, "h2")]);
        }
        Assert.Equal(await StoreText.OfAsync(file), await StoreText.OfAsync(neo4j));
        var random = new Random(seed);
        for (var i = 0; i < 120; i++)
        {
            var (name, read) = RandomReads.Next(random);
            var (expected, answer) = (await read(file), await read(neo4j));
            Assert.True(expected == answer, $"read {i}: {name}\nSQLite: {expected}\nNeo4j:  {answer}");
        }
    }
}
