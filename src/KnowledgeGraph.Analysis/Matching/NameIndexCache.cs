using KnowledgeGraph.Storage;

namespace KnowledgeGraph.Analysis.Matching;

/// <summary>
/// The name indexes of the newest graphs, by version: a host may serve one state while a writer makes the next. At most
/// <paramref name="versions"/> are kept. One is built at a time; those who wait for the same version share it.
/// </summary>
/// <param name="versions">How many at most; default 2.</param>
public sealed class NameIndexCache(int versions = 2) : IDisposable
{
    private readonly SemaphoreSlim building = new(1, 1);
    private NameIndex[] newest = [];

    /// <summary>The names of the state that a reader sees. A caller who gives up leaves the next one to build it with its own reader.</summary>
    public async ValueTask<NameIndex> GetAsync(IGraphReader reader, CancellationToken cancellationToken = default)
    {
        var version = await reader.GetVersionAsync(cancellationToken).ConfigureAwait(false);
        if (Find(version) is { } known)
        {
            return known;
        }
        await building.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            if (Find(version) is { } built)
            {
                return built;
            }
            var index = await NameIndex.BuildAsync(reader, cancellationToken).ConfigureAwait(false);
            Volatile.Write(ref newest, [index, .. newest.Take(versions - 1)]);
            return index;
        }
        finally
        {
            building.Release();
        }
    }

    /// <inheritdoc/>
    public void Dispose() => building.Dispose();

    private NameIndex? Find(string version) => Array.Find(Volatile.Read(ref newest), index => index.Version == version);
}
