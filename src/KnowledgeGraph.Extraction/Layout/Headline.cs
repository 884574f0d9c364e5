using System.Buffers;

namespace KnowledgeGraph.Extraction.Layout;

/// <summary>Finds where a headline ends that was printed before the body without a gap: 原标题：HEADLINEBODY.</summary>
internal static class Headline
{
    private const string Mark = "原标题：";
    private static readonly SearchValues<char> MediumStarts = SearchValues.Create("网报社中新红央极");

    private const int Shortest = 6;
    private const int Longest = 62;

    /// <summary>
    /// The headline behind 原标题 and where the body begins; false where the text does not begin so, or no place is clearly better than others.
    /// </summary>
    public static bool TryFind(ReadOnlySpan<char> text, out Range title, out int bodyStart)
    {
        title = default;
        bodyStart = 0;
        var at = 0;
        while (at < text.Length && Han.IsSpace(text[at]))
        {
            at++;
        }
        if (!text[at..].StartsWith(Mark) && !text[at..].StartsWith("原标题:"))
        {
            return false;
        }
        at += Mark.Length;
        while (at < text.Length && Han.IsSpace(text[at]))
        {
            at++;
        }
        var rest = text[at..];
        if (Repeated(rest, out var length))
        {
            title = at..(at + length);
            bodyStart = at + length + Skip(rest, length) + length;
            return true;
        }
        length = Boundary(rest);
        title = at..(at + length);
        bodyStart = at + length;
        return length > 0;
    }

    // The headline is often printed twice: the original's, then the page's.
    private static bool Repeated(ReadOnlySpan<char> rest, out int length)
    {
        length = 0;
        if (rest.Length < 2 * Shortest)
        {
            return false;
        }
        var again = rest[Shortest..Math.Min(rest.Length, Longest + (2 * Shortest))].IndexOf(rest[..Shortest]);
        if (again < 0)
        {
            return false;
        }
        var second = again + Shortest;
        length = second;
        while (length > 0 && Han.IsSpace(rest[length - 1]))
        {
            length--;
        }
        return second + length <= rest.Length && rest.Slice(second, length).SequenceEqual(rest[..length]);
    }

    private static int Skip(ReadOnlySpan<char> rest, int at)
    {
        var from = at;
        while (at < rest.Length && Han.IsSpace(rest[at]))
        {
            at++;
        }
        return at - from;
    }

    private static int Boundary(ReadOnlySpan<char> rest)
    {
        double best = 0;
        var length = 0;
        int depth = 0, commas = 0;
        for (var i = 1; i < rest.Length && i <= Longest; i++)
        {
            var before = rest[i - 1];
            depth += before is '“' or '《' or '（' or '‘' ? 1 : before is '”' or '》' or '）' or '’' ? -1 : 0;
            commas += before is '，' ? 1 : 0;
            if (before == '。')
            {
                break;
            }
            if (i < Shortest || depth > 0)
            {
                continue;
            }
            var score = Score(rest, i) - (commas > 1 ? 1.2 * (commas - 1) : 0);
            if (score > best)
            {
                (best, length) = (score, i);
            }
        }
        return length;
    }

    private static double Score(ReadOnlySpan<char> rest, int at)
    {
        char before = rest[at - 1], after = rest[at];
        if (before is '，' or '、' or '：' or '；' || after is '，' or '、' or '：' or '；' or '”' or '》' or '）' or '！' or '？' or '。' or '…')
        {
            return double.NegativeInfinity;
        }
        var score = SentenceStart.Score(rest[at..]);
        score += before is '！' or '？' or '!' or '?' ? 1.2 : before == '”' ? 0.6 : 0;
        score += AgencyFollows(rest[at..]) ? 3 : 0;
        score += Echo(rest, at);
        score -= at < 12 ? 0.8 : at > 40 ? 0.06 * (at - 40) : 0;
        score -= before is '在' or '的' or '为' or '和' or '与' or '月' or '年' ? 3 : char.IsAsciiDigit(before) && char.IsAsciiDigit(after) ? 4 : 0;
        return score;
    }

    // 央广网合肥7月28日消息（记者…
    private static bool AgencyFollows(ReadOnlySpan<char> text)
    {
        var authors = new List<string>();
        var window = text[..Math.Min(text.Length, 100)];
        if (window[..Math.Min(window.Length, 46)].IndexOfAny("讯电者员") < 0)
        {
            return false;
        }
        var found = BodyHead.Read(window, authors);
        return found.DatelineEnd > found.DatelineStart && found.DatelineStart == 0 && window[..Math.Min(4, window.Length)].ContainsAny(MediumStarts);
    }

    // The first sentence takes the headline's words up again.
    private static double Echo(ReadOnlySpan<char> rest, int at)
    {
        var head = rest[..at];
        var end = rest[at..].IndexOf('。');
        var sentence = rest.Slice(at, Math.Min(end < 0 ? rest.Length - at : end, 60));
        var shared = 0;
        for (var i = 0; i + 2 <= head.Length; i++)
        {
            shared += sentence.IndexOf(head.Slice(i, 2)) >= 0 ? 1 : 0;
        }
        return Math.Min(2.5, 0.15 * shared);
    }
}
