using KnowledgeGraph.GraphQL.Language;

namespace KnowledgeGraph.GraphQL.Types;

/// <summary>One thing that is wrong with a schema or with what is bound to it.</summary>
/// <param name="Message">What is wrong, one sentence.</param>
/// <param name="Location">Its place in the SDL; null where it is in what was bound and has no place there.</param>
public sealed record SchemaError(string Message, SourceLocation? Location)
{
    /// <summary><c>line:column: message</c>, or the message alone.</summary>
    public override string ToString() => Location is { } location ? $"{location.Line}:{location.Column}: {Message}" : Message;
}

/// <summary>A schema that is not valid, or resolvers that do not fit it. The fault is that of the schema's owner; all of it is told at once.</summary>
public sealed class GraphQLSchemaException : Exception
{
    internal GraphQLSchemaException(IReadOnlyList<SchemaError> errors)
        : base($"The GraphQL schema has {errors.Count} error{(errors.Count == 1 ? "" : "s")}:\n{string.Join('\n', errors)}") => Errors = errors;

    /// <summary>Everything that is wrong, in the order of the SDL as far as possible.</summary>
    public IReadOnlyList<SchemaError> Errors { get; }
}
