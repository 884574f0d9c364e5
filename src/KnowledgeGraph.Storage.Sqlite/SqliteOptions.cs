namespace KnowledgeGraph.Storage.Sqlite;

/// <summary>How a SQLite store is opened. All have finite defaults.</summary>
public sealed record SqliteOptions
{
    /// <summary>How long a write waits for another process that is writing. Default 30 s.</summary>
    public TimeSpan BusyTimeout { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>Page cache of the writing connection in MiB. Default 16.</summary>
    public int WriteCacheMebibytes { get; init; } = 16;

    /// <summary>Page cache of each reading connection in MiB. Default 16.</summary>
    public int ReadCacheMebibytes { get; init; } = 16;

    /// <summary>Reading connections kept open between reads; more are opened when needed. Default 16.</summary>
    public int IdleReaders { get; init; } = 16;

    /// <summary>The most pages of 4 KiB that the file may have; 0 for SQLite's own limit (16 TiB). A full file counts as a full disk. Default 0.</summary>
    public int MaxPages { get; init; }

    /// <summary>Told the text of each statement that a reader begins, for counts and traces; called from several threads. Default none.</summary>
    public Action<string>? OnRead { get; init; }

    /// <summary>How time passes between two attempts at a lock that SQLite itself does not wait for.</summary>
    internal Action<TimeSpan> Pause { get; init; } = Thread.Sleep;
}
