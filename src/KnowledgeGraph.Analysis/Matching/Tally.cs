namespace KnowledgeGraph.Analysis.Matching;

/// <summary>How much each name shares with a text. Made once for an index and used again and again, by one text at a time.</summary>
internal sealed class Tally(int names)
{
    /// <summary>A share that brings a name before all others.</summary>
    public const int Most = 10_000;

    private const int Levels = 255;

    private static readonly Comparer<(int Distance, int Number)> WorstFirst = Comparer<(int Distance, int Number)>.Create((x, y) => y.CompareTo(x));

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

    /// <summary>The names with the largest shares; of equal ones those whose length is nearest to <paramref name="length"/>, then of the smallest number.</summary>
    public int[] Take(int limit, ReadOnlySpan<byte> lengths, int length)
    {
        if (touched.Count <= limit)
        {
            return [.. touched];
        }
        var least = LeastShare(limit);
        List<int> taken = [];
        foreach (var number in touched)
        {
            if (Math.Min(shares[number], Levels) > least)
            {
                taken.Add(number);
            }
        }
        // The level at which the limit cuts may hold thousands: a heap of those that still fit, the worst on top.
        var nearest = new PriorityQueue<int, (int Distance, int Number)>(WorstFirst);
        foreach (var number in touched)
        {
            if (Math.Min(shares[number], Levels) == least)
            {
                var place = (Math.Abs(lengths[number] - length), number);
                if (taken.Count + nearest.Count < limit)
                {
                    nearest.Enqueue(number, place);
                }
                else
                {
                    nearest.EnqueueDequeue(number, place);
                }
            }
        }
        taken.AddRange(nearest.UnorderedItems.Select(item => item.Element));
        return [.. taken];
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
