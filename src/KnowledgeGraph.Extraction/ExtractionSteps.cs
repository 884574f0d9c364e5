namespace KnowledgeGraph.Extraction;

/// <summary>Finds the names in an article.</summary>
public delegate IReadOnlyList<LocalMention> NameStep(AnnotatedArticle article);

/// <summary>Finds the relations between an article's entities.</summary>
public delegate IReadOnlyList<LocalRelation> RelationStep(AnnotatedArticle article, IReadOnlyList<LocalEntity> entities);

/// <summary>Finds the quantities that an article reports.</summary>
public delegate IReadOnlyList<LocalObservation> ObservationStep(AnnotatedArticle article, IReadOnlyList<LocalEntity> entities, IReadOnlyList<LocalRelation> relations);

/// <summary>Finds the dates of events in an article.</summary>
public delegate IReadOnlyList<LocalDate> DateStep(AnnotatedArticle article, IReadOnlyList<LocalEntity> entities);

/// <summary>The learned steps of the extractor, each a pure function that may be called from several threads at once.</summary>
public sealed record ExtractionSteps
{
    /// <summary>Finds names. Default: none.</summary>
    public NameStep Names { get; init; } = _ => [];

    /// <summary>Finds relations. Default: none.</summary>
    public RelationStep Relations { get; init; } = (_, _) => [];

    /// <summary>Finds quantities. Default: none.</summary>
    public ObservationStep Observations { get; init; } = (_, _, _) => [];

    /// <summary>Finds dates. Default: none.</summary>
    public DateStep Dates { get; init; } = (_, _) => [];
}
