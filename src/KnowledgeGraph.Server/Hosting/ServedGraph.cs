using KnowledgeGraph.Analysis.Matching;
using KnowledgeGraph.Storage;

namespace KnowledgeGraph.Server.Hosting;

/// <summary>
/// The store behind the service. Each request reads one state of it. A store that failed, or whose file was replaced or removed, is let go and opened
/// again by the next request, so that the service recovers by itself.
/// </summary>
/// <param name="open">Opens the store for reading.</param>
/// <param name="file">The store's file where it is one; null otherwise.</param>
internal sealed class ServedGraph(Func<IGraphStore> open, string? file) : IAsyncDisposable
{
    private readonly Lock gate = new();
    private readonly NameIndexCache names = new();
    private IGraphStore? store;
    private DateTime identity;

    /// <summary>One state of the graph, until it is disposed.</summary>
    /// <exception cref="StoreException">The store can't be opened or read now.</exception>
    public async ValueTask<IGraphSnapshot> OpenSnapshotAsync(CancellationToken cancellationToken)
    {
        var current = Current();
        try
        {
            return await current.OpenSnapshotAsync(cancellationToken).ConfigureAwait(false);
        }
        catch (Exception error) when (error is StoreException or ObjectDisposedException)
        {
            await LetGoAsync(current).ConfigureAwait(false);
            return await Current().OpenSnapshotAsync(cancellationToken).ConfigureAwait(false);
        }
    }

    /// <summary>The names of the state that <paramref name="reader"/> reads; built once a version.</summary>
    public ValueTask<NameIndex> NamesAsync(IGraphReader reader, CancellationToken cancellationToken) => names.GetAsync(reader, cancellationToken);

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        if (store is { } last)
        {
            await LetGoAsync(last).ConfigureAwait(false);
        }
        names.Dispose();
    }

    private IGraphStore Current()
    {
        lock (gate)
        {
            // Another file under the same name was made at another time.
            var found = file is null ? default : File.GetCreationTimeUtc(file);
            if (store is not null && found != identity)
            {
                // A SQLite store is disposed at once; connections in use close when they are given back.
                _ = store.DisposeAsync().AsTask();
                store = null;
            }
            identity = found;
            return store ??= open();
        }
    }

    private async ValueTask LetGoAsync(IGraphStore failed)
    {
        lock (gate)
        {
            if (!ReferenceEquals(store, failed))
            {
                return;
            }
            store = null;
        }
        await failed.DisposeAsync().ConfigureAwait(false);
    }
}
