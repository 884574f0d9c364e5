namespace KnowledgeGraph.Storage;

/// <summary>Totals of a graph.</summary>
public sealed record GraphStatistics
{
    /// <summary>Documents committed.</summary>
    public required long Documents { get; init; }

    /// <summary>Articles of all documents.</summary>
    public required long Articles { get; init; }

    /// <summary>Mentions of entities.</summary>
    public required long Mentions { get; init; }

    /// <summary>Observations.</summary>
    public required long Observations { get; init; }

    /// <summary>Entities of each kind, indexed by <see cref="Model.EntityKind"/>: all kinds, zero where there is none.</summary>
    public required IReadOnlyList<long> Entities { get; init; }

    /// <summary>Relations of each type, indexed by <see cref="Model.RelationType"/>.</summary>
    public required IReadOnlyList<long> Relations { get; init; }

    /// <summary>As <see cref="IGraphReader.GetVersionAsync"/> gives it.</summary>
    public required string Version { get; init; }

    /// <summary>The extractor versions of the documents, ordinal, with <c>, </c> between; empty for an empty graph.</summary>
    public required string ExtractorVersion { get; init; }
}
