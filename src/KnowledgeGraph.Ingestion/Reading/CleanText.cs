namespace KnowledgeGraph.Ingestion.Reading;

/// <summary>Takes control characters out of text.</summary>
internal static class CleanText
{
    /// <summary>A metadata value on one line: control characters dropped, trimmed; null where nothing is left.</summary>
    public static string? Line(string? text)
    {
        if (text is null)
        {
            return null;
        }
        var line = Without(text.Replace('\n', ' ').Replace('\t', ' '), char.IsControl).Trim();
        return line.Length == 0 ? null : line;
    }

    /// <summary>Running text: control characters but tabs and line feeds dropped; CR LF and CR become LF.</summary>
    public static string Lines(string text)
    {
        if (text.Contains('\r', StringComparison.Ordinal))
        {
            text = text.Replace("\r\n", "\n", StringComparison.Ordinal).Replace('\r', '\n');
        }
        return Without(text, c => char.IsControl(c) && c is not ('\n' or '\t'));
    }

    private static string Without(string text, Func<char, bool> dropped) =>
        text.Any(dropped) ? string.Concat(text.Where(c => !dropped(c))) : text;
}
