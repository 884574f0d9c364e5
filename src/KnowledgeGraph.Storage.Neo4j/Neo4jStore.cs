namespace KnowledgeGraph.Storage.Neo4j;

/// <summary>Opens graphs kept in a Neo4j database.</summary>
public static class Neo4jStore
{
    /// <summary>
    /// A store on the database at <paramref name="server"/>. Nothing is sent yet: the first call finds out whether the server answers, and makes or
    /// migrates the schema where <paramref name="access"/> allows it; so a service can start before its server.
    /// </summary>
    /// <param name="server">As a store URI names it; a password that it does not have is taken from <c>KG_NEO4J_PASSWORD</c>.</param>
    /// <param name="access">What the store is opened for.</param>
    /// <param name="options">Limits; the defaults where null.</param>
    public static IGraphStore Open(ServerAddress server, StoreAccess access, Neo4jOptions? options = null) => Make(server, access, options).Store;

    /// <summary>The same, connected: what the first call would throw is thrown here.</summary>
    /// <param name="server">As of <see cref="Open"/>.</param>
    /// <param name="access">As of <see cref="Open"/>.</param>
    /// <param name="options">As of <see cref="Open"/>.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <exception cref="StoreMissingException">The database holds no store, and <paramref name="access"/> does not make one.</exception>
    /// <exception cref="NotAStoreException">The database holds another program's nodes under our labels.</exception>
    /// <exception cref="StoreVersionException">The schema is newer than this program, or older and <paramref name="access"/> does not write.</exception>
    /// <exception cref="StoreCredentialsException">Wrong user or password.</exception>
    /// <exception cref="DatabaseMissingException">The server has no such database.</exception>
    /// <exception cref="ServerVersionException">What answers is no Neo4j, or one before 5.26.</exception>
    /// <exception cref="StoreUnavailableException">Nothing answers.</exception>
    /// <exception cref="StoreException">Any other failure; the type says which.</exception>
    public static async Task<IGraphStore> OpenAsync(ServerAddress server, StoreAccess access, Neo4jOptions? options = null, CancellationToken cancellationToken = default)
    {
        var (store, client) = Make(server, access, options);
        try
        {
            await client.ConnectAsync(cancellationToken).ConfigureAwait(false);
            return store;
        }
        catch
        {
            await store.DisposeAsync().ConfigureAwait(false);
            throw;
        }
    }

    private static (Neo4jGraphStore Store, ConnectingClient Client) Make(ServerAddress server, StoreAccess access, Neo4jOptions? options)
    {
        options ??= new();
        var password = server.Password ?? Environment.GetEnvironmentVariable(Neo4jOptions.PasswordVariable);
        var client = new ConnectingClient(new QueryApiClient(server, string.IsNullOrEmpty(password) ? null : password, options), access);
        return (new(client, options, access != StoreAccess.Read), client);
    }
}
