using System.Text.Json;

namespace KnowledgeGraph.GraphQL.Execution;

/// <summary>A request, section 6.1.</summary>
public sealed record GraphQLRequest
{
    /// <summary>The document, UTF-8. It is not kept: the engine copies what it caches.</summary>
    public required ReadOnlyMemory<byte> Document { get; init; }

    /// <summary>Which operation of the document; null where it has only one.</summary>
    public string? OperationName { get; init; }

    /// <summary>The variables as a JSON object; undefined or null for none. Default: undefined.</summary>
    public JsonElement Variables { get; init; }

    /// <summary>What resolvers share about this request, <see cref="FieldContext.State"/>. Default: null.</summary>
    public object? State { get; init; }

    /// <summary>Whether only queries may run, as over HTTP GET. Default: false.</summary>
    public bool QueriesOnly { get; init; }
}

/// <summary>What became of a request.</summary>
public enum GraphQLOutcome
{
    /// <summary>It was executed; the response has data, which may be null, and perhaps errors.</summary>
    Executed,

    /// <summary>It was refused before execution: the response has errors only.</summary>
    Refused,

    /// <summary>The document is no GraphQL; the response has errors only.</summary>
    NotParsed,

    /// <summary>It is no query where only queries may run; the response has errors only.</summary>
    NotAQuery,
}
