namespace KnowledgeGraph.Storage.Sqlite;

/// <summary>A reader inside one read transaction: WAL keeps the state that it began with.</summary>
internal sealed class SqliteSnapshot : SqliteReader, IGraphSnapshot
{
    private readonly Lease lease;
    private bool disposed;

    public SqliteSnapshot(Lease lease)
    {
        this.lease = lease;
        lease.Connection.Execute("BEGIN");
        // The transaction begins with its first read.
        lease.Connection.Scalar("SELECT count(*) FROM total");
    }

    public Connection Connection => lease.Connection;

    /// <inheritdoc/>
    protected override bool MayInterrupt => false;

    /// <inheritdoc/>
    public ValueTask DisposeAsync()
    {
        if (!disposed)
        {
            disposed = true;
            lease.Connection.Rollback();
            lease.Dispose();
        }
        return ValueTask.CompletedTask;
    }

    /// <inheritdoc/>
    protected override Lease Rent()
    {
        ObjectDisposedException.ThrowIf(disposed, this);
        return new(lease.Connection, static _ => { });
    }
}
