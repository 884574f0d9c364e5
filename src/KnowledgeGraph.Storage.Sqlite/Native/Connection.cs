using System.Globalization;
using SQLitePCL;

namespace KnowledgeGraph.Storage.Sqlite;

/// <summary>A connection with its prepared statements. SQLite itself serialises calls from several threads.</summary>
internal sealed class Connection : IDisposable
{
    private readonly Dictionary<string, Stack<Statement>> idle = new(StringComparer.Ordinal);
    private readonly sqlite3 handle;
    private readonly TimeSpan busyTimeout;

    private Connection(string path, sqlite3 handle, TimeSpan busyTimeout) => (Path, this.handle, this.busyTimeout) = (path, handle, busyTimeout);

    /// <summary>Told the text of each statement that is prepared.</summary>
    public Action<string>? OnPrepare { get; set; }

    public string Path { get; }

    public bool IsReadOnly => raw.sqlite3_db_readonly(handle, "main") != 0;

    public long LastInsertRowId => raw.sqlite3_last_insert_rowid(handle);

    /// <summary>Opens a file. <paramref name="immutable"/> promises SQLite that nobody changes the file, so that it needs no lock and no file beside it.</summary>
    public static Connection Open(string path, bool write, bool create, TimeSpan busyTimeout, bool immutable = false)
    {
        SqliteNative.Load();
        var flags = (write ? raw.SQLITE_OPEN_NOMUTEX : raw.SQLITE_OPEN_FULLMUTEX) | raw.SQLITE_OPEN_URI
            | (write ? raw.SQLITE_OPEN_READWRITE : raw.SQLITE_OPEN_READONLY) | (create ? raw.SQLITE_OPEN_CREATE : 0);
        var code = raw.sqlite3_open_v2(Uri(path, immutable), out var handle, flags, null);
        var connection = new Connection(path, handle, busyTimeout);
        if (code != raw.SQLITE_OK)
        {
            var error = connection.LastError();
            handle.Dispose();
            throw error;
        }
        _ = raw.sqlite3_extended_result_codes(handle, 1);
        _ = raw.sqlite3_busy_timeout(handle, (int)busyTimeout.TotalMilliseconds);
        return connection;
    }

    /// <summary>A statement ready for its first parameter; dispose it to give it back.</summary>
    public Statement Prepare(string sql)
    {
        OnPrepare?.Invoke(sql);
        lock (idle)
        {
            if (idle.TryGetValue(sql, out var waiting) && waiting.TryPop(out var statement))
            {
                return statement;
            }
        }
        if (raw.sqlite3_prepare_v2(handle, sql, out var compiled) != raw.SQLITE_OK)
        {
            throw LastError();
        }
        return new(this, sql, compiled);
    }

    /// <summary>Runs statements without parameters, one after the other.</summary>
    public void Execute(string sql)
    {
        if (raw.sqlite3_exec(handle, sql) != raw.SQLITE_OK)
        {
            throw LastError();
        }
    }

    /// <summary>The first value of a statement without parameters; 0 where there is no row.</summary>
    public long Scalar(string sql)
    {
        using var statement = Prepare(sql);
        return statement.Step() ? statement.Int64(0) : 0;
    }

    /// <summary>The first value of a statement without parameters as text.</summary>
    public string? ScalarText(string sql)
    {
        using var statement = Prepare(sql);
        return statement.Step() ? statement.TextOrNull(0) : null;
    }

    public void SetUserVersion(int version) => Execute(string.Create(CultureInfo.InvariantCulture, $"PRAGMA user_version = {version}"));

    /// <summary>Ends the transaction that an error may have ended already.</summary>
    public void Rollback()
    {
        if (raw.sqlite3_get_autocommit(handle) == 0)
        {
            _ = raw.sqlite3_exec(handle, "ROLLBACK");
        }
    }

    /// <summary>Stops what runs on this connection when the token is cancelled.</summary>
    public CancellationTokenRegistration InterruptOn(CancellationToken cancellationToken) =>
        cancellationToken.Register(() => raw.sqlite3_interrupt(handle));

    public void Dispose()
    {
        foreach (var statement in idle.Values.SelectMany(waiting => waiting))
        {
            statement.Close();
        }
        idle.Clear();
        handle.Dispose();
    }

    internal Exception LastError() =>
        SqliteErrors.Of(Path, raw.sqlite3_extended_errcode(handle), raw.sqlite3_errmsg(handle).utf8_to_string(), busyTimeout);

    internal void Return(Statement statement)
    {
        lock (idle)
        {
            if (!idle.TryGetValue(statement.Sql, out var waiting))
            {
                idle.Add(statement.Sql, waiting = new());
            }
            waiting.Push(statement);
        }
    }

    /// <summary>The file as a URI, so that <c>immutable</c> can be said; '%', '?' and '#' must be escaped.</summary>
    private static string Uri(string path, bool immutable)
    {
        var escaped = System.IO.Path.GetFullPath(path).Replace("%", "%25", StringComparison.Ordinal).Replace("?", "%3f", StringComparison.Ordinal).Replace("#", "%23", StringComparison.Ordinal);
        if (OperatingSystem.IsWindows())
        {
            escaped = "/" + escaped.Replace('\\', '/');
        }
        return "file:" + escaped + (immutable ? "?immutable=1" : "");
    }
}
