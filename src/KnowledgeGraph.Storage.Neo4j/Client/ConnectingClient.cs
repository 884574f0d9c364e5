namespace KnowledgeGraph.Storage.Neo4j;

/// <summary>
/// A client that, before its first statement, checks the server and brings the schema up to date: a store can be made while the server is down, and a
/// failure is tried again by the next call.
/// </summary>
internal sealed class ConnectingClient(ICypherClient client, StoreAccess access) : ICypherClient
{
    private readonly SemaphoreSlim connecting = new(1, 1);
    private volatile bool connected;

    /// <inheritdoc/>
    public string Address => client.Address;

    /// <summary>Checks the server and the schema, once.</summary>
    public async Task ConnectAsync(CancellationToken cancellationToken)
    {
        if (connected)
        {
            return;
        }
        await connecting.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            if (!connected)
            {
                await client.GetServerVersionAsync(cancellationToken).ConfigureAwait(false);
                await Migrations.ApplyAsync(client, access, cancellationToken).ConfigureAwait(false);
                connected = true;
            }
        }
        finally
        {
            connecting.Release();
        }
    }

    /// <inheritdoc/>
    public Task<string> GetServerVersionAsync(CancellationToken cancellationToken) => client.GetServerVersionAsync(cancellationToken);

    /// <inheritdoc/>
    public async Task<Answer> ReadAsync(string text, ReadOnlyMemory<byte> parameters, CancellationToken cancellationToken)
    {
        await ConnectAsync(cancellationToken).ConfigureAwait(false);
        return await client.ReadAsync(text, parameters, cancellationToken).ConfigureAwait(false);
    }

    /// <inheritdoc/>
    public async Task<Answer> RunAsync(CypherQuery query, CancellationToken cancellationToken)
    {
        await ConnectAsync(cancellationToken).ConfigureAwait(false);
        return await client.RunAsync(query, cancellationToken).ConfigureAwait(false);
    }

    /// <inheritdoc/>
    public async Task<T> WriteAsync<T>(Func<ICypherTransaction, CancellationToken, Task<T>> work, CancellationToken cancellationToken)
    {
        await ConnectAsync(cancellationToken).ConfigureAwait(false);
        return await client.WriteAsync(work, cancellationToken).ConfigureAwait(false);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        connecting.Dispose();
        client.Dispose();
    }
}
