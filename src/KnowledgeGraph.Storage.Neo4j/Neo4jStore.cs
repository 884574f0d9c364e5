namespace KnowledgeGraph.Storage.Neo4j;

/// <summary>Opens graphs kept in a Neo4j database.</summary>
public static class Neo4jStore
{
    /// <summary>Connects to the database at <paramref name="server"/>, and makes or migrates its schema where <paramref name="access"/> allows it.</summary>
    /// <param name="server">As a store URI names it; a password that it does not have is taken from <c>KG_NEO4J_PASSWORD</c>.</param>
    /// <param name="access">What the store is opened for.</param>
    /// <param name="options">Limits; the defaults where null.</param>
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
        options ??= new();
        var password = server.Password ?? Environment.GetEnvironmentVariable(Neo4jOptions.PasswordVariable);
        var client = new QueryApiClient(server, string.IsNullOrEmpty(password) ? null : password, options);
        try
        {
            await client.GetServerVersionAsync(cancellationToken).ConfigureAwait(false);
            await Migrations.ApplyAsync(client, access, cancellationToken).ConfigureAwait(false);
            return new Neo4jGraphStore(client, options, access != StoreAccess.Read);
        }
        catch
        {
            client.Dispose();
            throw;
        }
    }
}
