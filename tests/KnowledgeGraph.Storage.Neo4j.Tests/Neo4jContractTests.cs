using KnowledgeGraph.Storage.Tests;

namespace KnowledgeGraph.Storage.Neo4j.Tests;

/// <summary>The contract on a real server.</summary>
public sealed class Neo4jContractTests(Neo4jServer server) : GraphStoreContract
{
    private protected override bool HoldsStates => false;

    /// <summary>Each call crosses to another process.</summary>
    private protected override int RandomSets => 3;

    private protected override async ValueTask<IGraphStore> OpenEmptyAsync() => await server.OpenEmptyAsync();

    private protected override ValueTask CleanUpAsync() => ValueTask.CompletedTask;
}
