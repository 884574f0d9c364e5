namespace KnowledgeGraph.Model;

/// <summary>A piece of an article's text that names an entity.</summary>
/// <param name="Text">The characters of <paramref name="Span"/>.</param>
/// <param name="Span">Where they stand.</param>
/// <param name="Score">0 to 1: how sure the reader is.</param>
public sealed record Mention(string Text, TextSpan Span, double Score);

/// <summary>A named thing as one article presents it, under its global id.</summary>
public sealed record Entity
{
    /// <summary>Readable and stable: <c>place:330106</c>, <c>programme:共富工坊</c>.</summary>
    public required string Id { get; init; }

    /// <summary>What it is.</summary>
    public required EntityKind Kind { get; init; }

    /// <summary>The level of a Place; null for other kinds.</summary>
    public PlaceLevel? Level { get; init; }

    /// <summary>The best full name that the article gives.</summary>
    public required string Name { get; init; }

    /// <summary>The full path of a Place (浙江省杭州市西湖区); null for other kinds.</summary>
    public string? Canonical { get; init; }

    /// <summary>Six digits down to county, else null.</summary>
    public string? Code { get; init; }

    /// <summary>The 2, 4, 6, 9 or 12 digits of the division, or null.</summary>
    public string? DivisionCode { get; init; }

    /// <summary>Other surfaces that mean it in this article, in order of first occurrence.</summary>
    public IReadOnlyList<string> Aliases { get; init; } = [];

    /// <summary>Its mentions in the order of <see cref="TextSpan.CompareTo"/>. Empty only for a Place that is merely an ancestor of a mentioned one.</summary>
    public IReadOnlyList<Mention> Mentions { get; init; } = [];

    /// <summary>The id of the Place just above a Place in the division tree; null for other kinds and for provinces.</summary>
    public string? Parent { get; init; }
}

/// <summary>A stated link between two entities of the same article.</summary>
/// <param name="Type">What the link means.</param>
/// <param name="From">Id of the entity it starts from.</param>
/// <param name="To">Id of the entity it leads to.</param>
/// <param name="Title">The post of HOLDS_POST; null elsewhere.</param>
/// <param name="Quote">The characters of <paramref name="Span"/> that carry it.</param>
/// <param name="Span">Where they stand.</param>
/// <param name="Score">0 to 1.</param>
public sealed record Relation(RelationType Type, string From, string To, string? Title, string Quote, TextSpan Span, double Score);

/// <summary>A quantity that the article reports.</summary>
public sealed record Observation
{
    /// <summary>Id of the entity that the number is about.</summary>
    public required string Subject { get; init; }

    /// <summary>Id of the Place that it holds for, or null.</summary>
    public string? Place { get; init; }

    /// <summary>What is counted, in the text's words; a target carries （目标）.</summary>
    public required string Metric { get; init; }

    /// <summary>The number with 万 and 亿 multiplied out; a percentage stays as written.</summary>
    public required double Value { get; init; }

    /// <summary>元, 人, %, … or null.</summary>
    public string? Unit { get; init; }

    /// <summary>How the number stands to the true one.</summary>
    public Comparison Comparison { get; init; }

    /// <summary>True for a growth rate.</summary>
    public bool Change { get; init; }

    /// <summary>The period as the text says it, or null.</summary>
    public string? Period { get; init; }

    /// <summary>The characters of <see cref="Span"/>.</summary>
    public required string Quote { get; init; }

    /// <summary>Where they stand.</summary>
    public required TextSpan Span { get; init; }

    /// <summary>0 to 1.</summary>
    public required double Score { get; init; }
}

/// <summary>A date expression of an event.</summary>
/// <param name="Text">The characters of <paramref name="Span"/>.</param>
/// <param name="Value">ISO 8601 with <c>-</c> for unknown parts: <c>--12-20</c>, <c>2023</c>, <c>2023-11-09</c>; a range has two with <c>/</c> between.</param>
/// <param name="Span">Where they stand.</param>
public sealed record DateExpression(string Text, string Value, TextSpan Span);

/// <summary>All that one article contributes to the graph, under global ids.</summary>
public sealed record ArticleGraph
{
    /// <summary>The article.</summary>
    public required Article Article { get; init; }

    /// <summary>The entities that it mentions, in order of first mention.</summary>
    public IReadOnlyList<Entity> Entities { get; init; } = [];

    /// <summary>Places that it does not mention but that hold one it does (without mentions), by id.</summary>
    public IReadOnlyList<Entity> Ancestors { get; init; } = [];

    /// <summary>Its relations, by span, then type and ends.</summary>
    public IReadOnlyList<Relation> Relations { get; init; } = [];

    /// <summary>Its observations, by span.</summary>
    public IReadOnlyList<Observation> Observations { get; init; } = [];

    /// <summary>Its dates, by span.</summary>
    public IReadOnlyList<DateExpression> Dates { get; init; } = [];

    /// <summary>Id of the Place that the article is about as a whole, or null.</summary>
    public string? HomePlace { get; init; }

    /// <summary>How many facts were refused because they have no characters of one part of the article to show, or ends that the ontology does not allow. Not stored.</summary>
    public int Refused { get; init; }
}

/// <summary>All that one document contributes to the graph.</summary>
/// <param name="Document">The document's name as the contract defines it.</param>
/// <param name="Articles">Its articles in page order; none for a page of captions only.</param>
public sealed record DocumentGraph(string Document, IReadOnlyList<ArticleGraph> Articles);
