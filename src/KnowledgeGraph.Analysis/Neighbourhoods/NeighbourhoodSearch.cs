using KnowledgeGraph.Storage;

namespace KnowledgeGraph.Analysis.Neighbourhoods;

/// <summary>What stands around an entity.</summary>
/// <param name="Members">The entity itself, then the others: nearest first; of one distance those reached by the relation that most articles state, then by id.</param>
/// <param name="Relations">All relations among the members that the query allows, by type, ends, title.</param>
/// <param name="Truncated">True where a bound was hit, so that more stands around it.</param>
public sealed record Neighbourhood(IReadOnlyList<NeighbourhoodMember> Members, IReadOnlyList<StoredRelation> Relations, bool Truncated);

/// <summary>An entity of a neighbourhood.</summary>
/// <param name="Entity">Id.</param>
/// <param name="Distance">Relations from the middle to it at least; 0 for the middle.</param>
public sealed record NeighbourhoodMember(string Entity, int Distance);

/// <summary>Neighbourhoods by breadth-first search over batched neighbour reads, bounded in entities and relations.</summary>
public static class NeighbourhoodSearch
{
    /// <summary>Relations read of one entity at most.</summary>
    public const int NeighbourLimit = 1000;

    /// <summary>Relations of one entity of a neighbourhood at most.</summary>
    public const int RelationLimit = 1000;

    /// <summary>The neighbourhood of an entity that the graph holds.</summary>
    /// <param name="reader">The graph.</param>
    /// <param name="entity">Id of the entity in the middle.</param>
    /// <param name="depth">Relations from it at most.</param>
    /// <param name="first">Entities at most, the middle not counted.</param>
    /// <param name="query">Which relations are followed; its limit does not count.</param>
    /// <param name="cancellationToken">Ends the search.</param>
    public static async ValueTask<Neighbourhood> FindAsync(
        IGraphReader reader, string entity, int depth, int first, NeighbourQuery query, CancellationToken cancellationToken = default)
    {
        var members = new List<NeighbourhoodMember> { new(entity, 0) };
        var known = new HashSet<string>(StringComparer.Ordinal) { entity };
        var truncated = false;
        List<string> frontier = [entity];
        for (var distance = 1; distance <= depth && frontier.Count > 0; distance++)
        {
            var read = await reader.GetNeighboursAsync(frontier, query with { Limit = NeighbourLimit }, cancellationToken).ConfigureAwait(false);
            truncated |= read.Any(neighbours => neighbours.Truncated);
            var reached = Reached(frontier, read, known);
            var room = first - (members.Count - 1);
            truncated |= reached.Count > room;
            frontier = [.. reached.Take(room)];
            known.UnionWith(frontier);
            var at = distance;
            members.AddRange(frontier.Select(id => new NeighbourhoodMember(id, at)));
        }
        var (relations, more) = await AmongAsync(reader, [.. members.Select(member => member.Entity)], query, cancellationToken).ConfigureAwait(false);
        return new(members, relations, truncated || more);
    }

    /// <summary>What a level reaches anew, best supported first.</summary>
    private static List<string> Reached(List<string> frontier, IReadOnlyList<Neighbours> read, HashSet<string> known)
    {
        var support = new Dictionary<string, int>(StringComparer.Ordinal);
        for (var i = 0; i < frontier.Count; i++)
        {
            foreach (var relation in read[i].Relations)
            {
                var other = relation.From == frontier[i] ? relation.To : relation.From;
                if (!known.Contains(other))
                {
                    support[other] = Math.Max(support.GetValueOrDefault(other), relation.ArticleCount);
                }
            }
        }
        return [.. support.OrderByDescending(pair => pair.Value).ThenBy(pair => pair.Key, CodePointOrder.Instance).Select(pair => pair.Key)];
    }

    private static async ValueTask<(IReadOnlyList<StoredRelation> Relations, bool Truncated)> AmongAsync(
        IGraphReader reader, string[] members, NeighbourQuery query, CancellationToken cancellationToken)
    {
        var filter = new RelationFilter { Types = query.Types, OtherEnds = members, MinScore = query.MinScore, AsOf = query.AsOf, Direction = Direction.Out };
        var pages = await reader.GetRelationsOfAsync(members, filter, new(RelationLimit), cancellationToken).ConfigureAwait(false);
        StoredRelation[] relations =
        [
            .. pages.SelectMany(page => page.Edges).Select(edge => edge.Node).DistinctBy(relation => relation.Id, StringComparer.Ordinal)
                .OrderBy(relation => relation.Type).ThenBy(relation => relation.From, CodePointOrder.Instance).ThenBy(relation => relation.To, CodePointOrder.Instance)
                .ThenBy(relation => relation.Title ?? "", CodePointOrder.Instance).ThenBy(relation => relation.Id, StringComparer.Ordinal),
        ];
        return (relations, pages.Any(page => page.HasNext));
    }
}
