namespace KnowledgeGraph.Extraction.Relations;

/// <summary>How two names hold each other.</summary>
internal static class NameFit
{
    /// <summary>3: <paramref name="inner"/> starts <paramref name="outer"/>; 2: ends it; 1: is inside; 0: is not in it.</summary>
    public static int Holds(ReadOnlySpan<char> outer, ReadOnlySpan<char> inner)
    {
        if (inner.Length < 2 || inner.Length >= outer.Length)
        {
            return 0;
        }
        var at = outer.IndexOf(inner, StringComparison.Ordinal);
        return at < 0 ? 0 : at == 0 ? 3 : at + inner.Length == outer.Length ? 2 : 1;
    }

    /// <summary>The length of the longest run of characters that two names share.</summary>
    public static int LongestCommon(ReadOnlySpan<char> a, ReadOnlySpan<char> b)
    {
        if (b.Length > 64)
        {
            b = b[..64];
        }
        Span<int> row = stackalloc int[b.Length + 1];
        row.Clear();
        var best = 0;
        foreach (var c in a)
        {
            var diagonal = 0;
            for (var j = 1; j <= b.Length; j++)
            {
                var above = row[j];
                row[j] = c == b[j - 1] ? diagonal + 1 : 0;
                best = Math.Max(best, row[j]);
                diagonal = above;
            }
        }
        return best;
    }
}
