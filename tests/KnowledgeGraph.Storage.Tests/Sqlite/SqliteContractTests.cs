using KnowledgeGraph.Storage.Sqlite;

namespace KnowledgeGraph.Storage.Tests;

/// <summary>The contract on a real SQLite file.</summary>
public sealed class SqliteContractTests : GraphStoreContract
{
    private readonly TemporaryFolder folder = new();

    private protected override ValueTask<IGraphStore> OpenEmptyAsync() =>
        ValueTask.FromResult(SqliteStore.Open(folder.File("kg.db"), StoreAccess.Create));

    private protected override ValueTask CleanUpAsync()
    {
        folder.Dispose();
        return ValueTask.CompletedTask;
    }
}
