using KnowledgeGraph.Model;

namespace KnowledgeGraph.Storage;

/// <summary>Which entities are meant; what is null does not restrict.</summary>
public sealed record EntityFilter
{
    /// <summary>Among these entities; with <see cref="Within"/> the cost grows with them, not with the place.</summary>
    public IReadOnlyList<string>? Ids { get; init; }

    /// <summary>Of one of these kinds.</summary>
    public IReadOnlyList<EntityKind>? Kinds { get; init; }

    /// <summary>The display name or an alias contains this, after <see cref="SearchText.Fold"/> of both.</summary>
    public string? NameContains { get; init; }

    /// <summary>
    /// Within this Place: it or below it, or leading to one by LOCATED_IN, IMPLEMENTED_IN, PART_OF or HOLDS_POST in at most four steps.
    /// What is no Place of the graph holds nothing.
    /// </summary>
    public string? Within { get; init; }

    /// <summary>Places of this level.</summary>
    public PlaceLevel? Level { get; init; }

    /// <summary>Mentioned by an article whose possible days are not all before the first day of this.</summary>
    public PartialDate? ReportedSince { get; init; }

    /// <summary>Mentioned by an article (the same one) whose possible days are not all after the last day of this.</summary>
    public PartialDate? ReportedUntil { get; init; }
}

/// <summary>The orders of entities; ties by id.</summary>
public enum EntityOrder
{
    /// <summary>By display name, Unicode code points.</summary>
    Name,

    /// <summary>Most articles first.</summary>
    ArticleCount,

    /// <summary>Earliest first, none last.</summary>
    FirstReported,

    /// <summary>Latest first, none last.</summary>
    LastReported,
}

/// <summary>Which articles are meant; what is null does not restrict.</summary>
public sealed record ArticleFilter
{
    /// <summary>A part of the article contains this, after <see cref="SearchText.Fold"/> of both. A text without letter or digit is in none.</summary>
    public string? Text { get; init; }

    /// <summary>Mentions all of these entities.</summary>
    public IReadOnlyList<string>? Mentions { get; init; }

    /// <summary>Its source is exactly this.</summary>
    public string? Source { get; init; }

    /// <summary>Not all possible days are before the first day of this; unknown dates never pass.</summary>
    public PartialDate? PublishedSince { get; init; }

    /// <summary>Not all possible days are after the last day of this; unknown dates never pass.</summary>
    public PartialDate? PublishedUntil { get; init; }
}

/// <summary>Which end of a relation an entity is. PARTNERS_WITH matches both.</summary>
public enum Direction
{
    /// <summary>From the entity.</summary>
    Out,

    /// <summary>To the entity.</summary>
    In,

    /// <summary>Either.</summary>
    Both,
}

/// <summary>Which relations of an entity are meant; what is null does not restrict.</summary>
public sealed record RelationFilter
{
    /// <summary>All relations.</summary>
    public static RelationFilter All { get; } = new();

    /// <summary>Of one of these types.</summary>
    public IReadOnlyList<RelationType>? Types { get; init; }

    /// <summary>Which end the entity is.</summary>
    public Direction Direction { get; init; } = Direction.Both;

    /// <summary>The other end is of one of these kinds.</summary>
    public IReadOnlyList<EntityKind>? Kinds { get; init; }

    /// <summary>The other end is one of these entities.</summary>
    public IReadOnlyList<string>? OtherEnds { get; init; }

    /// <summary>The relation's score is at least this.</summary>
    public double MinScore { get; init; }

    /// <summary>Reported by the last day of this: the last possible day of <see cref="StoredRelation.FirstReported"/> is not after it; undated relations never pass.</summary>
    public PartialDate? AsOf { get; init; }

    /// <summary>
    /// True to have the entities at the ends given with the relations, as far as that spares a call; a reader may leave out what it would have to ask for.
    /// </summary>
    public bool WithEnds { get; init; }

    /// <summary>
    /// What will be asked of the entities at the other ends: a reader to which a call costs more than its rows answers it in the same call
    /// (<see cref="StoredRelation.Next"/>); others leave it to be asked. Its <see cref="WithEnds"/> is taken as true, its own <see cref="Then"/> is left out.
    /// </summary>
    public FollowingRelations? Then { get; init; }
}

/// <summary>The first page of relations of the entities that other relations lead to.</summary>
/// <param name="Filter">Which relations.</param>
/// <param name="First">How many an entity.</param>
public sealed record FollowingRelations(RelationFilter Filter, int First);

/// <summary>Which observations of an entity are meant.</summary>
public sealed record ObservationFilter
{
    /// <summary>All observations about the entity.</summary>
    public static ObservationFilter All { get; } = new();

    /// <summary>True to keep also what holds for the entity as a place, not only what is about it.</summary>
    public bool IncludePlace { get; init; }

    /// <summary>The observation's score is at least this.</summary>
    public double MinScore { get; init; }
}

/// <summary>A stretch of an article's text.</summary>
/// <param name="Article">Id of the article.</param>
/// <param name="Part">The string that the offsets count in.</param>
/// <param name="Caption">Which caption, where <paramref name="Part"/> is that; else 0.</param>
/// <param name="Start">First UTF-16 code unit.</param>
/// <param name="End">One past the last.</param>
public readonly record struct ArticleSpan(string Article, ArticlePart Part, int Caption, int Start, int End);

/// <summary>Which reports make an adoption; what is null does not restrict.</summary>
public sealed record AdoptionFilter
{
    /// <summary>All reports.</summary>
    public static AdoptionFilter All { get; } = new();

    /// <summary>Published by the last day of this: the last possible day of the article's date is not after it; undated reports never pass.</summary>
    public PartialDate? AsOf { get; init; }

    /// <summary>The score of the evidence is at least this.</summary>
    public double MinScore { get; init; }
}

/// <summary>How a name search looks.</summary>
public sealed record NameSearch
{
    /// <summary>Entities of these kinds; null for all.</summary>
    public IReadOnlyList<EntityKind>? Kinds { get; init; }

    /// <summary>Candidates a text at most.</summary>
    public int Limit { get; init; } = 200;
}

/// <summary>How far the neighbours of an entity are read.</summary>
public sealed record NeighbourQuery
{
    /// <summary>Of one of these types; null for all.</summary>
    public IReadOnlyList<RelationType>? Types { get; init; }

    /// <summary>Which end the entity is.</summary>
    public Direction Direction { get; init; } = Direction.Both;

    /// <summary>The other end is of one of these kinds; null for all.</summary>
    public IReadOnlyList<EntityKind>? Kinds { get; init; }

    /// <summary>The relation's score is at least this.</summary>
    public double MinScore { get; init; }

    /// <summary>As of <see cref="RelationFilter.AsOf"/>.</summary>
    public PartialDate? AsOf { get; init; }

    /// <summary>Relations an entity at most.</summary>
    public int Limit { get; init; } = 1000;
}
