using System.Text;

namespace KnowledgeGraph.GraphQL.Language;

/// <summary>Block strings: their value, and how to write one (specification, section 2.9.4).</summary>
internal static class BlockString
{
    /// <summary>BlockStringValue(rawValue): common indentation and blank first and last lines removed, lines joined by U+000A.</summary>
    public static string Dedent(string rawValue)
    {
        var lines = SplitLines(rawValue);
        int common = int.MaxValue, first = -1, last = -1;
        for (var i = 0; i < lines.Length; i++)
        {
            var indent = LeadingWhiteSpace(lines[i]);
            if (indent == lines[i].Length)
                continue;
            if (first < 0)
                first = i;
            last = i;
            if (i > 0 && indent < common)
                common = indent;
        }

        if (first < 0)
            return "";
        for (var i = 1; i < lines.Length; i++)
            lines[i] = lines[i][Math.Min(common, lines[i].Length)..];
        return string.Join('\n', lines[first..(last + 1)]);
    }

    // Only CR LF, CR and LF end a line in this language; String.ReplaceLineEndings knows more.
    private static string[] SplitLines(string text) => text.Replace("\r\n", "\n", StringComparison.Ordinal).Split('\n', '\r');

    /// <summary>A block string whose value is <paramref name="value"/>, laid out for reading.</summary>
    public static string Print(string value)
    {
        var escaped = value.Replace("\"\"\"", "\\\"\"\"", StringComparison.Ordinal);
        var lines = SplitLines(escaped);
        var isSingleLine = lines.Length == 1;
        var forceLeadingNewLine = !isSingleLine && lines.Skip(1).All(line => line.Length == 0 || IsWhiteSpace(line[0]));
        var hasTrailingTripleQuotes = escaped.EndsWith("\\\"\"\"", StringComparison.Ordinal);
        var forceTrailingNewLine = (value.EndsWith('"') && !hasTrailingTripleQuotes) || value.EndsWith('\\');
        var printAsMultipleLines = !isSingleLine || value.Length > 70 || forceTrailingNewLine || hasTrailingTripleQuotes;
        var skipLeadingNewLine = isSingleLine && value.Length > 0 && IsWhiteSpace(value[0]);
        var result = new StringBuilder("\"\"\"");
        if ((printAsMultipleLines && !skipLeadingNewLine) || forceLeadingNewLine)
            result.Append('\n');
        result.Append(escaped);
        if (printAsMultipleLines || forceTrailingNewLine)
            result.Append('\n');
        return result.Append("\"\"\"").ToString();
    }

    private static int LeadingWhiteSpace(string line)
    {
        var i = 0;
        while (i < line.Length && IsWhiteSpace(line[i]))
            i++;
        return i;
    }

    private static bool IsWhiteSpace(char c) => c is ' ' or '\t';
}
