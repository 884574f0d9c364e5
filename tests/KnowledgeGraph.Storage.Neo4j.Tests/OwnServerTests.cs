using System.Net;
using KnowledgeGraph.Cli.Tests;
using KnowledgeGraph.Cli.Tests.Serve;
using KnowledgeGraph.Storage.Sqlite;
using KnowledgeGraph.Storage.Tests;

namespace KnowledgeGraph.Storage.Neo4j.Tests;

/// <summary>What a server does not survive: it is killed, stopped, and its disk is full. Nothing lost, nothing twice, one clear line.</summary>
[Collection("own server")]
public sealed class OwnServerTests
{
    [Fact]
    public async Task A_server_killed_stopped_and_started_again_loses_nothing_and_the_service_recovers()
    {
        await using var process = await ServerProcess.StartAsync();
        var address = StoreUri.Parse(process.Uri).Server!;
        using var kg = new Kg();
        await using var file = SqliteStore.Open(kg.At("kg.db"), StoreAccess.Create);
        await using var store = await Neo4jStore.OpenAsync(address, StoreAccess.Create, new() { WriteRetries = 200, LongestPause = TimeSpan.FromSeconds(1) });
        var documents = RandomGraphs.Documents(new(5), 60);
        await file.CommitAsync(documents);

        // Killed while several commits are on their way: the writers begin anew until the server is back.
        await store.CommitAsync([documents[0]]);
        var writing = Task.WhenAll(documents.Chunk(20).Select(async part =>
        {
            foreach (var group in part.Chunk(5))
            {
                await store.CommitAsync(group);
            }
        }));
        while (!writing.IsCompleted && (await store.GetStatisticsAsync()).Documents < 11)
        {
            await Task.Yield();
        }
        await process.KillAsync();
        await process.StartAgainAsync();
        await writing;
        Assert.Equal(await StoreText.OfAsync(file), await StoreText.OfAsync(store));
        Assert.Equal(await FoundAsync(file), await FoundAsync(store));
        Assert.Empty(await store.VerifyAsync().ToListAsync());

        // Stopped while the service answers queries.
        await using var service = await Service.StartAsync(kg, "--store", process.Uri);
        Assert.Equal(HttpStatusCode.OK, await ReadyAsync(service));
        using var enough = new CancellationTokenSource();
        var asking = Task.Run(() => AskOnAsync(service, enough.Token));
        await process.StopAsync();
        Assert.Equal(HttpStatusCode.ServiceUnavailable, await ReadyAsync(service));
        var answer = await service.AskAsync("{ statistics { documents } }");
        Assert.Contains("STORE_UNAVAILABLE", answer.GetRawText(), StringComparison.Ordinal);
        var stopped = await kg.RunAsync("stats", "--store", process.Uri);
        Assert.Equal((1, 1), (stopped.Status, stopped.Errors.Length));
        await process.StartAgainAsync();
        // By itself, when the pause is over that it grants a server after many failures.
        while (await ReadyAsync(service) != HttpStatusCode.OK)
        {
            await Task.Yield();
        }
        Assert.Equal(60, (await service.AskAsync("{ statistics { documents } }")).GetProperty("data").GetProperty("statistics").GetProperty("documents").GetInt32());
        await enough.CancelAsync();
        Assert.Equal(["60", "STORE_UNAVAILABLE"], await asking);

        // A database that takes no writes.
        await process.StopAsync();
        await process.StartAgainAsync("--set", "server.databases.default_to_read_only=true");
        await Assert.ThrowsAsync<StoreReadOnlyException>(async () => await store.RemoveAsync(["d1.txt"]));
        Assert.Equal(60, (await store.GetStatisticsAsync()).Documents);
    }

    [Fact]
    public async Task A_full_disk_is_told_in_one_line_and_the_rest_goes_in_once_there_is_room()
    {
        using var disk = new MountedFolder(64 * 1024);
        await using var process = await ServerProcess.StartInAsync(disk.File("neo4j"), "--set", "db.tx_log.rotation.size=1m");
        var address = StoreUri.Parse(process.Uri).Server!;
        using var kg = new Kg();
        await using var file = SqliteStore.Open(kg.At("kg.db"), StoreAccess.Create);
        var documents = RandomGraphs.Documents(new(6), 160);
        await file.CommitAsync(documents);
        var committed = 0;
        await using (var store = await Neo4jStore.OpenAsync(address, StoreAccess.Create))
        {
            await store.CommitAsync(documents[..20]);
            Fill(disk.File("filler"), new DriveInfo(disk.File("")).AvailableFreeSpace - (128 * 1024));
            var error = await Assert.ThrowsAsync<ServerDiskException>(async () =>
            {
                for (committed = 20; committed < documents.Length; committed += 20)
                {
                    await store.CommitAsync(documents[committed..(committed + 20)]);
                }
            });
            Assert.StartsWith($"{address}: the server can't write any more (Neo.DatabaseError.", error.Message, StringComparison.Ordinal);
            Assert.EndsWith("); most often its disk is full; what was committed before is safe; make room there, start the server again and run the command again", error.Message, StringComparison.Ordinal);
            Assert.Equal((StoreFault.Server, true), (error.Fault, error.RetryHelps));
            await Assert.ThrowsAsync<ServerDiskException>(async () => await store.GetStatisticsAsync());
        }
        var stats = await kg.RunAsync("stats", "--store", process.Uri);
        Assert.Equal((1, 1), (stats.Status, stats.Errors.Length));

        await process.KillAsync();
        File.Delete(disk.File("filler"));
        // The server's own recovery stops at a log that breaks off in the middle of a transaction, unless it is told to cut it off there.
        await process.StartAgainAsync("--set", "internal.dbms.tx_log.fail_on_corrupted_log_files=false", "--heap", "4g");
        await using var again = await Neo4jStore.OpenAsync(address, StoreAccess.Write);
        Assert.InRange((await again.GetStatisticsAsync()).Documents, committed, committed + 20);
        await again.CommitAsync(documents);
        Assert.Equal(await StoreText.OfAsync(file), await StoreText.OfAsync(again));
        Assert.Equal(await FoundAsync(file), await FoundAsync(again));
        Assert.Empty(await again.VerifyAsync().ToListAsync());
    }

    private static void Fill(string path, long bytes)
    {
        using var filler = File.Create(path);
        var block = new byte[64 * 1024];
        for (; bytes > 0; bytes -= block.Length)
        {
            filler.Write(block, 0, (int)Math.Min(block.Length, bytes));
        }
    }

    /// <summary>What full-text search finds.</summary>
    private static async Task<IEnumerable<string>> FoundAsync(IGraphStore store) =>
        (await store.FindArticlesAsync(new() { Text = "花潮" }, new(200))).Edges.Select(edge => edge.Node.Article.Id);

    /// <summary>Asks until told to stop; what was answered, each once.</summary>
    private static async Task<string[]> AskOnAsync(Service service, CancellationToken enough)
    {
        var seen = new SortedSet<string>(StringComparer.Ordinal);
        while (!enough.IsCancellationRequested)
        {
            var answer = await service.AskAsync("{ statistics { documents } }");
            seen.Add(answer.TryGetProperty("errors", out var errors)
                ? errors[0].GetProperty("extensions").GetProperty("code").GetString()!
                : answer.GetProperty("data").GetProperty("statistics").GetProperty("documents").GetRawText());
            await Task.Delay(50, CancellationToken.None);
        }
        return [.. seen];
    }

    private static async Task<HttpStatusCode> ReadyAsync(Service service)
    {
        using var response = await service.Client.GetAsync(new Uri("/health/ready", UriKind.Relative));
        return response.StatusCode;
    }
}
