using Microsoft.AspNetCore.Http;

namespace KnowledgeGraph.GraphQL.Http;

/// <summary>How the engine is served over HTTP.</summary>
public sealed record GraphQLHttpOptions
{
    /// <summary>The largest body of a POST, in bytes. Default: 1 MiB.</summary>
    public int MaxBodyBytes { get; init; } = 1024 * 1024;

    /// <summary>The most requests of one body that is a JSON array; 0 refuses all arrays. Default: 10.</summary>
    public int MaxBatch { get; init; } = 10;

    /// <summary>Responses from this many bytes on are compressed for clients that accept it. Default: 1,024.</summary>
    public int CompressFrom { get; init; } = 1024;

    /// <summary>
    /// Whether status codes follow the draft of 2026: 422 for what can't be executed and 294 for data with errors, where the client accepts
    /// <c>application/graphql-response+json</c>. Default: false, which is 400 and 200, as the audits of <c>graphql-http</c> want it.
    /// </summary>
    public bool UseDraftStatusCodes { get; init; }

    /// <summary>Gives <see cref="Execution.FieldContext.State"/> for a request. Default: null for all.</summary>
    public Func<HttpContext, object?>? State { get; init; }

    /// <summary>Documents known by their SHA-256; see <see cref="PersistedDocuments"/>. Default: none, and hashes are refused.</summary>
    public PersistedDocuments? Persisted { get; init; }

    /// <summary>Called before the head of each answer is sent, so that headers may be added and answers counted. Not for streams of events. Default: nothing.</summary>
    public Action<HttpContext, GraphQLAnswer>? Answering { get; init; }
}

/// <summary>What became of one HTTP request.</summary>
/// <param name="Status">The HTTP status.</param>
/// <param name="HasErrors">Whether the answer, or one of a batch, has errors.</param>
public readonly record struct GraphQLAnswer(int Status, bool HasErrors);
