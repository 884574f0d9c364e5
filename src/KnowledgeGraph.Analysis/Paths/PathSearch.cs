using KnowledgeGraph.Storage;

namespace KnowledgeGraph.Analysis.Paths;

/// <summary>
/// Shortest paths by breadth-first search from both ends in turn over batched neighbour reads. The side with the smaller frontier is
/// expanded next; a hub is read up to a bound, and the search stops growing at a bound of entities, so that no query touches the whole graph.
/// </summary>
/// <param name="reader">The graph.</param>
/// <param name="minScore">Only relations with at least this score are followed.</param>
public sealed class PathSearch(IGraphReader reader, double minScore = 0)
{
    /// <summary>Relations read of one entity at most.</summary>
    public const int NeighbourLimit = 1000;

    /// <summary>Entities whose neighbours are read at most in one search.</summary>
    public const int EntityLimit = 5000;

    /// <summary>Steps tried at most while ways are put together.</summary>
    public const int StepLimit = 200_000;

    private readonly NeighbourQuery query = new() { Limit = NeighbourLimit, MinScore = minScore };

    /// <summary>The first ways from one entity to another.</summary>
    /// <param name="from">Id of an entity; an unknown one has no ways.</param>
    /// <param name="to">Id of another; none for the same.</param>
    /// <param name="maxLength">Relations on a way at most, from 1.</param>
    /// <param name="first">How many ways at most.</param>
    /// <param name="cancellationToken">Ends the search.</param>
    public async ValueTask<FoundPaths> FindAsync(string from, string to, int maxLength, int first, CancellationToken cancellationToken = default)
    {
        if (from == to || maxLength < 1 || first < 1)
        {
            return new([], false);
        }
        var search = new Search(from, to);
        for (var depth = 0; depth < maxLength && !search.IsExhausted; depth++)
        {
            // Both sides together have gone 'depth' steps; one more step and every way of that length has been seen.
            var frontier = search.NextFrontier();
            var room = EntityLimit - search.Expanded;
            if (frontier.Count > room)
            {
                frontier = frontier[..Math.Max(room, 0)];
                search.Truncated = true;
            }
            if (frontier.Count > 0)
            {
                search.Add(frontier, await reader.GetNeighboursAsync(frontier, query, cancellationToken).ConfigureAwait(false));
            }
            var found = search.Paths(depth + 1, first);
            if (found.Count >= first || depth + 1 == maxLength)
            {
                return new(found, search.Truncated);
            }
        }
        return new(search.Paths(maxLength, first), search.Truncated);
    }

    /// <summary>What two breadth-first searches have seen.</summary>
    private sealed class Search
    {
        private readonly string from;
        private readonly string to;
        private readonly Dictionary<string, SortedDictionary<string, StoredRelation>> steps = new(StringComparer.Ordinal);
        private readonly HashSet<string>[] seen;
        private readonly List<string>[] frontiers;
        private readonly int[] taken = new int[2];
        private int current;
        private int tried;

        public Search(string from, string to)
        {
            (this.from, this.to) = (from, to);
            seen = [new(StringComparer.Ordinal) { from }, new(StringComparer.Ordinal) { to }];
            frontiers = [[from], [to]];
        }

        public bool Truncated { get; set; }

        public int Expanded { get; private set; }

        /// <summary>True when one end's whole component has been read: then every way between the ends has been seen.</summary>
        public bool IsExhausted => frontiers[0].Count == 0 || frontiers[1].Count == 0;

        /// <summary>
        /// The smaller frontier, in id order; of equal ones that of the side that has gone fewer steps (the start's first), so that a hub between two
        /// ends is met from both and not read. The side then waits for what is behind it.
        /// </summary>
        public List<string> NextFrontier()
        {
            var side = (frontiers[1].Count, taken[1]).CompareTo((frontiers[0].Count, taken[0])) < 0 ? 1 : 0;
            taken[side]++;
            var frontier = frontiers[side];
            frontiers[side] = [];
            frontier.Sort(CodePointOrder.Instance);
            current = side;
            return frontier;
        }

        public void Add(List<string> frontier, IReadOnlyList<Neighbours> neighbours)
        {
            Expanded += frontier.Count;
            for (var i = 0; i < frontier.Count; i++)
            {
                Truncated |= neighbours[i].Truncated;
                foreach (var relation in neighbours[i].Relations)
                {
                    var other = relation.From == frontier[i] ? relation.To : relation.From;
                    AddStep(frontier[i], other, relation);
                    AddStep(other, frontier[i], relation);
                    if (seen[current].Add(other))
                    {
                        frontiers[current].Add(other);
                    }
                }
            }
        }

        /// <summary>All ways of at most <paramref name="maxLength"/> over the steps seen, shortest first, the first <paramref name="first"/>.</summary>
        public List<FoundPath> Paths(int maxLength, int first)
        {
            var distance = DistancesTo(to, maxLength);
            var found = new List<FoundPath>();
            tried = 0;
            if (!distance.TryGetValue(from, out var shortest))
            {
                return found;
            }
            for (var length = shortest; length <= maxLength && found.Count < first; length++)
            {
                var way = new List<string> { from };
                Extend(way, [], length, distance, found, first);
            }
            return found;
        }

        private void AddStep(string a, string b, StoredRelation relation)
        {
            if (a == b)
            {
                return;
            }
            if (!steps.TryGetValue(a, out var next))
            {
                steps[a] = next = new(CodePointOrder.Instance);
            }
            if (!next.TryGetValue(b, out var known) || Compare(relation, known) < 0)
            {
                next[b] = relation;
            }
        }

        private static int Compare(StoredRelation x, StoredRelation y) => x.Type != y.Type
            ? x.Type.CompareTo(y.Type)
            : CodePointOrder.Instance.Compare(x.Title, y.Title) is var byTitle and not 0 ? byTitle : string.CompareOrdinal(x.Id, y.Id);

        private void Extend(List<string> way, List<StoredRelation> over, int left, Dictionary<string, int> distance, List<FoundPath> found, int first)
        {
            var here = way[^1];
            if (here == to)
            {
                if (left == 0)
                {
                    found.Add(new([.. way], [.. over]));
                }
                return;
            }
            if (!steps.TryGetValue(here, out var next))
            {
                return;
            }
            foreach (var (other, relation) in next)
            {
                if (found.Count >= first)
                {
                    return;
                }
                if (++tried > StepLimit)
                {
                    Truncated = true;
                    return;
                }
                if (distance.TryGetValue(other, out var rest) && rest < left && !way.Contains(other))
                {
                    way.Add(other);
                    over.Add(relation);
                    Extend(way, over, left - 1, distance, found, first);
                    way.RemoveAt(way.Count - 1);
                    over.RemoveAt(over.Count - 1);
                }
            }
        }

        private Dictionary<string, int> DistancesTo(string target, int maxLength)
        {
            var distance = new Dictionary<string, int>(StringComparer.Ordinal) { [target] = 0 };
            var queue = new Queue<string>([target]);
            while (queue.TryDequeue(out var here))
            {
                if (distance[here] == maxLength || !steps.TryGetValue(here, out var next))
                {
                    continue;
                }
                foreach (var other in next.Keys)
                {
                    if (distance.TryAdd(other, distance[here] + 1))
                    {
                        queue.Enqueue(other);
                    }
                }
            }
            return distance;
        }
    }
}
