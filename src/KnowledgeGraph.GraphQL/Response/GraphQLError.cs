using KnowledgeGraph.GraphQL.Language;

namespace KnowledgeGraph.GraphQL.Response;

/// <summary>An error of a response (specification, section 7.1.6).</summary>
public sealed record GraphQLError
{
    /// <summary>What is wrong, for the developer of the client.</summary>
    public required string Message { get; init; }

    /// <summary>Where in the document; empty where it is not about the document.</summary>
    public IReadOnlyList<SourceLocation> Locations { get; init; } = [];

    /// <summary>Where in the response: response names (<see cref="string"/>) and list indices (<see cref="int"/>) from the root; null for an error before execution.</summary>
    public IReadOnlyList<object>? Path { get; init; }

    /// <summary><c>extensions.code</c>, one of <see cref="ErrorCodes"/> or the service's own; null for none.</summary>
    public string? Code { get; init; }

    /// <summary>Further extensions: strings, booleans and numbers by name, written in ordinal order after the code.</summary>
    public IReadOnlyDictionary<string, object> Extensions { get; init; } = new Dictionary<string, object>();
}

/// <summary>The values of <c>extensions.code</c> that this engine gives.</summary>
public static class ErrorCodes
{
    /// <summary>The document is not GraphQL.</summary>
    public const string ParseFailed = "GRAPHQL_PARSE_FAILED";

    /// <summary>The document breaks a rule of the specification's section 5.</summary>
    public const string ValidationFailed = "GRAPHQL_VALIDATION_FAILED";

    /// <summary>A variable does not fit its type, the operation is not named, or a resolver refuses an argument.</summary>
    public const string BadUserInput = "BAD_USER_INPUT";

    /// <summary>The request passes a limit; the extensions <c>limit</c> and <c>actual</c> say which and by how much.</summary>
    public const string LimitExceeded = "LIMIT_EXCEEDED";

    /// <summary>The request took longer than it may.</summary>
    public const string Timeout = "TIMEOUT";

    /// <summary>A hash was sent without a document, and none is known by it.</summary>
    public const string PersistedQueryNotFound = "PERSISTED_QUERY_NOT_FOUND";

    /// <summary>A resolver failed; the cause is in the server's log only.</summary>
    public const string InternalError = "INTERNAL_SERVER_ERROR";
}
