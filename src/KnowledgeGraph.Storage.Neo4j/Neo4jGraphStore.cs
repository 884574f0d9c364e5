namespace KnowledgeGraph.Storage.Neo4j;

/// <summary>A graph in a Neo4j database.</summary>
internal sealed class Neo4jGraphStore(ICypherClient client, Neo4jOptions options, bool writes) : Neo4jReader, IGraphStore
{
    private readonly GraphWriter? writer = writes ? new(client) : null;
    private bool disposed;

    /// <inheritdoc/>
    protected override ICypherClient Client
    {
        get
        {
            ObjectDisposedException.ThrowIf(disposed, this);
            return client;
        }
    }

    /// <inheritdoc/>
    protected override BatchedReads Batched { get; } = new(client, options);

    /// <inheritdoc/>
    public int GroupsInFlight => options.GroupsInFlight;

    /// <inheritdoc/>
    public async ValueTask<IReadOnlyList<DocumentMark?>> FindDocumentsAsync(IReadOnlyList<string> documents, CancellationToken cancellationToken = default)
    {
        using var query = new CypherQuery(
            "UNWIND range(0, size($ids) - 1) AS asked MATCH (d:Document {name: $ids[asked]}) RETURN asked, d.contentHash, d.extractorVersion");
        var rows = await Batched.AskAsync(query, documents, cancellationToken).ConfigureAwait(false);
        return [.. rows.Select(found => found.Count == 0 ? null : new DocumentMark(found[0].Text(1), found[0].Text(2)))];
    }

    /// <inheritdoc/>
    public async ValueTask<IReadOnlyList<CommitOutcome>> CommitAsync(IReadOnlyList<DocumentCommit> documents, CancellationToken cancellationToken = default) =>
        await Writer().CommitAsync(documents, cancellationToken).ConfigureAwait(false);

    /// <inheritdoc/>
    public async ValueTask<IReadOnlyList<bool>> RemoveAsync(IReadOnlyList<string> documents, CancellationToken cancellationToken = default) =>
        await Writer().RemoveAsync(documents, cancellationToken).ConfigureAwait(false);

    /// <inheritdoc/>
    public ValueTask<IGraphSnapshot> OpenSnapshotAsync(CancellationToken cancellationToken = default)
    {
        cancellationToken.ThrowIfCancellationRequested();
        return ValueTask.FromResult<IGraphSnapshot>(new CurrentState(Client, Batched));
    }

    /// <inheritdoc/>
    public IAsyncEnumerable<string> VerifyAsync(CancellationToken cancellationToken = default) => new Verifier(this, Client).BreachesAsync(cancellationToken);

    /// <inheritdoc/>
    public ValueTask DisposeAsync()
    {
        if (!disposed)
        {
            disposed = true;
            writer?.Dispose();
            client.Dispose();
        }
        return ValueTask.CompletedTask;
    }

    private GraphWriter Writer()
    {
        ObjectDisposedException.ThrowIf(disposed, this);
        return writer ?? throw new StoreReadOnlyException(client.Address, "the store was opened for reading only");
    }

    /// <summary>The server holds no state over several reads: this is the current one.</summary>
    private sealed class CurrentState(ICypherClient client, BatchedReads batched) : Neo4jReader, IGraphSnapshot
    {
        protected override ICypherClient Client => client;

        protected override BatchedReads Batched => batched;

        public ValueTask DisposeAsync() => ValueTask.CompletedTask;
    }
}
