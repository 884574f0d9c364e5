using KnowledgeGraph.Text.Matching;
using KnowledgeGraph.Text.Segmentation;

namespace KnowledgeGraph.Extraction.Layout;

/// <summary>How well two pieces of running text follow each other, in nats or so.</summary>
internal static class Joints
{
    private const int Offset = 128;
    private const string AfterNumbers = "万亿余多个名家米%年月日人元项平亩次岁.处位场条千百公户件间天小分层座支所倍吨";

    private static readonly Lazy<Automaton> Starts = new(() => Automaton.Open(SeedTables.Read("sentence-starts")));
    private static readonly Lazy<Automaton> Pairs = new(() => Automaton.Open(SeedTables.Read("character-pairs")));
    private static readonly Lazy<Segmenter> Words = new(() => Segmenter.Open(SeedTables.Read("jieba")));

    /// <summary>How much speaks for a sentence to begin with <paramref name="text"/>, and against its being the rest of one: about -4 to 2.</summary>
    public static double Fresh(ReadOnlySpan<char> text)
    {
        if (text.IsEmpty)
        {
            return 0;
        }
        if (text[0] is '，' or '、' or '。' or '；' or '）' or ')' or '”' or '》' or ',' or '’' or '：' or ';' or '%' or '！' or '？' || ClosesQuote(text))
        {
            return -4;
        }
        if (!Starts.Value.TryGet(text[..Math.Min(2, text.Length)], out var weight) && !Starts.Value.TryGet(text[..1], out weight))
        {
            return 0;
        }
        return Math.Clamp((weight - Offset) / 10.0, -4, 2);
    }

    /// <summary>How much speaks for <paramref name="next"/> to go on in the sentence that <paramref name="open"/> leaves unended, and against its standing there by chance: about -4 to 5.</summary>
    public static double Continues(ReadOnlySpan<char> open, ReadOnlySpan<char> next)
    {
        if (open.IsEmpty || next.IsEmpty)
        {
            return 0;
        }
        var waiting = OpenQuotes(open) > 0;
        var closing = ClosesQuote(next);
        var quotes = waiting && closing ? 2.5 : waiting ? -0.5 : closing ? -4 : 0;
        return quotes + Neighbours(open[^1], next[0]) + (Han.Is(open[^1]) && Han.Is(next[0]) && CrossesLongWord(open, next) ? 1.5 : 0);
    }

    /// <summary>How much speaks for two characters to be neighbours in one sentence. Measured on broken and on wrongly joined sentences: a true joint is a known pair in three of four cases, a wrong one in one of six.</summary>
    public static double Neighbours(char last, char first)
    {
        if (char.IsAsciiDigit(last))
        {
            return char.IsAsciiDigit(first) || AfterNumbers.Contains(first) ? 2.5 : -1.5;
        }
        if (!Han.Is(last) || !Han.Is(first))
        {
            return Han.Is(first) || char.IsAsciiLetterOrDigit(first) || Han.IsOpener(first) ? 0 : -1.5;
        }
        return Pairs.Value.TryGet([last, first], out var weight) ? Math.Min(4.5, -0.3 + (1.15 * (weight - Offset) / 10.0)) : -1.2;
    }

    // A word of three or more characters over the joint.
    private static bool CrossesLongWord(ReadOnlySpan<char> open, ReadOnlySpan<char> next)
    {
        Span<char> word = stackalloc char[6];
        for (var left = 1; left <= 3 && left <= open.Length && Han.Is(open[^left]); left++)
        {
            open[^left..].CopyTo(word);
            for (var right = 1; right <= 3 && right <= next.Length && Han.Is(next[right - 1]); right++)
            {
                next[..right].CopyTo(word[left..]);
                if (left + right > 2 && Words.Value.TryGetWord(word[..(left + right)], out _))
                {
                    return true;
                }
            }
        }
        return false;
    }

    // Quotes that are open at the end of the text; straight ones by their parity.
    private static int OpenQuotes(ReadOnlySpan<char> text)
    {
        int depth = 0, straight = 0;
        foreach (var c in text)
        {
            depth = c == '“' ? depth + 1 : c == '”' ? Math.Max(0, depth - 1) : depth;
            straight += c == '"' ? 1 : 0;
        }
        // A text that begins inside quotes has one mark less than it needs.
        return depth + ((straight + (straight > 0 && ClosesQuote(text) ? 1 : 0)) % 2);
    }

    // The first quote of the text is a closing one, so that it opened somewhere before.
    private static bool ClosesQuote(ReadOnlySpan<char> text)
    {
        var at = text[..Math.Min(text.Length, 60)].IndexOfAny('“', '”', '"');
        return at >= 0 && (text[at] == '”' || (text[at] == '"' && at > 0 && at + 1 < text.Length && text[at + 1] is '"' or '。' or '，' or '、' or '；' or ',' or '：'));
    }
}
