namespace KnowledgeGraph.Storage;

/// <summary>Finds the sentence around a quote.</summary>
public static class Sentence
{
    private const string Ends = "。！？!?；;\n";
    private const string Closers = "”’」』）)】》\"'";

    /// <summary>
    /// The text from after the sentence end before <paramref name="start"/> to and with the first one at or after
    /// <paramref name="end"/> - 1, closing quotes and brackets included, without white space around it. Offsets are UTF-16 code units.
    /// </summary>
    public static string Around(string text, int start, int end) => text[RangeAround(text, start, end)];

    /// <summary>Where <see cref="Around"/> stands in the text.</summary>
    public static Range RangeAround(string text, int start, int end)
    {
        var from = start;
        while (from > 0 && !IsEnd(text, from - 1))
        {
            from--;
        }
        while (from < start && (Closers.Contains(text[from], StringComparison.Ordinal) || char.IsWhiteSpace(text[from])))
        {
            from++;
        }
        var to = Math.Max(end - 1, start);
        while (to < text.Length && !IsEnd(text, to))
        {
            to++;
        }
        to = Math.Min(to + 1, text.Length);
        while (to < text.Length && (IsEnd(text, to) || Closers.Contains(text[to], StringComparison.Ordinal)) && text[to] != '\n')
        {
            to++;
        }
        while (from < to && char.IsWhiteSpace(text[from]))
        {
            from++;
        }
        while (to > from && char.IsWhiteSpace(text[to - 1]))
        {
            to--;
        }
        return from..to;
    }

    private static bool IsEnd(string text, int index) => Ends.Contains(text[index], StringComparison.Ordinal);
}
