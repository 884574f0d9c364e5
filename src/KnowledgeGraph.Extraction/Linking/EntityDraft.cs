using KnowledgeGraph.Model;

namespace KnowledgeGraph.Extraction.Linking;

/// <summary>A thing before it has its place in the article's list.</summary>
internal sealed class EntityDraft
{
    public required EntityKind Kind { get; init; }

    public required string Name { get; init; }

    public required string Path { get; init; }

    public required List<LocalMention> Mentions { get; init; }

    public PlaceLevel? Level { get; init; }

    public int Division { get; init; } = -1;

    public int Within { get; init; } = -1;

    public LocalEntity ToEntity(int index) => new()
    {
        Index = index,
        Kind = Kind,
        Name = Name,
        Path = Path,
        Mentions = Mentions,
        Level = Level,
        Division = Division,
        Within = Within,
    };
}
