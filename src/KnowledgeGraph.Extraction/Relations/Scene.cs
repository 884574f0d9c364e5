using KnowledgeGraph.Model;

namespace KnowledgeGraph.Extraction.Relations;

/// <summary>An article's pairs of entities: where they come nearest, and how each ranks among its rivals.</summary>
internal sealed class Scene
{
    private const int Far = 1 << 20;

    private readonly Anchor[] anchors;
    private readonly bool[] known;
    private readonly int[] rankInKind;
    private readonly byte[] nameFits;
    private readonly short[] common;
    private readonly int[] placesBefore;

    public Scene(ArticleIndex index)
    {
        Index = index;
        Count = index.Entities.Length;
        anchors = new Anchor[Count * Count];
        known = new bool[Count * Count];
        rankInKind = new int[Count * Count];
        nameFits = new byte[Count * Count];
        common = new short[Count * Count];
        Array.Fill(common, (short)-1);
        for (var a = 0; a < Count; a++)
        {
            for (var b = 0; b < Count; b++)
            {
                if (a != b)
                {
                    known[(a * Count) + b] = Anchor.TryFind(index, a, b, out anchors[(a * Count) + b]);
                    nameFits[(a * Count) + b] = (byte)Fit(index.Entities[a], index.Entities[b]);
                }
            }
        }
        Rank();
        Parents = new int[Count];
        for (var a = 0; a < Count; a++)
        {
            Parents[a] = index.Entities[a].Kind == EntityKind.Place ? index.NamedParent(a) : -1;
        }
        placesBefore = [.. index.Entities.Select(e => LastPlaceBefore(e.First))];
    }

    /// <summary>The article.</summary>
    public ArticleIndex Index { get; }

    /// <summary>Number of entities.</summary>
    public int Count { get; }

    /// <summary>For each place the named place that directly holds it, or -1.</summary>
    public int[] Parents { get; }

    /// <summary>Whether both entities have mentions.</summary>
    public bool Has(int a, int b) => known[(a * Count) + b];

    /// <summary>Where the two come nearest.</summary>
    public ref readonly Anchor Between(int a, int b) => ref anchors[(a * Count) + b];

    /// <summary>How many entities of the same kind as <paramref name="b"/> are nearer to <paramref name="a"/>.</summary>
    public int RankOf(int a, int b) => rankInKind[(a * Count) + b];

    /// <summary>How a name of <paramref name="outer"/> holds a name of <paramref name="inner"/>: see <see cref="NameFit.Holds"/>.</summary>
    public int NameHolds(int outer, int inner) => nameFits[(outer * Count) + inner];

    /// <summary>The length of the longest run of characters that the two names share, without the words for levels.</summary>
    public int Common(int a, int b)
    {
        ref var known = ref common[(a * Count) + b];
        if (known < 0)
        {
            known = (short)NameFit.LongestCommon(Index.Entities[a].Short, Index.Entities[b].Short);
        }
        return known;
    }

    /// <summary>The place whose mention stands last before the first mention of <paramref name="entity"/>, or -1.</summary>
    public int PlaceBefore(int entity) => placesBefore[entity];

    /// <summary>Whether a place inside <paramref name="place"/> is named in <paramref name="a"/>'s name or nearer to it.</summary>
    public (bool InName, bool Nearer) Deeper(int a, int place)
    {
        var (inName, nearer) = (false, false);
        for (var p = 0; p < Count; p++)
        {
            if (p != a && p != place && Index.Entities[p].Kind == EntityKind.Place && Index.IsUnder(p, place))
            {
                inName |= NameHolds(a, p) != 0;
                nearer |= Has(a, p) && Between(a, p).Cost <= Between(a, place).Cost + 2;
            }
        }
        return (inName, nearer);
    }

    private int LastPlaceBefore(int start)
    {
        var best = -1;
        foreach (var occurrence in Index.Occurrences)
        {
            if (occurrence.Start >= start)
            {
                break;
            }
            best = Index.Entities[occurrence.Entity].Kind == EntityKind.Place ? occurrence.Entity : best;
        }
        return best;
    }

    private static int Fit(ArticleIndex.Party outer, ArticleIndex.Party inner) =>
        Math.Max(NameFit.Holds(outer.Name, inner.Name), NameFit.Holds(outer.Name, inner.Short));

    private void Rank()
    {
        var order = new int[Count];
        Span<int> seen = stackalloc int[8];
        for (var a = 0; a < Count; a++)
        {
            var row = a;
            for (var i = 0; i < Count; i++)
            {
                order[i] = i;
            }
            Array.Sort(order, (x, y) => (Cost(row, x), x).CompareTo((Cost(row, y), y)));
            seen.Clear();
            foreach (var b in order)
            {
                if (b != a)
                {
                    rankInKind[(a * Count) + b] = seen[(int)Index.Entities[b].Kind]++;
                }
            }
        }
    }

    private int Cost(int a, int b) => a != b && Has(a, b) ? Between(a, b).Cost : Far;
}
