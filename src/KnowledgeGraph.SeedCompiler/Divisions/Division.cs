using KnowledgeGraph.Model;

namespace KnowledgeGraph.SeedCompiler.Divisions;

/// <summary>A division or zone from province to township, as the seed text gives it.</summary>
internal sealed class Division
{
    /// <summary>2, 4, 6 or 9 digits.</summary>
    public required string Code { get; init; }

    /// <summary>The full name, 西湖区.</summary>
    public required string Name { get; init; }

    /// <summary>Its level by law; a zone's is that of its code.</summary>
    public required PlaceLevel Level { get; init; }

    /// <summary>A filler of the statistics that no address names.</summary>
    public required bool Filler { get; init; }

    /// <summary>Administered, but no division of the law.</summary>
    public required bool Zone { get; init; }

    /// <summary>The index of the division that holds it in the list of all, or -1.</summary>
    public required int Parent { get; init; }

    /// <summary>The index in the list of villages of the first one in it or after it.</summary>
    public required int FirstVillage { get; init; }
}

/// <summary>A village or community.</summary>
/// <param name="Township">The index of the township that holds it.</param>
/// <param name="Number">The last three digits of its code.</param>
/// <param name="Name">Its folded name.</param>
internal readonly record struct Village(int Township, int Number, string Name);
