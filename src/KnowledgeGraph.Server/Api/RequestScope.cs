using KnowledgeGraph.Analysis.Matching;
using KnowledgeGraph.Storage;

namespace KnowledgeGraph.Server.Api;

/// <summary>What the resolvers of one request share: one state of the graph, and what was made of it for all requests.</summary>
/// <param name="Reader">The graph as it was when the request began.</param>
/// <param name="Names">Gives the names of that state.</param>
/// <param name="WithBodies">False where the host may serve quotes and sentences only.</param>
internal sealed record RequestScope(IGraphReader Reader, Func<CancellationToken, ValueTask<NameIndex>> Names, bool WithBodies)
{
    /// <summary>Relations fetched before their field is resolved.</summary>
    public RelationsAhead Ahead { get; } = new();
}
