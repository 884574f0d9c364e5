using KnowledgeGraph.Storage;
using KnowledgeGraph.Storage.Sqlite;
using KnowledgeGraph.Storage.Tests;

namespace KnowledgeGraph.Analysis.Tests;

/// <summary>The invented graph of the store contract in a SQLite file.</summary>
public sealed class WorldGraph : IAsyncLifetime
{
    private readonly TemporaryFolder folder = new();
    private IGraphStore? store;

    public IGraphReader Reader => store!;

    public async ValueTask InitializeAsync()
    {
        store = SqliteStore.Open(folder.File("world.db"), StoreAccess.Create);
        await store.CommitAsync(World.All);
    }

    public async ValueTask DisposeAsync()
    {
        await store!.DisposeAsync();
        folder.Dispose();
    }
}
