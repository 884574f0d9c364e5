using KnowledgeGraph.Extraction.Gazetteer;
using KnowledgeGraph.Model;

namespace KnowledgeGraph.Extraction.Linking;

/// <summary>
/// Paths that identify places: six digits down to county (330106), names below it (330106/古荡街道/X社区), and names for what is not in the
/// tree, inside the division that holds it (330100/某某新区).
/// </summary>
internal static class PlaceIds
{
    /// <summary>The path of a division.</summary>
    public static string PathOf(DivisionTree tree, int division)
    {
        var code = tree.CodeOf(division);
        return code ?? $"{PathOf(tree, tree.ParentOf(division))}/{FoldedName.Of(tree.NameOf(division))}";
    }

    /// <summary>The path of a place: its division, or its name inside what holds it, or inside <paramref name="unknown"/> where that can't be told.</summary>
    public static string PathOf(DivisionTree tree, ResolvedPlace place, string unknown) => place switch
    {
        { Division: >= 0 } => PathOf(tree, place.Division),
        { Within: >= 0 } => $"{PathOf(tree, place.Within)}/{FoldedName.Of(place.Name)}",
        _ => $"{unknown}/{FoldedName.Of(place.Name)}",
    };

    /// <summary>The path that stands for an unknown home: nothing that two articles share.</summary>
    public static string Unknown(Article article) => $"~{article.Document}/{article.Number}";
}
