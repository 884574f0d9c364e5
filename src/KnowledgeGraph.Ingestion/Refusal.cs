using System.Text;

namespace KnowledgeGraph.Ingestion;

/// <summary>Input that is left out, told in one line: file, place in it, what is wrong, what to do.</summary>
/// <param name="File">The file or folder as the user may know it.</param>
/// <param name="Place">The place in it (<c>line 3</c>, <c>byte 120</c>), or null where the whole file is meant.</param>
/// <param name="Problem">What is wrong.</param>
/// <param name="Remedy">What the user can do.</param>
public sealed record Refusal(string File, string? Place, string Problem, string Remedy)
{
    /// <summary><c>refused FILE: PLACE: PROBLEM; REMEDY</c>, always one line: control characters stand as <c>\u000A</c>.</summary>
    public override string ToString() =>
        OneLine(Place is null ? $"refused {File}: {Problem}; {Remedy}" : $"refused {File}: {Place}: {Problem}; {Remedy}");

    /// <summary><paramref name="text"/> with its control characters and line separators written as <c>\uXXXX</c>.</summary>
    public static string OneLine(string text)
    {
        if (!text.Any(Breaks))
        {
            return text;
        }
        var line = new StringBuilder();
        foreach (var c in text)
        {
            _ = Breaks(c) ? line.Append("\\u").Append(((int)c).ToString("X4", System.Globalization.CultureInfo.InvariantCulture)) : line.Append(c);
        }
        return line.ToString();
    }

    private static bool Breaks(char c) => char.IsControl(c) || c is '\u2028' or '\u2029';
}
