namespace KnowledgeGraph.Analysis.Matching;

/// <summary>How much each name shares with a text. Made once for an index and used again and again, by one text at a time.</summary>
internal sealed class Tally(int names)
{
    /// <summary>A share that brings a name before all others.</summary>
    public const int Most = 10_000;

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
            if (shares[number] > least)
            {
                above.Add(number);
            }
            else if (shares[number] == least)
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

    /// <summary>The largest share that at least <paramref name="limit"/> names reach.</summary>
    private int LeastShare(int limit)
    {
        var counts = new SortedDictionary<int, int>();
        foreach (var number in touched)
        {
            counts[shares[number]] = counts.GetValueOrDefault(shares[number]) + 1;
        }
        var reached = 0;
        foreach (var (share, count) in counts.Reverse())
        {
            reached += count;
            if (reached >= limit)
            {
                return share;
            }
        }
        return 0;
    }
}
