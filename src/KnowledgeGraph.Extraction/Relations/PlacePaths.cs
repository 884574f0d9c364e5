using KnowledgeGraph.Extraction.Gazetteer;
using KnowledgeGraph.Model;

namespace KnowledgeGraph.Extraction.Relations;

/// <summary>The full paths of places, by which one lies in another.</summary>
internal static class PlacePaths
{
    /// <summary>For each entity the path of its place (浙江省杭州市西湖区), or null for other kinds and unknown places.</summary>
    public static string?[] Of(IReadOnlyList<LocalEntity> entities)
    {
        var paths = new string?[entities.Count];
        for (var i = 0; i < paths.Length; i++)
        {
            var entity = entities[i];
            if (entity.Kind == EntityKind.Place)
            {
                paths[i] = entity.Division >= 0 ? DivisionTree.Embedded.CanonicalOf(entity.Division)
                    : entity.Within >= 0 ? DivisionTree.Embedded.CanonicalOf(entity.Within) + entity.Name : null;
            }
        }
        return paths;
    }
}
