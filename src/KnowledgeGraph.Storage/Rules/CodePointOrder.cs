namespace KnowledgeGraph.Storage;

/// <summary>
/// Orders text by Unicode code points, as databases order UTF-8 bytes. <see cref="StringComparer.Ordinal"/> orders UTF-16 code units, which
/// puts characters beyond U+FFFF (𠮷) before U+E000 to U+FFFF (（).
/// </summary>
public sealed class CodePointOrder : IComparer<string>
{
    private CodePointOrder()
    {
    }

    /// <summary>The only one.</summary>
    public static CodePointOrder Instance { get; } = new();

    /// <summary>Compares two texts; null comes first.</summary>
    public int Compare(string? x, string? y)
    {
        if (x is null || y is null)
        {
            return (x is null ? 0 : 1) - (y is null ? 0 : 1);
        }
        var length = Math.Min(x.Length, y.Length);
        for (var i = 0; i < length; i++)
        {
            if (x[i] != y[i])
            {
                return Rank(x[i]) - Rank(y[i]);
            }
        }
        return x.Length - y.Length;
    }

    /// <summary>Moves surrogates above all other code units.</summary>
    private static int Rank(char unit) => char.IsSurrogate(unit) ? unit + 0x10000 : unit;
}
