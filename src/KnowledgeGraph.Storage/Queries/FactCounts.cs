using KnowledgeGraph.Model;

namespace KnowledgeGraph.Storage;

/// <summary>The facts that a store counts.</summary>
public enum FactClass
{
    /// <summary>Mentions of entities.</summary>
    Mention,

    /// <summary>Relations, each once, however many articles state it.</summary>
    Relation,

    /// <summary>Observations.</summary>
    Observation,
}

/// <summary>By what facts are told apart when they are counted.</summary>
[Flags]
public enum FactKeys
{
    /// <summary>By nothing: one count.</summary>
    None = 0,

    /// <summary>The kind of the entity mentioned, or of an observation's subject; relations have none.</summary>
    Kind = 1,

    /// <summary>The type of a relation; other facts have none.</summary>
    Type = 2,

    /// <summary>
    /// Id of the Place that a fact is about. A mention: the entity mentioned where it is a Place, else the article's home place. A relation: its
    /// target where that is a Place, else its source where that is one. An observation: its place, else its subject where that is a Place.
    /// </summary>
    Place = 4,

    /// <summary>
    /// Id of the Programme that a fact is about. A mention: the entity mentioned; an observation: its subject; a relation: its source, else its
    /// target; where that is a Programme.
    /// </summary>
    Programme = 8,

    /// <summary>When it was reported: the date of the article; of a relation <see cref="StoredRelation.FirstReported"/>.</summary>
    Date = 16,

    /// <summary>Metric, unit, change and value of an observation; other facts have none.</summary>
    Measure = 32,
}

/// <summary>Which facts are counted, and how they are told apart; what is null does not restrict.</summary>
public sealed record FactCountQuery
{
    /// <summary>What is counted.</summary>
    public required FactClass Of { get; init; }

    /// <summary>How it is told apart.</summary>
    public FactKeys Keys { get; init; }

    /// <summary>The entity mentioned, or the subject, is of one of these kinds. Relations: nothing passes.</summary>
    public IReadOnlyList<EntityKind>? Kinds { get; init; }

    /// <summary>Relations of one of these types. Other facts: nothing passes.</summary>
    public IReadOnlyList<RelationType>? Types { get; init; }

    /// <summary>The Programme of <see cref="FactKeys.Programme"/> is one of these.</summary>
    public IReadOnlyList<string>? Programmes { get; init; }

    /// <summary>The fact's score is at least this.</summary>
    public double MinScore { get; init; }
}

/// <summary>How many facts have the same keys; a key that was not asked for, or that a fact does not have, is null.</summary>
public sealed record FactCount
{
    /// <summary>As of <see cref="FactKeys.Kind"/>.</summary>
    public EntityKind? Kind { get; init; }

    /// <summary>As of <see cref="FactKeys.Type"/>.</summary>
    public RelationType? Type { get; init; }

    /// <summary>As of <see cref="FactKeys.Place"/>.</summary>
    public string? Place { get; init; }

    /// <summary>As of <see cref="FactKeys.Programme"/>.</summary>
    public string? Programme { get; init; }

    /// <summary>As of <see cref="FactKeys.Date"/>.</summary>
    public PartialDate? Date { get; init; }

    /// <summary>The metric of an observation.</summary>
    public string? Metric { get; init; }

    /// <summary>The unit of an observation.</summary>
    public string? Unit { get; init; }

    /// <summary>Whether an observation is a growth rate.</summary>
    public bool? Change { get; init; }

    /// <summary>The value of an observation. Sums are made of these by the caller, so that they are equal on every store.</summary>
    public double? Value { get; init; }

    /// <summary>How many.</summary>
    public required long Count { get; init; }
}
