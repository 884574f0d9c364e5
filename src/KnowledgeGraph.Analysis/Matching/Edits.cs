namespace KnowledgeGraph.Analysis.Matching;

/// <summary>Few edits between two texts.</summary>
internal static class Edits
{
    private const int Longest = 64;

    /// <summary>One character replaced, put in, left out, or two neighbours swapped.</summary>
    public static bool IsOne(string x, string y)
    {
        if (x.Length > y.Length)
        {
            (x, y) = (y, x);
        }
        if (y.Length - x.Length > 1)
        {
            return false;
        }
        var i = x.AsSpan().CommonPrefixLength(y);
        if (x.Length < y.Length)
        {
            return x.AsSpan(i).SequenceEqual(y.AsSpan(i + 1));
        }
        return i < x.Length
            && (x.AsSpan(i + 1).SequenceEqual(y.AsSpan(i + 1))
                || (i + 1 < x.Length && x[i] == y[i + 1] && x[i + 1] == y[i] && x.AsSpan(i + 2).SequenceEqual(y.AsSpan(i + 2))));
    }

    /// <summary>Whether two replacements, insertions or omissions make one text of the other (Levenshtein); false for texts longer than 64.</summary>
    public static bool AreAtMostTwo(ReadOnlySpan<char> x, ReadOnlySpan<char> y)
    {
        if (Math.Abs(x.Length - y.Length) > 2 || Math.Max(x.Length, y.Length) > Longest)
        {
            return false;
        }
        var prefix = x.CommonPrefixLength(y);
        x = x[prefix..];
        y = y[prefix..];
        while (x.Length > 0 && y.Length > 0 && x[^1] == y[^1])
        {
            x = x[..^1];
            y = y[..^1];
        }
        Span<int> row = stackalloc int[Longest + 1];
        for (var j = 0; j <= y.Length; j++)
        {
            row[j] = j;
        }
        for (var i = 1; i <= x.Length; i++)
        {
            var diagonal = row[0];
            var least = row[0] = i;
            for (var j = 1; j <= y.Length; j++)
            {
                var cost = Math.Min(Math.Min(row[j], row[j - 1]) + 1, diagonal + (x[i - 1] == y[j - 1] ? 0 : 1));
                diagonal = row[j];
                row[j] = cost;
                least = Math.Min(least, cost);
            }
            if (least > 2)
            {
                return false;
            }
        }
        return row[y.Length] <= 2;
    }
}
