namespace KnowledgeGraph.Storage.Sqlite;

/// <summary>A connection for the time of one read; disposing gives it back.</summary>
internal readonly struct Lease(Connection connection, Action<Connection> release) : IDisposable
{
    public Connection Connection => connection;

    public void Dispose() => release(connection);
}
