namespace KnowledgeGraph.Analysis.Matching;

/// <summary>Which characters of a name a text covers.</summary>
internal static class Highlight
{
    /// <summary>
    /// Half-open ranges of the name, UTF-16 code units: where it contains the text, where it is contained in it, what is spelt, else the common
    /// beginning and end.
    /// </summary>
    public static IReadOnlyList<(int Start, int End)> Of(string name, string key)
    {
        var folded = FoldedText.Of(name, marks: false);
        var at = folded.Text.IndexOf(key, StringComparison.Ordinal);
        if (at >= 0)
        {
            return [folded.Source(at, at + key.Length)];
        }
        if (key.Contains(folded.Text, StringComparison.Ordinal))
        {
            return [folded.Source(0, folded.Text.Length)];
        }
        if (Pinyin.Match(key, folded.Text) is { Spelt: > 0 } match)
        {
            return [folded.Source(0, match.Spelt)];
        }
        var prefix = key.AsSpan().CommonPrefixLength(folded.Text);
        var suffix = 0;
        while (suffix < Math.Min(key.Length, folded.Text.Length) - prefix && key[^(suffix + 1)] == folded.Text[^(suffix + 1)])
        {
            suffix++;
        }
        List<(int, int)> ranges = [];
        if (prefix > 0)
        {
            ranges.Add(folded.Source(0, prefix));
        }
        if (suffix > 0)
        {
            ranges.Add(folded.Source(folded.Text.Length - suffix, folded.Text.Length));
        }
        return ranges;
    }
}
