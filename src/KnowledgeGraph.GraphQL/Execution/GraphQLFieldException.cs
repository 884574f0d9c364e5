using KnowledgeGraph.GraphQL.Response;

namespace KnowledgeGraph.GraphQL.Execution;

/// <summary>A resolver's refusal, whose message the client sees. Any other exception of a resolver is the server's fault and stays hidden.</summary>
/// <param name="message">What is wrong, for the developer of the client.</param>
/// <param name="code"><c>extensions.code</c>; <see cref="ErrorCodes.BadUserInput"/> by default.</param>
public sealed class GraphQLFieldException(string message, string code = ErrorCodes.BadUserInput) : Exception(message)
{
    /// <summary><c>extensions.code</c> of the error.</summary>
    public string Code { get; } = code;

    /// <summary>Further extensions of the error: strings, booleans and numbers by name.</summary>
    public IReadOnlyDictionary<string, object> Extensions { get; init; } = new Dictionary<string, object>();
}
