using KnowledgeGraph.Extraction.Recognition;

namespace KnowledgeGraph.Training;

/// <summary>Numbers the features that stand in several articles: one that stands in one or two teaches little but these.</summary>
internal sealed class FeatureIndex
{
    /// <summary>In how many articles a feature must stand.</summary>
    public const int LeastArticles = 3;

    private readonly byte[] seen = new byte[1 << SpanHash.IdBits];
    private readonly List<uint> ids = [];
    private readonly Dictionary<uint, int> index = [];
    private uint[] scratch = [];

    /// <summary>The features' numbers by index, in the order of the last article that they needed.</summary>
    public IReadOnlyList<uint> Ids => ids;

    /// <summary>The indexes by number.</summary>
    public Dictionary<uint, int> Indexes => index;

    /// <summary>Counts the features of one article's lattices.</summary>
    public void AddArticle(IEnumerable<SpanLattice> lattices)
    {
        var count = 0;
        foreach (var lattice in lattices)
        {
            var rows = lattice.Rows[0, lattice.Rows.Count];
            if (scratch.Length < count + rows.Length)
            {
                Array.Resize(ref scratch, (count + rows.Length) * 2);
            }
            rows.CopyTo(scratch.AsSpan(count));
            count += rows.Length;
        }
        var all = scratch.AsSpan(0, count);
        all.Sort();
        for (var i = 0; i < all.Length; i++)
        {
            if (i > 0 && all[i] == all[i - 1])
            {
                continue;
            }
            ref var times = ref seen[all[i]];
            if (times < LeastArticles && ++times == LeastArticles)
            {
                index.Add(all[i], ids.Count);
                ids.Add(all[i]);
            }
        }
    }
}
