using KnowledgeGraph.Cli.Tests;
using KnowledgeGraph.Storage.Sqlite;
using KnowledgeGraph.Storage.Tests;

namespace KnowledgeGraph.Storage.Neo4j.Tests;

/// <summary>Moving a graph from one kind of store to the other and back.</summary>
public sealed class CopyTests(Neo4jServer server)
{
    [Fact]
    public async Task A_copy_there_and_back_is_the_same_graph_and_goes_on_where_it_was_stopped()
    {
        using var kg = new Kg();
        await using (var file = SqliteStore.Open(kg.At("a.db"), StoreAccess.Create))
        {
            await file.CommitAsync([.. World.All, .. RandomGraphs.Documents(new(9), 150)]);
            await using var neo4j = await server.OpenEmptyAsync();
            using var stop = new CancellationTokenSource();
            await Assert.ThrowsAnyAsync<OperationCanceledException>(async () => await GraphCopy.RunAsync(file, neo4j, _ => stop.Cancel(), stop.Token));
            Assert.Equal(64, (await neo4j.GetStatisticsAsync()).Documents);
        }
        var there = await kg.RunAsync("copy", "--from", "sqlite:a.db", "--to", server.Uri);
        Assert.Equal((0, "89 new, 0 replaced, 64 unchanged\n"), (there.Status, there.Output));
        Assert.StartsWith("both stores have version ", there.Error, StringComparison.Ordinal);
        var back = await kg.RunAsync("copy", "--from", server.Uri, "--to", "sqlite:b.db");
        Assert.Equal((0, "153 new, 0 replaced, 0 unchanged\n"), (back.Status, back.Output));
        await using var first = SqliteStore.Open(kg.At("a.db"), StoreAccess.Write);
        await using var second = SqliteStore.Open(kg.At("b.db"), StoreAccess.Read);
        Assert.Equal(await StoreText.OfAsync(first), await StoreText.OfAsync(second));
        Assert.Equal(
            await first.StreamDocumentsAsync().Select(StoreText.Of).ToListAsync(), await second.StreamDocumentsAsync().Select(StoreText.Of).ToListAsync());

        await first.RemoveAsync(["a.txt"]);
        var others = await kg.RunAsync("copy", "--from", "sqlite:a.db", "--to", server.Uri);
        Assert.Equal((0, "0 new, 0 replaced, 152 unchanged\n", "the target holds 1 other documents; they stay\n"), (others.Status, others.Output, others.Error));
    }
}
