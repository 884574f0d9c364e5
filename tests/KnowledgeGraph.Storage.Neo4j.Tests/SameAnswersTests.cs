using System.Text.Json;
using KnowledgeGraph.Model;
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

    [Fact]
    public async Task What_is_read_ahead_is_what_would_be_asked()
    {
        await using var store = await server.OpenEmptyAsync();
        await store.CommitAsync(RandomGraphs.Documents(new(3), 40));
        string[] ids = [.. (await store.StreamEntitiesAsync().ToListAsync()).Select(entity => entity.Id), "place:none"];
        var random = new Random(4);
        var (followed, more) = (0, 0);
        for (var i = 0; i < 12; i++)
        {
            RelationFilter Filter() => new()
            {
                Types = random.Next(2) == 0 ? null : [(RelationType)random.Next(9), (RelationType)random.Next(9)],
                Direction = (Direction)random.Next(3),
                Kinds = random.Next(3) == 0 ? [(EntityKind)random.Next(8), EntityKind.Place] : null,
                MinScore = random.Next(3) / 5.0,
                AsOf = random.Next(3) == 0 ? PartialDate.Of(2024) : null,
                WithEnds = true,
            };
            var (filter, then, first) = (Filter(), new FollowingRelations(Filter(), random.Next(1, 4)), random.Next(1, 9));
            var plain = await store.GetRelationsOfAsync(ids, filter with { WithEnds = false }, new(first));
            var ahead = await store.GetRelationsOfAsync(ids, filter with { Then = then }, new(first));
            string[] others = [.. ahead.SelectMany((page, asked) => page.Edges.Select(edge => OtherEnd(edge.Node, ids[asked]).Id)).Distinct()];
            var entities = others.Zip(await store.GetEntitiesAsync(others)).ToDictionary();
            var following = others.Zip(await store.GetRelationsOfAsync(others, then.Filter, new(then.First))).ToDictionary();
            for (var asked = 0; asked < ids.Length; asked++)
            {
                Assert.Equal(plain[asked].HasNext, ahead[asked].HasNext);
                Assert.Equal(plain[asked].Edges.Select(edge => edge.Cursor.ToString()), ahead[asked].Edges.Select(edge => edge.Cursor.ToString()));
                Assert.Equal(plain[asked].Edges.Select(edge => edge.Node), ahead[asked].Edges.Select(edge => edge.Node with { Source = null, Target = null, Next = null }));
                foreach (var relation in ahead[asked].Edges.Select(edge => edge.Node))
                {
                    var other = OtherEnd(relation, ids[asked]);
                    Assert.Equal(Json(entities[other.Id]), Json(other));
                    var next = following[other.Id];
                    Assert.Equal(next.HasNext, relation.Next!.HasNext);
                    Assert.Equal(next.Edges.Select(Text), relation.Next.Edges.Select(Text));
                    followed += next.Edges.Count;
                    more += next.HasNext ? 1 : 0;
                }
            }
        }
        Assert.True(followed > 100 && more > 10, $"{followed} relations were followed, {more} pages had more");

        static StoredEntity OtherEnd(StoredRelation relation, string asked) => (relation.From == asked ? relation.Target : relation.Source)!;

        static string Text(Edge<StoredRelation> edge) =>
            $"{edge.Cursor} {edge.Node with { Source = null, Target = null }} {Json(edge.Node.Source)} {Json(edge.Node.Target)}";

        static string Json(StoredEntity? entity) => JsonSerializer.Serialize(entity);
    }
}
