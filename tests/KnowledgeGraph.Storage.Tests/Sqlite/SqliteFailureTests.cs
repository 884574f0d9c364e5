using KnowledgeGraph.Storage.Sqlite;

namespace KnowledgeGraph.Storage.Tests;

/// <summary>What goes wrong with a file, each with one clear line that says who must do what.</summary>
public sealed class SqliteFailureTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    private string FilePath => folder.File("kg.db");

    public void Dispose() => folder.Dispose();

    [Theory]
    [InlineData(StoreAccess.Read)]
    [InlineData(StoreAccess.Write)]
    public void A_store_that_is_not_there_is_not_made(StoreAccess access)
    {
        var error = Assert.Throws<StoreMissingException>(() => SqliteStore.Open(FilePath, access));
        Assert.Equal($"{FilePath}: there is no store; 'kg ingest' makes one, '--store' or KG_STORE names another", error.Message);
        Assert.Equal((StoreFault.Caller, false), (error.Fault, error.RetryHelps));
        Assert.False(File.Exists(FilePath));
    }

    [Fact]
    public void An_empty_file_is_no_store_until_it_is_made_one()
    {
        File.WriteAllBytes(FilePath, []);
        Assert.Throws<StoreMissingException>(() => SqliteStore.Open(FilePath, StoreAccess.Read));
        Assert.Throws<StoreMissingException>(() => SqliteStore.Open(FilePath, StoreAccess.Write));
    }

    [Theory]
    [InlineData(StoreAccess.Read)]
    [InlineData(StoreAccess.Write)]
    [InlineData(StoreAccess.Create)]
    public void A_file_that_is_no_database_is_left_alone(StoreAccess access)
    {
        var text = new string('字', 2000);
        File.WriteAllText(FilePath, text);
        var error = Assert.Throws<NotAStoreException>(() => SqliteStore.Open(FilePath, access));
        Assert.Equal($"{FilePath}: the file is no database; name another file", error.Message);
        Assert.Equal((StoreFault.File, false), (error.Fault, error.RetryHelps));
        Assert.Equal(text, File.ReadAllText(FilePath));
    }

    [Theory]
    [InlineData(StoreAccess.Read)]
    [InlineData(StoreAccess.Create)]
    public void Another_programs_database_is_left_alone(StoreAccess access)
    {
        Sql("CREATE TABLE theirs (x)");
        var error = Assert.Throws<NotAStoreException>(() => SqliteStore.Open(FilePath, access));
        Assert.Equal($"{FilePath}: the file is a SQLite database of another program; name another file", error.Message);
    }

    [Theory]
    [InlineData(StoreAccess.Read)]
    [InlineData(StoreAccess.Create)]
    public async Task A_newer_schema_is_not_touched(StoreAccess access)
    {
        await SqliteStore.Open(FilePath, StoreAccess.Create).DisposeAsync();
        Sql("PRAGMA user_version = 99");
        var error = Assert.Throws<StoreVersionException>(() => SqliteStore.Open(FilePath, access));
        Assert.Equal($"{FilePath}: the store has schema version 99, this program knows up to 1; use a newer program", error.Message);
        Assert.Equal((99, 1, StoreFault.File), (error.Found, error.Known, error.Fault));
    }

    [Fact]
    public void A_folder_is_no_store()
    {
        var error = Assert.Throws<NotAStoreException>(() => SqliteStore.Open(folder.Path, StoreAccess.Create));
        Assert.Equal($"{folder.Path}: a folder is no store; name another file", error.Message);
    }

    [Fact]
    public async Task A_store_opened_to_read_is_not_written()
    {
        await SqliteStore.Open(FilePath, StoreAccess.Create).DisposeAsync();
        await using var store = SqliteStore.Open(FilePath, StoreAccess.Read);
        var error = await Assert.ThrowsAsync<StoreReadOnlyException>(async () => await store.CommitAsync([World.A]));
        Assert.Equal($"{FilePath}: the store was opened for reading only; make it writable or name another store", error.Message);
        Assert.Equal((StoreFault.Machine, false), (error.Fault, error.RetryHelps));
    }

    [Fact]
    public async Task A_read_only_file_system_is_read_and_not_written()
    {
        using var mount = new MountedFolder(8 * 1024);
        var path = mount.File("kg.db");
        await using (var store = SqliteStore.Open(path, StoreAccess.Create))
        {
            await store.CommitAsync(World.All);
        }
        mount.MakeReadOnly();
        await using (var store = SqliteStore.Open(path, StoreAccess.Read))
        {
            Assert.Equal(3, (await store.GetStatisticsAsync()).Documents);
            Assert.Empty(await store.VerifyAsync().ToListAsync());
        }
        var error = Assert.Throws<StoreReadOnlyException>(() => SqliteStore.Open(path, StoreAccess.Create));
        Assert.Equal($"{path}: the file is read-only; make it writable or name another store", error.Message);

        var other = mount.File("new.db");
        var unmade = Assert.Throws<StoreReadOnlyException>(() => SqliteStore.Open(other, StoreAccess.Create));
        Assert.Equal($"{other}: the file can't be opened, or no file can be made beside it; make it writable or name another store", unmade.Message);
    }

    [Fact]
    public void A_folder_that_is_not_there_is_named()
    {
        var path = folder.File("none/kg.db");
        var error = Assert.Throws<StoreReadOnlyException>(() => SqliteStore.Open(path, StoreAccess.Create));
        Assert.Equal($"{path}: the folder is not there; make it writable or name another store", error.Message);
    }

    [Fact]
    public async Task A_full_disk_loses_nothing_that_was_committed()
    {
        using var mount = new MountedFolder(1024);
        await FillUpAsync(mount.File("kg.db"), new());
    }

    [Fact]
    public async Task A_file_at_its_limit_counts_as_a_full_disk() => await FillUpAsync(FilePath, new() { MaxPages = 100 });

    [Fact]
    public async Task A_lock_is_waited_for_and_then_named()
    {
        var options = new SqliteOptions { BusyTimeout = TimeSpan.FromMilliseconds(100) };
        await using var store = SqliteStore.Open(FilePath, StoreAccess.Create, options);
        using (var other = Connection.Open(FilePath, write: true, create: false, TimeSpan.Zero))
        {
            other.Execute("BEGIN IMMEDIATE");
            var error = await Assert.ThrowsAsync<StoreLockedException>(async () => await store.CommitAsync([World.A]));
            Assert.Equal($"{FilePath}: another process is writing to the store; waited 0.1 s; run the command again when it has ended", error.Message);
            Assert.Equal((StoreFault.OtherProcess, true), (error.Fault, error.RetryHelps));
            Assert.Equal(0, (await store.GetStatisticsAsync()).Documents);
            other.Execute("ROLLBACK");
        }
        Assert.Equal([CommitOutcome.Added], await store.CommitAsync([World.A]));
    }

    [Fact]
    public async Task A_process_that_writes_a_file_that_is_to_become_a_store_is_waited_for()
    {
        using var other = Connection.Open(FilePath, write: true, create: true, TimeSpan.Zero);
        other.Execute("BEGIN IMMEDIATE");

        var error = Assert.Throws<StoreLockedException>(
            () => SqliteStore.Open(FilePath, StoreAccess.Create, new() { BusyTimeout = TimeSpan.FromMilliseconds(100) }));
        Assert.Equal($"{FilePath}: another process is writing to the store; waited 0.1 s; run the command again when it has ended", error.Message);

        var pauses = new List<TimeSpan>();
        await using var store = SqliteStore.Open(FilePath, StoreAccess.Create, new() { Pause = EndTheOther });
        Assert.Equal([TimeSpan.FromMilliseconds(5)], pauses);
        Assert.Equal([CommitOutcome.Added], await store.CommitAsync([World.A]));

        void EndTheOther(TimeSpan pause)
        {
            pauses.Add(pause);
            other.Execute("ROLLBACK");
        }
    }

    [Fact]
    public async Task A_damaged_file_is_said_to_be_damaged()
    {
        await using (var store = SqliteStore.Open(FilePath, StoreAccess.Create))
        {
            await store.CommitAsync(RandomGraphs.Documents(new(5), 100));
        }
        long page;
        using (var connection = Connection.Open(FilePath, write: false, create: false, TimeSpan.Zero))
        {
            page = connection.Scalar("SELECT rootpage FROM sqlite_master WHERE name = 'mention'");
        }
        using (var file = File.OpenWrite(FilePath))
        {
            file.Position = (page - 1) * 4096;
            file.Write(new byte[4096]);
        }
        await using var damaged = SqliteStore.Open(FilePath, StoreAccess.Read);
        var error = await Assert.ThrowsAsync<StoreDamagedException>(async () => await damaged.StreamMentionsAsync().CountAsync());
        Assert.Equal(
            $"{FilePath}: the store is damaged (database disk image is malformed); restore a copy, or remove the file and ingest again", error.Message);
        var lines = await damaged.VerifyAsync().ToListAsync();
        Assert.NotEmpty(lines);
        Assert.All(lines, line => Assert.StartsWith("file: ", line, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_disposed_store_says_so()
    {
        var store = SqliteStore.Open(FilePath, StoreAccess.Create);
        await store.DisposeAsync();
        await store.DisposeAsync();
        await Assert.ThrowsAsync<ObjectDisposedException>(async () => await store.GetStatisticsAsync());
        await Assert.ThrowsAsync<ObjectDisposedException>(async () => await store.CommitAsync([]));
    }

    private void Sql(string sql)
    {
        using var connection = Connection.Open(FilePath, write: true, create: true, TimeSpan.Zero);
        connection.Execute(sql);
    }

    /// <summary>Commits until there is no room, then looks whether just the committed is there.</summary>
    private static async Task FillUpAsync(string path, SqliteOptions options)
    {
        var documents = RandomGraphs.Documents(new(9), 2000);
        var committed = 0;
        await using (var store = SqliteStore.Open(path, StoreAccess.Create, options))
        {
            var error = await Assert.ThrowsAsync<StoreFullException>(async () =>
            {
                foreach (var batch in documents.Chunk(10))
                {
                    await store.CommitAsync(batch);
                    committed += batch.Length;
                }
            });
            Assert.Equal($"{path}: the disk is full; what was committed before is safe; free some space and run the command again", error.Message);
            Assert.Equal((StoreFault.Machine, true), (error.Fault, error.RetryHelps));
            Assert.InRange(committed, 10, 1990);
            Assert.Equal(committed, (await store.GetStatisticsAsync()).Documents);
        }
        await using var again = SqliteStore.Open(path, StoreAccess.Read);
        Assert.Equal(committed, (await again.GetStatisticsAsync()).Documents);
        Assert.Empty(await again.VerifyAsync().ToListAsync());
    }
}
