namespace KnowledgeGraph.Analysis.Matching;

/// <summary>How much each name shares with a text. Made once for an index and used again and again, by one text at a time.</summary>
internal sealed class Tally(int names)
{
    /// <summary>A share that brings a name before all others.</summary>
    public const int Most = 10_000;

    private const int Levels = 255;

    private readonly int[] shares = new int[names];
    private readonly List<int> touched = [];

    public void Add(ReadOnlySpan<int> numbers, int share)
    {
        foreach (var number in numbers)
        {
            ref var sum = ref shares[number];
            if (sum == 0)
            {
                touched.Add(number);
            }
            sum += share;
        }
    }

    /// <summary>The names with the largest shares; of equal ones those of least distance, then of the smallest number.</summary>
    public int[] Take(int limit, Func<int, int> distance)
    {
        if (touched.Count <= limit)
        {
            return [.. touched];
        }
        var least = LeastShare(limit);
        List<int> above = [];
        List<(int Distance, int Number)> level = [];
        foreach (var number in touched)
        {
            var share = Math.Min(shares[number], Levels);
            if (share > least)
            {
                above.Add(number);
            }
            else if (share == least)
            {
                level.Add((distance(number), number));
            }
        }
        level.Sort();
        above.AddRange(level.Take(limit - above.Count).Select(pair => pair.Number));
        return [.. above];
    }

    public void Clear()
    {
        foreach (var number in touched)
        {
            shares[number] = 0;
        }
        touched.Clear();
    }

    /// <summary>The largest share that at least <paramref name="limit"/> names reach; all shares from <see cref="Levels"/> on count as one.</summary>
    private int LeastShare(int limit)
    {
        Span<int> counts = stackalloc int[Levels + 1];
        counts.Clear();
        foreach (var number in touched)
        {
            counts[Math.Min(shares[number], Levels)]++;
        }
        var (share, reached) = (Levels, counts[Levels]);
        while (reached < limit && share > 1)
        {
            reached += counts[--share];
        }
        return share;
    }
}
