namespace KnowledgeGraph.Storage.Sqlite;

/// <summary>Opens graphs kept in a SQLite file.</summary>
public static class SqliteStore
{
    /// <summary>Opens the file at <paramref name="path"/>.</summary>
    /// <exception cref="StoreMissingException">There is no store, and <paramref name="access"/> does not make one.</exception>
    /// <exception cref="NotAStoreException">The file is no database, or another program's.</exception>
    /// <exception cref="StoreVersionException">The schema is newer than this program, or older and <paramref name="access"/> does not write.</exception>
    /// <exception cref="StoreReadOnlyException">The file may not be opened, or not be written where <paramref name="access"/> writes.</exception>
    /// <exception cref="StoreException">Any other failure; the type says which.</exception>
    public static IGraphStore Open(string path, StoreAccess access, SqliteOptions? options = null) => SqliteGraphStore.Open(path, access, options ?? new());
}
