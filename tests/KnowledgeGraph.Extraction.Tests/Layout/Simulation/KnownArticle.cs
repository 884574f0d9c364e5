namespace KnowledgeGraph.Extraction.Tests.Layout.Simulation;

/// <summary>An article as its authors wrote it: the truth that a reader of the simulated page has to find again.</summary>
public sealed record KnownArticle
{
    public required string? Title { get; init; }

    public string? Kicker { get; init; }

    public IReadOnlyList<string> Authors { get; init; } = [];

    /// <summary>Paragraphs and subheadings in order.</summary>
    public required IReadOnlyList<string> Paragraphs { get; init; }

    public IReadOnlyList<string> Captions { get; init; } = [];

    public Defect Defects { get; init; }

    public string Body => string.Join('\n', Paragraphs);
}
