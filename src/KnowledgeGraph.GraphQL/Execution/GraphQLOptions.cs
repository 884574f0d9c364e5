using KnowledgeGraph.GraphQL.Language;

namespace KnowledgeGraph.GraphQL.Execution;

/// <summary>What one request may cost, and how the engine behaves. Every limit is finite.</summary>
public sealed record GraphQLOptions
{
    /// <summary>What a document may cost the parser: 10,000 tokens by default.</summary>
    public ParserOptions Parser { get; init; } = ParserOptions.Default;

    /// <summary>How deep fields may nest, fragments resolved. Default: 20.</summary>
    public int MaxDepth { get; init; } = 20;

    /// <summary>The most fields of an operation, each spread of a fragment counted. Default: 2,000.</summary>
    public int MaxFields { get; init; } = 2_000;

    /// <summary>The most aliases of an operation, each spread of a fragment counted. Default: 100.</summary>
    public int MaxAliases { get; init; } = 100;

    /// <summary>The most directives of an operation, each spread of a fragment counted. Default: 200.</summary>
    public int MaxDirectives { get; init; } = 200;

    /// <summary>The most items of a list in an argument or variable. Default: 1,000.</summary>
    public int MaxListItems { get; init; } = 1_000;

    /// <summary>The highest cost of an operation, as README.md explains it. Default: 100,000.</summary>
    public long MaxCost { get; init; } = 100_000;

    /// <summary>How many items the cost counts for a list whose size neither an argument nor <c>@listSize</c> gives. Default: 10.</summary>
    public int DefaultListSize { get; init; } = 10;

    /// <summary>How long a request may take. Default: 10 seconds.</summary>
    public TimeSpan Timeout { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>Whether clients may ask for <c>__schema</c> and <c>__type</c>, and messages suggest names. Default: true.</summary>
    public bool AllowIntrospection { get; init; } = true;

    /// <summary>How many documents stay parsed, validated and planned. Default: 1,000.</summary>
    public int CachedDocuments { get; init; } = 1_000;

    /// <summary>The clock of <see cref="Timeout"/>. Default: the system's.</summary>
    public TimeProvider Time { get; init; } = TimeProvider.System;

    /// <summary>Told of every exception of a resolver that is no <see cref="GraphQLFieldException"/>; clients see only that the field failed. Default: nobody.</summary>
    public Action<Exception>? OnResolverFailure { get; init; }
}
