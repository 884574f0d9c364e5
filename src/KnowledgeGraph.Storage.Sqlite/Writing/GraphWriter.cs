namespace KnowledgeGraph.Storage.Sqlite;

/// <summary>The one writing connection of a store. Calls are served one at a time; another process that writes is waited for.</summary>
internal sealed class GraphWriter(Connection connection) : IDisposable
{
    private readonly WriterCache cache = new();
    private readonly Lock turn = new();

    public IReadOnlyList<CommitOutcome> Commit(IReadOnlyList<DocumentCommit> documents, CancellationToken cancellationToken)
    {
        GraphInvariants.Check(documents);
        return Transact(documents, static (transaction, document) => transaction.Commit(document), cancellationToken);
    }

    public IReadOnlyList<bool> Remove(IReadOnlyList<string> documents, CancellationToken cancellationToken) =>
        Transact(documents, static (transaction, document) => transaction.Remove(document), cancellationToken);

    public void Dispose()
    {
        lock (turn)
        {
            connection.Dispose();
        }
    }

    /// <summary>All of <paramref name="items"/> or none, in one transaction that is on disk when this returns.</summary>
    private TResult[] Transact<TItem, TResult>(IReadOnlyList<TItem> items, Func<GraphTransaction, TItem, TResult> work, CancellationToken cancellationToken)
    {
        lock (turn)
        {
            cancellationToken.ThrowIfCancellationRequested();
            connection.Execute("BEGIN IMMEDIATE");
            try
            {
                cache.Refresh(connection);
                var transaction = new GraphTransaction(connection, cache);
                var results = new TResult[items.Count];
                for (var i = 0; i < results.Length; i++)
                {
                    cancellationToken.ThrowIfCancellationRequested();
                    results[i] = work(transaction, items[i]);
                }
                transaction.Flush();
                connection.Execute("COMMIT");
                return results;
            }
            catch
            {
                cache.Clear();
                connection.Rollback();
                throw;
            }
        }
    }
}
