using KnowledgeGraph.Model;

namespace KnowledgeGraph.Ingestion.Reading;

/// <summary>The lines <c># source: …</c>, <c># title: …</c>, <c># date: …</c>, <c># url: …</c> at the beginning of a text file.</summary>
internal static class MetadataLines
{
    private static readonly string[] Keys = ["source", "title", "date", "url"];

    /// <summary>Takes the leading metadata lines off <paramref name="text"/>; blank lines may stand before and between them.</summary>
    public static SourceDocument Split(string document, string text)
    {
        var values = new string?[Keys.Length];
        var start = 0;
        for (var line = 0; line < text.Length;)
        {
            var end = text.IndexOf('\n', line);
            var next = end < 0 ? text.Length : end + 1;
            var content = text.AsSpan(line, (end < 0 ? text.Length : end) - line).Trim();
            if (TryRead(content, out var key, out var value))
            {
                values[key] ??= value;
                start = next;
            }
            else if (!content.IsEmpty)
            {
                break;
            }
            line = next;
        }
        return new()
        {
            Document = document,
            Text = text[start..],
            TextStart = start,
            Source = values[0],
            Title = values[1],
            Date = MetadataDate.Parse(values[2]),
            Url = values[3],
            SingleArticle = values[1] is not null,
        };
    }

    private static bool TryRead(ReadOnlySpan<char> line, out int key, out string? value)
    {
        (key, value) = (-1, null);
        if (line.IsEmpty || line[0] != '#')
        {
            return false;
        }
        var colon = line.IndexOf(':');
        if (colon < 0)
        {
            return false;
        }
        var name = line[1..colon].Trim();
        for (var i = 0; i < Keys.Length; i++)
        {
            if (name.Equals(Keys[i], StringComparison.OrdinalIgnoreCase))
            {
                (key, value) = (i, CleanText.Line(line[(colon + 1)..].ToString()));
                return true;
            }
        }
        return false;
    }
}
