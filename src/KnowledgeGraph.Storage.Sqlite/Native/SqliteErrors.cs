using SQLitePCL;

namespace KnowledgeGraph.Storage.Sqlite;

/// <summary>The one place where SQLite's result codes become exceptions that say who is at fault.</summary>
internal static class SqliteErrors
{
    private const int IoErrorNoMemory = raw.SQLITE_IOERR | (12 << 8);
    private const int IoErrorShmSize = raw.SQLITE_IOERR | (19 << 8);

    /// <summary>The exception for an extended result code.</summary>
    public static Exception Of(string path, int code, string message, TimeSpan waited) => (code & 0xFF, code) switch
    {
        (raw.SQLITE_INTERRUPT, _) => new OperationCanceledException(),
        (raw.SQLITE_FULL, _) or (_, IoErrorShmSize) => new StoreFullException(path),
        (raw.SQLITE_BUSY or raw.SQLITE_LOCKED, _) => new StoreLockedException(path, waited),
        (raw.SQLITE_READONLY, _) => new StoreReadOnlyException(path, "the store is read-only"),
        (raw.SQLITE_PERM or raw.SQLITE_AUTH, _) => new StoreReadOnlyException(path, "the file may not be opened"),
        (raw.SQLITE_CANTOPEN, _) => new StoreReadOnlyException(path, "the file can't be opened, or no file can be made beside it"),
        (raw.SQLITE_NOTADB, _) => new NotAStoreException(path, "the file is no database"),
        (raw.SQLITE_CORRUPT, _) => new StoreDamagedException(path, message),
        (raw.SQLITE_NOMEM, _) or (_, IoErrorNoMemory) => new InsufficientMemoryException($"{path}: {message}"),
        (raw.SQLITE_IOERR, _) => new StoreIoException(path, message),
        _ => new InvalidOperationException($"{path}: {message} (SQLite {code})"),
    };
}
