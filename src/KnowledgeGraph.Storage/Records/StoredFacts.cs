using KnowledgeGraph.Model;

namespace KnowledgeGraph.Storage;

/// <summary>An article of the graph.</summary>
/// <param name="Article">Its text and metadata.</param>
/// <param name="HomePlace">Id of the Place that it is about; null where that is unknown or not in the graph.</param>
/// <param name="Dates">Its date expressions, by span.</param>
public sealed record StoredArticle(Article Article, string? HomePlace, IReadOnlyList<DateExpression> Dates);

/// <summary>A relation, one a (type, from, to, title), as all its articles together support it.</summary>
public sealed record StoredRelation
{
    /// <summary>As <see cref="FactIds.OfRelation(RelationType, string, string, string?)"/> makes it.</summary>
    public required string Id { get; init; }

    /// <summary>What it means.</summary>
    public required RelationType Type { get; init; }

    /// <summary>Id of the entity that it starts from; of PARTNERS_WITH the smaller id.</summary>
    public required string From { get; init; }

    /// <summary>Id of the entity that it leads to.</summary>
    public required string To { get; init; }

    /// <summary>The post of HOLDS_POST, else null.</summary>
    public string? Title { get; init; }

    /// <summary>Articles that state it.</summary>
    public required int ArticleCount { get; init; }

    /// <summary>The best score of its evidence, 0 to 1.</summary>
    public required double Score { get; init; }

    /// <summary>As of <see cref="StoredEntity.FirstReported"/>.</summary>
    public PartialDate? FirstReported { get; init; }

    /// <summary>As of <see cref="StoredEntity.LastReported"/>.</summary>
    public PartialDate? LastReported { get; init; }

    /// <summary>The entity that it starts from, where <see cref="RelationFilter.WithEnds"/> asks for it and the reader has it at hand; else null.</summary>
    public StoredEntity? Source { get; init; }

    /// <summary>The entity that it leads to; as of <see cref="Source"/>.</summary>
    public StoredEntity? Target { get; init; }

    /// <summary>The relations of the other end that <see cref="RelationFilter.Then"/> asks for, where the reader has them at hand; else null.</summary>
    public Page<StoredRelation>? Next { get; init; }
}

/// <summary>The characters of an article that carry a fact.</summary>
/// <param name="Fact">Id of the relation or observation.</param>
/// <param name="Article">Id of the article.</param>
/// <param name="Published">The article's date.</param>
/// <param name="Quote">The characters of <paramref name="Span"/>.</param>
/// <param name="Span">Where they stand; UTF-16 code units.</param>
/// <param name="Score">0 to 1.</param>
/// <param name="Sentence">The sentence around the quote, as <see cref="Sentence.Around"/> gives it.</param>
public sealed record StoredEvidence(
    string Fact, string Article, PartialDate? Published, string Quote, TextSpan Span, double Score, string Sentence);

/// <summary>A place where an article names an entity.</summary>
/// <param name="Entity">Id of the entity.</param>
/// <param name="Article">Id of the article.</param>
/// <param name="Text">The characters of <paramref name="Span"/>.</param>
/// <param name="Span">Where they stand; UTF-16 code units.</param>
/// <param name="Score">0 to 1.</param>
public sealed record StoredMention(string Entity, string Article, string Text, TextSpan Span, double Score);

/// <summary>A reported quantity.</summary>
/// <param name="Id">As <see cref="FactIds.OfObservation"/> makes it.</param>
/// <param name="Article">Id of the article.</param>
/// <param name="Published">The article's date.</param>
/// <param name="Value">The quantity, with quote and span.</param>
/// <param name="Sentence">The sentence around the quote.</param>
public sealed record StoredObservation(string Id, string Article, PartialDate? Published, Observation Value, string Sentence);

/// <summary>An entity that shares articles with another.</summary>
/// <param name="Entity">The entity.</param>
/// <param name="ArticleCount">Articles that mention both.</param>
public sealed record CoMention(StoredEntity Entity, int ArticleCount);

/// <summary>A name of an entity.</summary>
/// <param name="Entity">Id of the entity.</param>
/// <param name="Kind">Its kind.</param>
/// <param name="Name">The name, as written.</param>
/// <param name="IsDisplayName">False for an alias.</param>
/// <param name="ArticleCount">Articles that mention the entity, under whatever name.</param>
public sealed record NamedEntity(string Entity, EntityKind Kind, string Name, bool IsDisplayName, int ArticleCount);

/// <summary>A name that may be meant by a search text.</summary>
/// <param name="Name">The name and its entity.</param>
/// <param name="SharedGrams">How many of the text's grams the name holds.</param>
public sealed record NameCandidate(NamedEntity Name, int SharedGrams);

/// <summary>What stands next to an entity.</summary>
/// <param name="Relations">Its relations, at most the query's bound.</param>
/// <param name="Truncated">True where there are more.</param>
public sealed record Neighbours(IReadOnlyList<StoredRelation> Relations, bool Truncated);
