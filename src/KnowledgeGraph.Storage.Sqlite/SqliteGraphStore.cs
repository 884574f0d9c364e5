using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using System.Runtime.CompilerServices;

namespace KnowledgeGraph.Storage.Sqlite;

/// <summary>One writing connection and a pool of reading ones on one file in WAL mode: readers never wait for the writer, nor it for them.</summary>
internal sealed class SqliteGraphStore : SqliteReader, IGraphStore
{
    /// <summary>The last one used comes first: its page cache is warm, and few clients need few caches.</summary>
    private readonly ConcurrentStack<Connection> idle = [];
    private readonly string path;
    private readonly SqliteOptions options;
    private readonly bool immutable;
    private readonly GraphWriter? writer;
    private volatile bool disposed;

    private SqliteGraphStore(string path, SqliteOptions options, bool immutable, GraphWriter? writer) =>
        (this.path, this.options, this.immutable, this.writer) = (path, options, immutable, writer);

    /// <inheritdoc/>
    protected override bool MayInterrupt => true;

    public static SqliteGraphStore Open(string path, StoreAccess access, SqliteOptions options)
    {
        var full = Path.GetFullPath(path);
        if (Directory.Exists(full))
        {
            throw new NotAStoreException(path, "a folder is no store");
        }
        if (access != StoreAccess.Create && !File.Exists(full))
        {
            throw new StoreMissingException(path);
        }
        if (!Directory.Exists(Path.GetDirectoryName(full)))
        {
            throw new StoreReadOnlyException(path, "the folder is not there");
        }
        return access == StoreAccess.Read ? OpenToRead(path, options) : OpenToWrite(path, access == StoreAccess.Create, options);
    }

    /// <inheritdoc/>
    public ValueTask<IReadOnlyList<DocumentMark?>> FindDocumentsAsync(IReadOnlyList<string> documents, CancellationToken cancellationToken = default)
    {
        cancellationToken.ThrowIfCancellationRequested();
        using var lease = Rent();
        var marks = new DocumentMark?[documents.Count];
        using var find = lease.Connection.Prepare(
            """
            SELECT j.key, d.content_hash, x.version FROM json_each(?1) j CROSS JOIN document d ON d.name = j.value CROSS JOIN extractor x ON x.key = d.extractor
            """).Add(Columns.Of(documents));
        while (find.Step())
        {
            marks[find.Int32(0)] = new(find.Text(1), find.Text(2));
        }
        return ValueTask.FromResult<IReadOnlyList<DocumentMark?>>(marks);
    }

    /// <inheritdoc/>
    public ValueTask<IReadOnlyList<CommitOutcome>> CommitAsync(IReadOnlyList<DocumentCommit> documents, CancellationToken cancellationToken = default) =>
        ValueTask.FromResult(Writer().Commit(documents, cancellationToken));

    /// <inheritdoc/>
    public ValueTask<IReadOnlyList<bool>> RemoveAsync(IReadOnlyList<string> documents, CancellationToken cancellationToken = default) =>
        ValueTask.FromResult(Writer().Remove(documents, cancellationToken));

    /// <inheritdoc/>
    public ValueTask<IGraphSnapshot> OpenSnapshotAsync(CancellationToken cancellationToken = default)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var lease = Rent();
        try
        {
            return ValueTask.FromResult<IGraphSnapshot>(new SqliteSnapshot(lease));
        }
        catch
        {
            lease.Dispose();
            throw;
        }
    }

    /// <inheritdoc/>
    public async IAsyncEnumerable<string> VerifyAsync([EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        using var breaches = Breaches().GetEnumerator();
        while (Next() is { } breach)
        {
            await Task.CompletedTask.ConfigureAwait(false);
            cancellationToken.ThrowIfCancellationRequested();
            yield return breach;
        }

        IEnumerable<string> Breaches()
        {
            using var lease = Rent();
            using var transaction = new ReadTransaction(lease.Connection);
            foreach (var breach in new Verifier(lease.Connection).Breaches())
            {
                yield return breach;
            }
        }

        // A file may be too damaged to be read to the end: that is a breach too, and the last.
        string? Next()
        {
            try
            {
                return breaches.MoveNext() ? breaches.Current : null;
            }
            catch (StoreDamagedException error)
            {
                return $"file: {error.Detail}";
            }
        }
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync()
    {
        if (!disposed)
        {
            disposed = true;
            while (idle.TryPop(out var connection))
            {
                connection.Dispose();
            }
            // The last connection to close moves the log into the file and removes it.
            writer?.Dispose();
        }
        return ValueTask.CompletedTask;
    }

    /// <inheritdoc/>
    protected override Lease Rent()
    {
        ObjectDisposedException.ThrowIf(disposed, this);
        return new(idle.TryPop(out var connection) ? connection : OpenReader(path, options, immutable), Release);
    }

    private void Release(Connection connection)
    {
        if (disposed || idle.Count >= options.IdleReaders)
        {
            connection.Dispose();
        }
        else
        {
            idle.Push(connection);
        }
    }

    private GraphWriter Writer()
    {
        ObjectDisposedException.ThrowIf(disposed, this);
        return writer ?? throw new StoreReadOnlyException(path, "the store was opened for reading only");
    }

    private static SqliteGraphStore OpenToWrite(string path, bool create, SqliteOptions options)
    {
        var connection = Connection.Open(path, write: true, create, options.BusyTimeout);
        try
        {
            if (connection.IsReadOnly)
            {
                throw new StoreReadOnlyException(path, "the file is read-only");
            }
            if (Migrations.Check(connection) == 0 && !create)
            {
                throw new StoreMissingException(path);
            }
            Configure(connection, options);
            Migrations.Apply(connection);
            return new(path, options, immutable: false, new(connection));
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }

    /// <summary>
    /// WAL: a commit appends to a log; after kill -9 the log holds every committed transaction and no part of another. Synchronous FULL: the
    /// log is flushed to the disk at each commit, so that a power cut loses none either; group commits share the cost.
    /// </summary>
    private static void Configure(Connection connection, SqliteOptions options)
    {
        UseWriteAheadLog(connection, options);
        connection.Execute("PRAGMA synchronous = FULL");
        connection.Execute("PRAGMA foreign_keys = OFF");
        connection.Execute(string.Create(CultureInfo.InvariantCulture, $"PRAGMA cache_size = -{options.WriteCacheMebibytes * 1024}"));
        connection.Execute("PRAGMA wal_autocheckpoint = 16000");
        if (options.MaxPages > 0)
        {
            connection.Execute(string.Create(CultureInfo.InvariantCulture, $"PRAGMA max_page_count = {options.MaxPages}"));
        }
    }

    /// <summary>
    /// Where two processes make one file at once, each holds the read lock that the other's switch to WAL needs: SQLite sees the deadlock and
    /// fails at once instead of waiting, so the waiting is done here.
    /// </summary>
    private static void UseWriteAheadLog(Connection connection, SqliteOptions options)
    {
        var started = Stopwatch.GetTimestamp();
        while (true)
        {
            try
            {
                connection.Execute("PRAGMA journal_mode = WAL");
                return;
            }
            catch (StoreLockedException) when (Stopwatch.GetElapsedTime(started) < options.BusyTimeout)
            {
                options.Pause(TimeSpan.FromMilliseconds(5));
            }
        }
    }

    /// <summary>
    /// A reader of a file in WAL mode makes or shares files beside it. Where that is not allowed and no log waits there, nobody is writing and
    /// the file alone is the whole store: it is read as one that does not change.
    /// </summary>
    private static SqliteGraphStore OpenToRead(string path, SqliteOptions options)
    {
        var immutable = false;
        Connection connection;
        try
        {
            connection = OpenChecked(path, options, immutable);
        }
        catch (StoreReadOnlyException) when (!File.Exists(path + "-wal"))
        {
            immutable = true;
            connection = OpenChecked(path, options, immutable);
        }
        var store = new SqliteGraphStore(path, options, immutable, writer: null);
        store.Release(connection);
        return store;
    }

    private static Connection OpenChecked(string path, SqliteOptions options, bool immutable)
    {
        var connection = OpenReader(path, options, immutable);
        try
        {
            var version = Migrations.Check(connection);
            return version == Migrations.Latest ? connection
                : version == 0 ? throw new StoreMissingException(path)
                : throw new StoreVersionException(path, version, Migrations.Latest);
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }

    private static Connection OpenReader(string path, SqliteOptions options, bool immutable)
    {
        var connection = Connection.Open(path, write: false, create: false, options.BusyTimeout, immutable);
        try
        {
            connection.Execute(string.Create(CultureInfo.InvariantCulture, $"PRAGMA cache_size = -{options.ReadCacheMebibytes * 1024}"));
            connection.OnPrepare = options.OnRead;
            return connection;
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }
}
