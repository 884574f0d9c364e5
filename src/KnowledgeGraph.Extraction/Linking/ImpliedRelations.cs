using KnowledgeGraph.Extraction.Gazetteer;
using KnowledgeGraph.Model;

namespace KnowledgeGraph.Extraction.Linking;

/// <summary>
/// Relations that a name itself states: 某某镇蚕花共富工坊 is an instance of 共富工坊, and a programme whose name begins with a place is carried out there.
/// Their evidence is the name.
/// </summary>
internal static class ImpliedRelations
{
    private const float Sure = 0.9f;

    /// <summary><paramref name="relations"/> with those that names state and it does not hold.</summary>
    public static IReadOnlyList<LocalRelation> Complete(LinkedEntities linked, IReadOnlyList<LocalRelation> relations)
    {
        var complete = relations.ToList();
        foreach (var entity in linked.Entities)
        {
            foreach (var mention in entity.Mentions)
            {
                if (entity.Kind is EntityKind.Programme or EntityKind.Facility or EntityKind.Project && Family(linked, entity, mention) is { } family)
                {
                    Add(complete, RelationType.InstanceOf, entity, family, mention);
                }
                if (entity.Kind == EntityKind.Programme && PlaceBefore(linked, mention) is { } place)
                {
                    Add(complete, RelationType.ImplementedIn, entity, place, mention);
                }
            }
        }
        return complete;
    }

    /// <summary>The known programme whose mention ends the longer name.</summary>
    private static LocalEntity? Family(LinkedEntities linked, LocalEntity entity, LocalMention mention) => linked.Entities.FirstOrDefault(other =>
        other != entity && other.Kind == EntityKind.Programme && Lexicons.Embedded.Contains(Lexicon.KnownProgramme, other.Path)
        && other.Mentions.Any(inner => inner.End == mention.End && inner.Start > mention.Start));

    /// <summary>The last of the places that the name begins with.</summary>
    private static LocalEntity? PlaceBefore(LinkedEntities linked, LocalMention mention)
    {
        LocalEntity? place = null;
        for (var at = mention.Start; Next(linked, at, mention.End) is var (next, end); at = end)
        {
            place = next;
        }
        return place;
    }

    private static (LocalEntity Place, int End)? Next(LinkedEntities linked, int start, int end)
    {
        (LocalEntity Place, int End)? longest = null;
        foreach (var place in linked.Entities.Where(e => e.Kind == EntityKind.Place))
        {
            foreach (var inner in place.Mentions.Where(m => m.Start == start && m.End < end && m.End > (longest?.End ?? start)))
            {
                longest = (place, inner.End);
            }
        }
        return longest;
    }

    private static void Add(List<LocalRelation> relations, RelationType type, LocalEntity from, LocalEntity to, LocalMention evidence)
    {
        if (!relations.Exists(r => r.Type == type && r.From == from.Index && r.To == to.Index))
        {
            relations.Add(new(type, from.Index, to.Index, null, evidence.Start, evidence.End, Sure));
        }
    }
}
