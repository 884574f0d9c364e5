using KnowledgeGraph.Extraction;
using KnowledgeGraph.Model;

namespace KnowledgeGraph.Training;

/// <summary>An annotated article in the extractor's own types; all offsets count UTF-16 code units in <see cref="ArticleText.Text"/>.</summary>
public sealed class TrainingArticle
{
    /// <summary>The name of the document that it comes from.</summary>
    public required string Document { get; init; }

    /// <summary><c>train</c>, <c>tune</c>, <c>news</c> for news annotated for this project, or <c>gold</c> for the development gold.</summary>
    public required string Split { get; init; }

    /// <summary>The article's text.</summary>
    public required ArticleText Text { get; init; }

    /// <summary>Its entities, in the annotation's order, so that an index is a <see cref="LocalEntity.Index"/>.</summary>
    public required IReadOnlyList<TrainingEntity> Entities { get; init; }

    /// <summary>Its relations.</summary>
    public required IReadOnlyList<LocalRelation> Relations { get; init; }

    /// <summary>Its observations.</summary>
    public required IReadOnlyList<LocalObservation> Observations { get; init; }

    /// <summary>Its dates.</summary>
    public required IReadOnlyList<LocalDate> Dates { get; init; }

    /// <summary>The entities as the extractor sees them.</summary>
    public LocalEntity[] LocalEntities() => [.. Entities.Select(e => e.Local)];
}

/// <summary>An annotated entity.</summary>
/// <param name="Local">Its kind, name, level and mentions, by start; divisions are not filled in.</param>
/// <param name="AlternativeKind">The second kind that the annotator allows, or null.</param>
/// <param name="Canonical">The full path of a Place, or null.</param>
/// <param name="Code">The six-digit code of a Place down to county, or null.</param>
/// <param name="Inside">For each mention: it stands there only as part of another entity's name.</param>
public sealed record TrainingEntity(LocalEntity Local, EntityKind? AlternativeKind, string? Canonical, string? Code, IReadOnlyList<bool> Inside);
