namespace KnowledgeGraph.Storage.Neo4j;

/// <summary>
/// All that the store knows of a way to the server: one read, and one transaction of several statements. The official driver could stand
/// behind it as well as the HTTP interface does.
/// </summary>
internal interface ICypherClient : ICypherReader, IDisposable
{
    /// <summary>The store, without password, as messages show it.</summary>
    string Address { get; }

    /// <summary>The server's version, such as <c>5.26.31</c>.</summary>
    /// <exception cref="ServerVersionException">What answers is no Neo4j, or an older one.</exception>
    Task<string> GetServerVersionAsync(CancellationToken cancellationToken);

    /// <summary>Runs a statement in a transaction of its own, once.</summary>
    Task<Answer> RunAsync(CypherQuery query, CancellationToken cancellationToken);

    /// <summary>
    /// Runs <paramref name="work"/> in a transaction and commits it; begins anew where a lost connection or a transient error may be overcome so.
    /// A commit whose answer was lost may have happened: the work must find out by itself.
    /// </summary>
    Task<T> WriteAsync<T>(Func<ICypherTransaction, CancellationToken, Task<T>> work, CancellationToken cancellationToken);
}

/// <summary>What reading alone needs.</summary>
internal interface ICypherReader
{
    /// <summary>Runs a statement that only reads; sent again where that helps. It sees what this client has written.</summary>
    Task<Answer> ReadAsync(string text, ReadOnlyMemory<byte> parameters, CancellationToken cancellationToken);
}

/// <summary>An open transaction: locks are held until the work returns; nothing can be seen from outside before.</summary>
internal interface ICypherTransaction
{
    /// <summary>Runs a statement and gives its rows.</summary>
    Task<Answer> RunAsync(CypherQuery query, CancellationToken cancellationToken);
}

/// <summary>Shorter forms.</summary>
internal static class CypherTransactions
{
    /// <summary>Runs a statement whose rows are of no interest.</summary>
    public static async Task DoAsync(this ICypherTransaction transaction, CypherQuery query, CancellationToken cancellationToken)
    {
        using (query)
        {
            (await transaction.RunAsync(query, cancellationToken).ConfigureAwait(false)).Dispose();
        }
    }

    /// <summary>Runs a statement and reads all its rows.</summary>
    public static async Task<List<T>> ListAsync<T>(this ICypherTransaction transaction, CypherQuery query, Func<Row, T> read, CancellationToken cancellationToken)
    {
        using (query)
        {
            using var answer = await transaction.RunAsync(query, cancellationToken).ConfigureAwait(false);
            return [.. answer.Rows().Select(read)];
        }
    }
}
