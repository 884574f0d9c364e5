namespace KnowledgeGraph.Storage.Sqlite;

/// <summary>A reader inside one read transaction.</summary>
internal sealed class SqliteSnapshot : SqliteReader, IGraphSnapshot
{
    private readonly Lease lease;
    private readonly ReadTransaction transaction;
    private bool disposed;

    public SqliteSnapshot(Lease lease) => (this.lease, transaction) = (lease, new(lease.Connection));

    /// <summary>A cancelled read stops at once, also within a statement; others of the same snapshot that run at that moment stop with it.</summary>
    protected override bool MayInterrupt => true;

    /// <inheritdoc/>
    public ValueTask DisposeAsync()
    {
        if (!disposed)
        {
            disposed = true;
            transaction.Dispose();
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
