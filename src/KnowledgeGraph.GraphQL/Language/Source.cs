using System.Text;

namespace KnowledgeGraph.GraphQL.Language;

/// <summary>The UTF-8 text of a document. Nodes keep byte offsets into it; lines and columns are worked out when an error asks.</summary>
internal sealed class Source(ReadOnlyMemory<byte> text)
{
    /// <summary>The text, UTF-8.</summary>
    public ReadOnlyMemory<byte> Text { get; } = text;

    /// <summary>Line and column of the byte at <paramref name="offset"/>.</summary>
    public SourceLocation GetLocation(int offset)
    {
        var text = Text.Span;
        int line = 1, lineStart = 0;
        for (var i = 0; i < offset; i++)
        {
            if (text[i] == '\n' || (text[i] == '\r' && !(i + 1 < text.Length && text[i + 1] == '\n')))
            {
                line++;
                lineStart = i + 1;
            }
        }

        return new SourceLocation(line, 1 + Encoding.UTF8.GetCharCount(text[lineStart..offset]));
    }

    /// <summary>The line at <paramref name="offset"/> with its number, and a caret under the place; a long line is cut to 80 characters around it.</summary>
    public string Excerpt(int offset)
    {
        const int before = 50, length = 80;
        var location = GetLocation(offset);
        var text = Text.Span;
        var start = text[..offset].LastIndexOfAny((byte)'\n', (byte)'\r') + 1;
        var end = text[offset..].IndexOfAny((byte)'\n', (byte)'\r');
        var line = Encoding.UTF8.GetString(end < 0 ? text[start..] : text[start..(offset + end)]);
        var caret = location.Column - 1;
        if (line.Length > length)
        {
            var from = Math.Max(0, Math.Min(caret - before, line.Length - length));
            line = line.Substring(from, Math.Min(length, line.Length - from));
            caret -= from;
        }

        var prefix = $"{location.Line} | ";
        return $"{prefix}{line}\n{new string(' ', prefix.Length + caret)}^";
    }
}
