using KnowledgeGraph.Extraction.Learning;
using KnowledgeGraph.Model;

namespace KnowledgeGraph.Extraction.Relations;

/// <summary>Which pairs of entities may hold a relation of a type.</summary>
internal static class Candidates
{
    /// <summary>A linear scorer: features and output to log-odds.</summary>
    public delegate float Linear(ReadOnlySpan<uint> features, int output);

    /// <summary>Fills <paramref name="types"/> with the relations that the pair may hold: those that the ontology allows and the filter does not rule out.</summary>
    public static void Find(Scene scene, int from, int to, Linear filter, float[] floors, FeatureSet set, List<int> types)
    {
        types.Clear();
        for (var type = 0; type < AllowedEnds.Types; type++)
        {
            if (Allows(scene, (RelationType)type, from, to))
            {
                types.Add(type);
            }
        }
        if (types.Count > 0)
        {
            PairFilter.Extract(scene, from, to, set);
            for (var i = types.Count - 1; i >= 0; i--)
            {
                if (filter(set.Hashes, types[i]) < floors[types[i]])
                {
                    types.RemoveAt(i);
                }
            }
        }
    }

    /// <summary>Whether a relation of the type from one entity to the other is worth scoring. A partnership is asked once, from the entity that comes first.</summary>
    public static bool Allows(Scene scene, RelationType type, int from, int to)
    {
        var (f, t) = (scene.Index.Entities[from], scene.Index.Entities[to]);
        return from != to && scene.Has(from, to) && AllowedEnds.Allows(type, f.Kind, t.Kind)
            && (type != RelationType.PartnersWith || (f.First, from).CompareTo((t.First, to)) < 0)
            && (type != RelationType.PartOf || (f.Level is { } a && t.Level is { } b && (a > b || a == PlaceLevel.Zone || b == PlaceLevel.Zone || a == b)));
    }
}
