namespace KnowledgeGraph.Storage.Tests;

/// <summary>What every store must do. A store's tests derive from this and say how an empty one is opened.</summary>
public abstract partial class GraphStoreContract : IAsyncLifetime
{
    private IGraphStore? opened;

    /// <summary>The store under test, empty at the beginning of each test.</summary>
    private protected IGraphStore Store => opened ?? throw new InvalidOperationException("not opened");

    public async ValueTask InitializeAsync() => opened = await OpenEmptyAsync();

    public async ValueTask DisposeAsync()
    {
        await Store.DisposeAsync();
        await CleanUpAsync();
        GC.SuppressFinalize(this);
    }

    /// <summary>False for a store whose snapshots are readers of the current state (<see cref="IGraphStore.OpenSnapshotAsync"/>).</summary>
    private protected virtual bool HoldsStates => true;

    /// <summary>How many random sets of documents are tried.</summary>
    private protected virtual int RandomSets => 12;

    /// <summary>Opens a new, empty store.</summary>
    private protected abstract ValueTask<IGraphStore> OpenEmptyAsync();

    /// <summary>Removes what <see cref="OpenEmptyAsync"/> made.</summary>
    private protected abstract ValueTask CleanUpAsync();

    private async Task FillAsync() => await Store.CommitAsync(World.All);

    private async Task<List<string>> BreachesAsync() => await Store.VerifyAsync().ToListAsync();
}
