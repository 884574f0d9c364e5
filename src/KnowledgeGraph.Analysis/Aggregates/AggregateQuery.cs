using KnowledgeGraph.Model;

namespace KnowledgeGraph.Analysis.Aggregates;

/// <summary>What is counted.</summary>
public enum AggregateOf
{
    /// <summary>Mentions of entities.</summary>
    Mentions,

    /// <summary>Relations, each once, however many articles state it.</summary>
    Relations,

    /// <summary>Adoptions: pairs of a programme and a place of the level.</summary>
    Adoptions,

    /// <summary>Observations; their values are summed.</summary>
    Observations,
}

/// <summary>By what is counted; what each key of a fact is, <see cref="Storage.FactKeys"/> says.</summary>
public enum AggregateKey
{
    /// <summary>The kind of the entity mentioned, or of an observation's subject.</summary>
    Kind,

    /// <summary>The type of a relation.</summary>
    Type,

    /// <summary>The place of the level that holds what the fact is about.</summary>
    Place,

    /// <summary>The programme that the fact is about.</summary>
    Programme,

    /// <summary>What an observation counts, in the text's words.</summary>
    Metric,

    /// <summary>The unit of an observation.</summary>
    Unit,
}

/// <summary>How long the stretches of time are.</summary>
public enum DateBucket
{
    /// <summary>Days.</summary>
    Day,

    /// <summary>Months.</summary>
    Month,

    /// <summary>Years.</summary>
    Year,
}

/// <summary>A count of facts by keys; what is null does not restrict.</summary>
public sealed record AggregateQuery
{
    /// <summary>What is counted.</summary>
    public required AggregateOf Of { get; init; }

    /// <summary>By what, each once at most.</summary>
    public IReadOnlyList<AggregateKey> GroupBy { get; init; } = [];

    /// <summary>The level to which places are rolled up.</summary>
    public PlaceLevel Level { get; init; } = PlaceLevel.County;

    /// <summary>Stretches of time; null where time does not tell apart.</summary>
    public DateBucket? Bucket { get; init; }

    /// <summary>Mentions of, observations about, entities of these kinds.</summary>
    public IReadOnlyList<EntityKind>? Kinds { get; init; }

    /// <summary>Relations of these types.</summary>
    public IReadOnlyList<RelationType>? Types { get; init; }

    /// <summary>About one of these programmes.</summary>
    public IReadOnlyList<string>? Programmes { get; init; }

    /// <summary>About this place or one below it.</summary>
    public string? Within { get; init; }

    /// <summary>Reported in a stretch whose possible days reach this day or a later one; what has no date never passes.</summary>
    public PartialDate? Since { get; init; }

    /// <summary>Reported in a stretch whose possible days reach this day or an earlier one; what has no date never passes.</summary>
    public PartialDate? Until { get; init; }

    /// <summary>Observations whose metric contains this, after <see cref="Storage.SearchText.Fold"/> of both.</summary>
    public string? MetricContains { get; init; }

    /// <summary>Observations in exactly this unit.</summary>
    public string? Unit { get; init; }

    /// <summary>With at least this score.</summary>
    public double MinScore { get; init; }
}

/// <summary>Facts with the same keys. A key is null where it is not asked for, and where the facts have none.</summary>
/// <param name="Date">The stretch of time; a date that is less precise than the bucket stands for itself.</param>
/// <param name="Kind">As of <see cref="AggregateKey.Kind"/>.</param>
/// <param name="Type">As of <see cref="AggregateKey.Type"/>.</param>
/// <param name="Place">Id; null also for facts about places above the level.</param>
/// <param name="Programme">Id.</param>
/// <param name="Metric">As of <see cref="AggregateKey.Metric"/>.</param>
/// <param name="Unit">As of <see cref="AggregateKey.Unit"/>.</param>
/// <param name="Count">How many facts.</param>
/// <param name="Sum">The sum of the values of observations; null for other facts, and where units differ or growth rates are among them.</param>
public sealed record AggregateGroup(
    PartialDate? Date, EntityKind? Kind, RelationType? Type, string? Place, string? Programme, string? Metric, string? Unit, long Count, double? Sum);
