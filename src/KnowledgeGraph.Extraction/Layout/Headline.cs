using System.Buffers;

namespace KnowledgeGraph.Extraction.Layout;

/// <summary>Finds where a headline ends that was printed before the body without a gap: 原标题：HEADLINEBODY.</summary>
internal static class Headline
{
    private const string Mark = "原标题：";
    private static readonly SearchValues<char> MediumStarts = SearchValues.Create("网报社中新红央极");

    private static readonly SearchValues<char> Broadcasts = SearchValues.Create("讯电者员");
    private static readonly SearchValues<char> SentenceMarks = SearchValues.Create("，。！？!?,");

    // Below it the headline is left in the body: a wrong cut would lose words of the text.
    private const double LeastScore = 1.5;
    private const double StartWeight = 0.8;
    private const double JointWeight = 0.8;
    private const int LongestMedium = 12;
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
        length = Boundary(rest, FirstByline(rest));
        length = length > 0 ? length : Boundary(rest, int.MaxValue);
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

    private static int Boundary(ReadOnlySpan<char> rest, int byline)
    {
        double best = LeastScore;
        var length = 0;
        int depth = 0, commas = 0;
        for (var i = 1; i < rest.Length && i <= Math.Min(Longest, byline); i++)
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
            var score = (byline < int.MaxValue ? ByBylineScore(rest, i, byline) : Score(rest, i)) - (commas > 1 ? 1.2 * (commas - 1) : 0);
            if (score > best)
            {
                (best, length) = (score, i);
            }
        }
        return length;
    }

    // Where 记者, 通讯员, 来源 … stand right behind the headline, perhaps behind the name of their paper: the text begins behind them, so no sentence start is to be looked for.
    private static int FirstByline(ReadOnlySpan<char> rest)
    {
        for (var i = Shortest; i < rest.Length && i <= Longest + LongestMedium; i++)
        {
            if (rest[i] is '。' or '，' && i > Longest)
            {
                break;
            }
            if (rest[i] is '记' or '通' or '来' or '作' or '文' or '见' or '实' or '全' or '本' or '特' or '首' or '责' or '编' && IsByline(rest[i..]))
            {
                return i;
            }
        }
        return int.MaxValue;
    }

    private static bool IsByline(ReadOnlySpan<char> text)
    {
        if (text.StartsWith("来源：") || text.StartsWith("作者：") || text.StartsWith("文/") || text.StartsWith("文、图/") || text.StartsWith("编辑：") || text.StartsWith("责编："))
        {
            return true;
        }
        if (!Byline.Function(text, out var length, out var other) || other || length < 2)
        {
            return false;
        }
        // 记者 as a word of the headline or the text is no byline: a name must follow.
        var name = text[length..].TrimStart(" \u00a0\u3000|｜丨：:");
        return name.Length > 3 && text.Length - length - name.Length > 0 && Math.Max(PersonNames.Score(name[..2]), PersonNames.Score(name[..3])) > 0;
    }

    // Before a byline the headline ends at it, or at the name of the paper before it.
    private static double ByBylineScore(ReadOnlySpan<char> rest, int at, int byline)
    {
        if (at == byline)
        {
            return 2;
        }
        var medium = rest[at..byline];
        var joint = Math.Clamp(Joints.Neighbours(rest[at - 1], rest[at]), -1.2, 4.5);
        return byline - at <= LongestMedium && (medium.EndsWith("报") || medium.EndsWith("网") || medium.EndsWith("新闻") || medium.EndsWith("客户端") || medium.EndsWith("社") || medium.EndsWith("壹点") || medium.EndsWith("媒体") || medium.EndsWith("端丨") || medium.EndsWith("| "))
            ? 2.5 - joint + (0.05 * (byline - at)) + Math.Clamp(Joints.Fresh(rest[at..]), -2, 1)
            : double.NegativeInfinity;
    }

    private static double Score(ReadOnlySpan<char> rest, int at)
    {
        char before = rest[at - 1], after = rest[at];
        if (before is '，' or '、' or '：' or '；' || after is '，' or '、' or '：' or '；' or '”' or '》' or '）' or '！' or '？' or '。' or '…')
        {
            return double.NegativeInfinity;
        }
        var score = (StartWeight * SentenceStart.Score(rest[at..])) + Math.Clamp(Joints.Fresh(rest[at..]), -3, 2);
        score -= JointWeight * Math.Clamp(Joints.Neighbours(before, after), -1.2, 4.5);
        score += before is '！' or '？' or '!' or '?' ? 1.2 : before == '”' ? 0.6 : 0;
        score += AgencyFollows(rest[at..]) ? 3 : 0;
        score += Echo(rest, at);
        score -= at < 12 ? 0.8 : at > 36 ? 0.06 * (at - 36) : 0;
        score += rest.Length > at + 4 && rest[at..].StartsWith(rest[..4]) ? 2.5 : 0;
        score -= after == '“' && IsShortQuote(rest[at..]) ? 3 : 0;
        score -= before is '在' or '的' or '为' or '和' or '与' or '月' or '年' ? 3 : 0;
        // A gap parts a headline's clauses, or the headline from the text where nothing else does.
        score += Han.IsSpace(before) ? 0.5 : 0;
        return score;
    }

    // “七彩暑假” in a headline, unlike “…，…。” at the beginning of a text.
    private static bool IsShortQuote(ReadOnlySpan<char> text)
    {
        var end = text.IndexOf('”');
        return end is > 0 and < 14 && !text[..end].ContainsAny(SentenceMarks);
    }

    // 央广网合肥7月28日消息（记者…
    private static bool AgencyFollows(ReadOnlySpan<char> text)
    {
        var window = text[..Math.Min(text.Length, 100)];
        if (!window[..Math.Min(4, window.Length)].ContainsAny(MediumStarts) || !window[..Math.Min(window.Length, 46)].ContainsAny(Broadcasts))
        {
            return false;
        }
        var found = BodyHead.Read(window, [], signed: true);
        return found.DatelineEnd > found.DatelineStart && found.DatelineStart == 0;
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
