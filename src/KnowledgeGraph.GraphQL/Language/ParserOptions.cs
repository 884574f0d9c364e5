namespace KnowledgeGraph.GraphQL.Language;

/// <summary>What a document may cost the parser. Every limit is finite, so that no document can exhaust memory or stack.</summary>
public sealed record ParserOptions
{
    /// <summary>The most tokens, comments not counted. Default: 10,000.</summary>
    public int MaxTokens { get; init; } = 10_000;

    /// <summary>How deep selection sets may nest. Default: 200.</summary>
    public int MaxSelectionDepth { get; init; } = 200;

    /// <summary>How deep lists, input objects and list types may nest. Default: 100.</summary>
    public int MaxValueDepth { get; init; } = 100;

    /// <summary>The limits for a request. All properties have their defaults.</summary>
    public static ParserOptions Default { get; } = new();

    /// <summary>The limits for a schema, which comes from its owner: 5,000,000 tokens; otherwise the defaults.</summary>
    public static ParserOptions Schema { get; } = new() { MaxTokens = 5_000_000 };
}
