using KnowledgeGraph.Model;

namespace KnowledgeGraph.Extraction.Relations;

/// <summary>Which pairs of entities may hold a relation of a type.</summary>
internal static class Candidates
{
    /// <summary>Whether a relation of the type from one entity to the other is worth scoring. A partnership is asked once, from the entity that comes first.</summary>
    public static bool Allows(Scene scene, RelationType type, int from, int to)
    {
        var (f, t) = (scene.Index.Entities[from], scene.Index.Entities[to]);
        return from != to && scene.Has(from, to) && AllowedEnds.Allows(type, f.Kind, t.Kind)
            && (type != RelationType.PartnersWith || (f.First, from).CompareTo((t.First, to)) < 0)
            && (type != RelationType.PartOf || (f.Level is { } a && t.Level is { } b && (a > b || a == PlaceLevel.Zone || b == PlaceLevel.Zone || a == b)));
    }
}
