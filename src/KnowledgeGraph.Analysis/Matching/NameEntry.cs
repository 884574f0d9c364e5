using KnowledgeGraph.Model;

namespace KnowledgeGraph.Analysis.Matching;

/// <summary>How an entity carries a name.</summary>
internal enum NameRole
{
    /// <summary>As its display name.</summary>
    Name,

    /// <summary>As another surface.</summary>
    Alias,

    /// <summary>As the full path of a Place, or the path from the city on.</summary>
    Path,
}

/// <summary>A name in the index.</summary>
/// <param name="Entity">Id of the entity.</param>
/// <param name="Kind">Its kind.</param>
/// <param name="Name">As written.</param>
/// <param name="Key">As compared.</param>
/// <param name="Role">How the entity carries it.</param>
/// <param name="ArticleCount">Articles that mention the entity.</param>
/// <param name="Home">Digits of the division that the entity is, or that its id is scoped to; empty where there is none.</param>
internal sealed record NameEntry(string Entity, EntityKind Kind, string Name, string Key, NameRole Role, int ArticleCount, string Home)
{
    /// <summary>The digits of an id: 330106 of <c>place:330106</c> and of <c>agency:330106/民政局</c>.</summary>
    public static string HomeOf(string id)
    {
        var start = id.IndexOf(':', StringComparison.Ordinal) + 1;
        var end = start;
        while (end < id.Length && char.IsAsciiDigit(id[end]))
        {
            end++;
        }
        return end > start && (end == id.Length || id[end] == '/') ? WithoutZeros(id[start..end]) : "";
    }

    /// <summary>The digits that tell a division apart: 3304 of 330400, 33 of 330000; longer and shorter codes are left as they are.</summary>
    public static string WithoutZeros(string code) => code.Length != 6 ? code : code.EndsWith("0000", StringComparison.Ordinal) ? code[..2] : code.EndsWith("00", StringComparison.Ordinal) ? code[..4] : code;
}
