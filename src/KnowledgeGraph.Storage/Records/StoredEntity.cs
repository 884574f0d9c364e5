using KnowledgeGraph.Model;

namespace KnowledgeGraph.Storage;

/// <summary>
/// An entity as all its articles together present it. Each value is a function of the set of articles: the name that most articles give
/// (ties: the longer, then the smaller by code points), the place's attributes likewise.
/// </summary>
public sealed record StoredEntity
{
    /// <summary>Readable and stable.</summary>
    public required string Id { get; init; }

    /// <summary>What it is.</summary>
    public required EntityKind Kind { get; init; }

    /// <summary>The level of a Place; null for other kinds.</summary>
    public PlaceLevel? Level { get; init; }

    /// <summary>The display name.</summary>
    public required string Name { get; init; }

    /// <summary>All other names and surfaces, those of most articles first, then the longer, then by code points.</summary>
    public required IReadOnlyList<string> Aliases { get; init; }

    /// <summary>The full path of a Place.</summary>
    public string? Canonical { get; init; }

    /// <summary>Six digits down to county, else null.</summary>
    public string? Code { get; init; }

    /// <summary>The 2, 4, 6, 9 or 12 digits of the division, or null.</summary>
    public string? DivisionCode { get; init; }

    /// <summary>Id of the Place of the graph just above a Place, or null.</summary>
    public string? Parent { get; init; }

    /// <summary>Articles that mention it; 0 for a Place that is only an ancestor.</summary>
    public required int ArticleCount { get; init; }

    /// <summary>The date of publication whose last possible day is smallest; null where none is known.</summary>
    public PartialDate? FirstReported { get; init; }

    /// <summary>The date of publication whose first possible day is largest; null where none is known.</summary>
    public PartialDate? LastReported { get; init; }
}
