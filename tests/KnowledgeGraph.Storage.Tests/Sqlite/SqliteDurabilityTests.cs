using KnowledgeGraph.Storage.Sqlite;

namespace KnowledgeGraph.Storage.Tests;

/// <summary>Several writers, readers beside a writer, and a process that ends without closing.</summary>
public sealed class SqliteDurabilityTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    private string FilePath => folder.File("kg.db");

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task A_store_that_was_never_closed_holds_every_commit()
    {
        var documents = RandomGraphs.Documents(new(3), 40);
        await using var store = SqliteStore.Open(FilePath, StoreAccess.Create);
        foreach (var batch in documents.Chunk(7))
        {
            await store.CommitAsync(batch);
        }
        // What a killed process leaves: the file, and the log that has not been moved into it.
        foreach (var name in new[] { "kg.db", "kg.db-wal" })
        {
            File.Copy(folder.File(name), folder.File("left-" + name));
        }
        await using var left = SqliteStore.Open(folder.File("left-kg.db"), StoreAccess.Write);
        Assert.Equal(await StoreText.OfAsync(store), await StoreText.OfAsync(left));
        Assert.Empty(await left.VerifyAsync().ToListAsync());
    }

    [Fact]
    public async Task Writers_that_make_one_new_file_at_once_all_open_it()
    {
        for (var round = 0; round < 3; round++)
        {
            var path = folder.File($"new{round}.db");
            using var start = new Barrier(8);
            var documents = RandomGraphs.Documents(new(round), 8);
            // A thread each, so that all stand at the barrier at once.
            var writers = documents.Select(document => Task.Factory.StartNew(
                () =>
                {
                    start.SignalAndWait();
                    var store = SqliteStore.Open(path, StoreAccess.Create);
                    store.CommitAsync([document]).AsTask().GetAwaiter().GetResult();
                    store.DisposeAsync().AsTask().GetAwaiter().GetResult();
                },
                CancellationToken.None,
                TaskCreationOptions.LongRunning,
                TaskScheduler.Default));
            await Task.WhenAll(writers);

            await using var store = SqliteStore.Open(path, StoreAccess.Read);
            Assert.Equal(8, (await store.GetStatisticsAsync()).Documents);
            Assert.Empty(await store.VerifyAsync().ToListAsync());
        }
    }

    [Fact]
    public async Task A_log_cut_off_anywhere_leaves_whole_batches()
    {
        var documents = RandomGraphs.Documents(new(4), 30);
        await using var store = SqliteStore.Open(FilePath, StoreAccess.Create);
        foreach (var batch in documents.Chunk(5))
        {
            await store.CommitAsync(batch);
        }
        var (file, log) = (await File.ReadAllBytesAsync(FilePath), await ReadSharedAsync(FilePath + "-wal"));
        var random = new Random(1);
        for (var i = 0; i < 12; i++)
        {
            var cut = folder.File($"cut{i}.db");
            await File.WriteAllBytesAsync(cut, file);
            await File.WriteAllBytesAsync(cut + "-wal", log[..random.Next(log.Length)]);
            await using var left = SqliteStore.Open(cut, StoreAccess.Create);
            Assert.Equal(0, (await left.GetStatisticsAsync()).Documents % 5);
            Assert.Empty(await left.VerifyAsync().ToListAsync());
            foreach (var document in documents)
            {
                await left.CommitAsync([document]);
            }
            Assert.Equal(await StoreText.OfAsync(store), await StoreText.OfAsync(left));
        }
    }

    [Fact]
    public async Task Two_writers_take_turns_and_lose_nothing()
    {
        var documents = RandomGraphs.Documents(new(6), 60);
        await using var first = SqliteStore.Open(FilePath, StoreAccess.Create);
        await using var second = SqliteStore.Open(FilePath, StoreAccess.Create);
        async Task WriteAsync(IGraphStore store, int remainder)
        {
            await Task.Yield();
            foreach (var document in documents.Where((_, index) => index % 3 == remainder || index % 3 == 2))
            {
                await store.CommitAsync([document]);
            }
        }
        await Task.WhenAll(Task.Run(() => WriteAsync(first, 0)), Task.Run(() => WriteAsync(second, 1)));

        Assert.Empty(await first.VerifyAsync().ToListAsync());
        await using var alone = SqliteStore.Open(folder.File("alone.db"), StoreAccess.Create);
        await alone.CommitAsync(documents);
        Assert.Equal(await StoreText.OfAsync(alone), await StoreText.OfAsync(second));
    }

    [Fact]
    public async Task Readers_beside_a_writer_see_whole_batches()
    {
        var documents = RandomGraphs.Documents(new(7), 60);
        await using var store = SqliteStore.Open(FilePath, StoreAccess.Create);
        using var done = new CancellationTokenSource();
        var readers = Enumerable.Range(0, 3).Select(_ => Task.Run(async () =>
        {
            while (!done.IsCancellationRequested)
            {
                await using var snapshot = await store.OpenSnapshotAsync();
                var statistics = await snapshot.GetStatisticsAsync();
                Assert.Equal(0, statistics.Documents % 3);
                Assert.Equal(statistics.Mentions, await snapshot.StreamMentionsAsync().CountAsync());
            }
        })).ToArray();
        foreach (var batch in documents.Chunk(3))
        {
            await store.CommitAsync(batch);
        }
        await done.CancelAsync();
        await Task.WhenAll(readers);
    }

    [Fact]
    public async Task A_closed_store_is_one_file()
    {
        await using (var store = SqliteStore.Open(FilePath, StoreAccess.Create))
        {
            await store.CommitAsync(World.All);
            await store.GetStatisticsAsync();
        }
        Assert.Equal(["kg.db"], Directory.GetFiles(folder.Path).Select(Path.GetFileName));
    }

    [Fact]
    public async Task A_path_may_hold_what_a_uri_gives_a_meaning()
    {
        var path = folder.File("一 图?mode=ro#%41.db");
        await using (var store = SqliteStore.Open(path, StoreAccess.Create))
        {
            await store.CommitAsync([World.A]);
        }
        Assert.True(File.Exists(path));
    }

    private static async Task<byte[]> ReadSharedAsync(string path)
    {
        await using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
        var bytes = new byte[file.Length];
        await file.ReadExactlyAsync(bytes);
        return bytes;
    }
}
