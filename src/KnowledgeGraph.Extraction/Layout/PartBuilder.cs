using System.Buffers;
using System.Text;
using KnowledgeGraph.Text.Normalisation;

namespace KnowledgeGraph.Extraction.Layout;

/// <summary>
/// Writes one part of an article (title, body, caption …) as clean text and keeps its way back to the document: control characters go, half-width marks beside Chinese become full-width,
/// straight quotes become pairs, runs of spaces become one, and a stray space inside Chinese running text goes (see <see cref="SpaceRule"/>).
/// </summary>
internal sealed class PartBuilder
{
    private static readonly SearchValues<char> Special = SearchValues.Create(SpecialCharacters());

    private readonly StringBuilder text = new();
    private readonly OffsetMapBuilder map = new();
    private bool quoteOpen;
    private int openBrackets;

    /// <summary>How spaces between Chinese characters are taken.</summary>
    public enum SpaceRule
    {
        /// <summary>One space stays: headlines, captions, single articles, where it parts clauses.</summary>
        Keep,

        /// <summary>It goes, except between clauses of equal length inside quotes: running text that was set in columns.</summary>
        Drop,
    }

    /// <summary>Code units written so far.</summary>
    public int Length => text.Length;

    /// <summary>The last character written, or a line feed before the first.</summary>
    public char Last => text.Length == 0 ? '\n' : text[^1];

    /// <summary>Writes a piece of the document that starts at <paramref name="source"/> in it.</summary>
    public void Append(ReadOnlySpan<char> piece, int source, SpaceRule rule)
    {
        var at = 0;
        while (at < piece.Length)
        {
            var next = piece[at..].IndexOfAny(Special);
            if (next < 0)
            {
                Copy(piece[at..], source + at);
                return;
            }
            if (next > 0)
            {
                Copy(piece.Slice(at, next), source + at);
                at += next;
            }
            at += AppendSpecial(piece, at, source, rule);
        }
    }

    /// <summary>Writes a character that the document does not have, for the joint at <paramref name="source"/>; after a line feed quotes count anew.</summary>
    public void Join(char c, int source)
    {
        text.Append(c);
        map.Append(source, 1);
        if (c == '\n')
        {
            quoteOpen = false;
            openBrackets = 0;
        }
    }

    /// <summary>The text and its map; the builder is empty afterwards.</summary>
    public (string Text, OffsetMap Map) Finish()
    {
        var result = (text.ToString(), map.Build());
        text.Clear();
        map.Clear();
        quoteOpen = false;
        openBrackets = 0;
        return result;
    }

    private int AppendSpecial(ReadOnlySpan<char> piece, int at, int source, SpaceRule rule)
    {
        var c = piece[at];
        if (Han.IsInvisible(c))
        {
            return 1;
        }
        if (Han.IsSpace(c) || c == '\n')
        {
            return AppendSpace(piece, at, source, rule);
        }
        text.Append(Widen(piece, at));
        map.Append(source + at, 1);
        return 1;
    }

    private int AppendSpace(ReadOnlySpan<char> piece, int at, int source, SpaceRule rule)
    {
        var end = at + 1;
        while (end < piece.Length && (Han.IsSpace(piece[end]) || piece[end] == '\n' || Han.IsInvisible(piece[end])))
        {
            end++;
        }
        if (end < piece.Length && text.Length > 0 && Last != '\n' && !IsStray(piece, at, end, rule))
        {
            text.Append(' ');
            map.Append(source + at, 1);
        }
        return end - at;
    }

    // A space after a mark that ends or opens something says nothing; between two Chinese characters the rule decides; beside Latin letters it parts words.
    private bool IsStray(ReadOnlySpan<char> piece, int start, int end, SpaceRule rule)
    {
        char before = Last, after = piece[end];
        if (Mark(before) || Mark(after))
        {
            return true;
        }
        return rule == SpaceRule.Drop && (Han.IsWide(before) || Han.IsWide(after) || (char.IsAsciiDigit(before) && char.IsAsciiDigit(after)))
            && !(quoteOpen || InQuotes(piece, start) ? EqualClauses(piece, start, end) : !Han.Is(before) && !Han.Is(after));
    }

    private static bool Mark(char c) => c is '。' or '，' or '、' or '；' or '：' or '！' or '？' or '“' or '《' or '》' or '（' or '）' or '…';

    private static bool InQuotes(ReadOnlySpan<char> piece, int at)
    {
        var before = piece[Math.Max(0, at - 24)..at];
        return before.LastIndexOf('“') > before.LastIndexOf('”');
    }

    private static bool EqualClauses(ReadOnlySpan<char> piece, int start, int end)
    {
        int left = 0, right = 0;
        while (left < start && Han.Is(piece[start - 1 - left]))
        {
            left++;
        }
        while (end + right < piece.Length && Han.Is(piece[end + right]))
        {
            right++;
        }
        return left >= 4 && left == right;
    }

    private char Widen(ReadOnlySpan<char> piece, int at)
    {
        char c = piece[at], before = at > 0 ? piece[at - 1] : Last, after = at + 1 < piece.Length ? piece[at + 1] : '\n';
        switch (c)
        {
            case '"' when !quoteOpen && after is '。' or '，' or '、' or '；' or '：' or '！' or '？' or '）' or ',' or ')':
                // It closes what a column before has opened.
                return '”';
            case '"':
                quoteOpen = !quoteOpen;
                return quoteOpen ? '“' : '”';
            case '(' when Han.IsWide(after) || Han.IsWide(before):
                openBrackets++;
                return '（';
            case ')' when openBrackets > 0:
                openBrackets--;
                return '）';
            case ',' or ';' or ':' or '?' or '!' when Han.IsWide(before) || before == '"' || (Han.IsWide(after) && !char.IsAsciiLetter(before)):
                return c switch { ',' => '，', ';' => '；', ':' => '：', '?' => '？', _ => '！' };
            default:
                return c;
        }
    }

    private void Copy(ReadOnlySpan<char> run, int source)
    {
        text.Append(run);
        map.Append(source, run.Length);
    }

    private static char[] SpecialCharacters() =>
        [.. Enumerable.Range(0, char.MaxValue + 1).Select(i => (char)i).Where(c => Han.IsSpace(c) || Han.IsInvisible(c) || c is '\n' or ',' or ';' or ':' or '?' or '!' or '(' or ')' or '"')];
}
