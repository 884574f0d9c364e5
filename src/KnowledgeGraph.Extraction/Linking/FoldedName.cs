namespace KnowledgeGraph.Extraction.Linking;

/// <summary>Names as identity compares them: white space and quotation marks dropped, full-width ASCII made half-width, capitals made small.</summary>
internal static class FoldedName
{
    /// <summary>The folded form of <paramref name="name"/>.</summary>
    public static string Of(ReadOnlySpan<char> name)
    {
        Span<char> folded = name.Length <= 256 ? stackalloc char[name.Length] : new char[name.Length];
        var length = 0;
        foreach (var c in name)
        {
            if (!char.IsWhiteSpace(c) && !IsQuote(c))
            {
                folded[length++] = char.ToLowerInvariant(c is >= '\uFF01' and <= '\uFF5E' ? (char)(c - 0xFEE0) : c);
            }
        }
        return folded[..length].ToString();
    }

    /// <summary>True for a quotation mark or a book title's mark, of either side.</summary>
    public static bool IsQuote(char c) => c is '“' or '”' or '‘' or '’' or '"' or '\'' or '「' or '」' or '『' or '』' or '《' or '》' or '〈' or '〉' or '\uFF02' or '\uFF07';
}
