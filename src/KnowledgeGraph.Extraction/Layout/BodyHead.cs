namespace KnowledgeGraph.Extraction.Layout;

/// <summary>What stands before the first sentence of a body: a source note, an agency line (中新网义乌8月2日电(…)), or the authors without one.</summary>
internal static class BodyHead
{
    private const int Window = 140;
    private const int LongestPrefix = 45;
    private const int LongestCaption = 40;

    private static readonly string[] MediaEnds = ["频道", "新闻网", "客户端", "日报", "晚报", "晨报", "时报", "快报", "商报", "融媒", "发布", "在线", "新闻", "传媒", "网", "报", "社", "台", "原创稿"];

    /// <summary>What was found.</summary>
    /// <param name="DatelineStart">Where the agency line begins.</param>
    /// <param name="DatelineEnd">Where it ends; equal to the start without one.</param>
    /// <param name="BodyStart">Where the first sentence begins.</param>
    public readonly record struct Found(int DatelineStart, int DatelineEnd, int BodyStart);

    /// <summary>Reads the beginning of a body and adds its authors to <paramref name="authors"/>; without an agency line none are looked for where the article is <paramref name="signed"/> already.</summary>
    public static Found Read(ReadOnlySpan<char> body, List<string> authors, bool signed = false)
    {
        var text = body[..Math.Min(body.Length, Window)];
        var start = SkipSource(text, SkipSpace(text, 0));
        if (AgencyLine(text, start, authors, out var end))
        {
            return new(start, end, SkipSpace(text, end));
        }
        var bodyStart = signed ? start : Authors(text, start, authors);
        return new(start, start, bodyStart);
    }

    /// <summary>
    /// The caption of the photo above a text is often left before its agency line: a short first sentence, then 某网8月2日讯（…）. False where the second sentence has no agency line.
    /// </summary>
    public static bool TryReadBehindCaption(ReadOnlySpan<char> body, List<string> authors, out int captionEnd, out Found found)
    {
        found = default;
        captionEnd = body[..Math.Min(body.Length, LongestCaption)].IndexOf('。') + 1;
        if (captionEnd < 5)
        {
            return false;
        }
        var text = body[..Math.Min(body.Length, captionEnd + Window)];
        var start = SkipSpace(text, captionEnd);
        if (!AgencyLine(text, start, authors, out var end) || !HasMedium(text[start..end]))
        {
            return false;
        }
        found = new(start, end, SkipSpace(text, end));
        return true;
    }

    // 来源：人民网－贵州频道 (then the text without a gap)
    private static int SkipSource(ReadOnlySpan<char> text, int start)
    {
        var rest = text[start..];
        if (!rest.StartsWith("来源：") && !rest.StartsWith("来源:"))
        {
            return start;
        }
        var window = rest[3..Math.Min(rest.Length, 24)];
        var stop = window.IndexOfAny("，。“、（");
        window = stop < 0 ? window : window[..stop];
        var best = 0;
        foreach (var end in MediaEnds)
        {
            var at = window.LastIndexOf(end);
            best = at < 0 ? best : Math.Max(best, at + end.Length);
        }
        return best == 0 ? start : SkipSpace(text, start + 3 + best);
    }

    private static bool AgencyLine(ReadOnlySpan<char> text, int start, List<string> authors, out int end)
    {
        end = start;
        var rest = text[start..];
        if (!rest.IsEmpty && rest[0] == '【')
        {
            return Bracketed(rest, start, authors, out end);
        }
        for (var i = 1; i < rest.Length && i <= LongestPrefix; i++)
        {
            if (rest[i] is '。' or '！' or '？' or '，' or ',' or '“' or '；' or '"')
            {
                return false;
            }
            if (rest[i] is '（' or '(')
            {
                var prefix = rest[..i].TrimEnd();
                var close = rest[i..].IndexOfAny('）', ')');
                if (close > 0 && IsBroadcast(prefix, rest.Slice(i + 1, close - 1)))
                {
                    Names(rest.Slice(i + 1, close - 1), authors);
                    end = start + i + close + 1;
                    return true;
                }
                // A bracket of the medium's own name: 荆楚网（湖北日报网）讯（…）.
                if (close < 0 || close > 14)
                {
                    return false;
                }
                i += close;
                continue;
            }
            if (rest[i] is '：' or ':' or ' ' or '\u3000' or '\u00a0' && EndsBroadcast(rest[..i]) && HasMedium(rest[..i]))
            {
                // 央视网消息：…, 中新网7月28日电 … ; a bracket behind the space still belongs to it.
                var next = SkipSpace(rest, i);
                if (next < rest.Length && rest[next] is '（' or '(')
                {
                    continue;
                }
                end = start + i + (rest[i] is '：' or ':' ? 1 : 0);
                Byline.Scan(rest[..i], authors);
                return true;
            }
        }
        return false;
    }

    // 【环球网报道 记者 某某】
    private static bool Bracketed(ReadOnlySpan<char> rest, int start, List<string> authors, out int end)
    {
        var close = rest.IndexOf('】');
        var inner = close > 0 ? rest[1..close] : [];
        end = start + close + 1;
        if (close is < 3 or > 40 || inner.IndexOf("报道") < 0 && inner.IndexOf('讯') < 0)
        {
            return false;
        }
        Byline.Scan(inner, authors);
        return true;
    }

    private static bool IsBroadcast(ReadOnlySpan<char> prefix, ReadOnlySpan<char> inner) =>
        EndsBroadcast(prefix) || (HasMedium(prefix) && (inner.IndexOf("记者") >= 0 || inner.IndexOf("通讯员") >= 0));

    private static bool EndsBroadcast(ReadOnlySpan<char> prefix) =>
        !prefix.IsEmpty && (prefix[^1] is '电' or '讯' || prefix.EndsWith("消息") || prefix.EndsWith("报道") || prefix.EndsWith("快讯"))
        && (HasMedium(prefix) || prefix.IndexOf('日') > 0 || prefix.Length <= 4);

    private static bool HasMedium(ReadOnlySpan<char> prefix) => prefix.IndexOfAny("网社报台讯") >= 0 || prefix.IndexOf("客户端") >= 0 || prefix.IndexOf("新闻") >= 0 || prefix.IndexOf("在线") >= 0;

    private static void Names(ReadOnlySpan<char> inner, List<string> authors)
    {
        if (!Byline.TryRead(inner, authors, out _))
        {
            Byline.Scan(inner, authors);
        }
    }

    // 某报记者 甲乙丙 通讯员 丁戊近日，… : the last name and the text touch.
    private static int Authors(ReadOnlySpan<char> text, int start, List<string> authors)
    {
        var at = start;
        while (at < text.Length && at - start < 20 && !Byline.Function(text[at..], out _, out _))
        {
            if (text[at] is '。' or '，' or ',' or '、' or '“' or '：' or '（')
            {
                return start;
            }
            at++;
        }
        if (at >= text.Length || at - start >= 20 || (at > start && !HasMedium(text[start..Math.Min(text.Length, at + 2)])))
        {
            return start;
        }
        var found = authors.Count;
        var other = false;
        while (at < text.Length)
        {
            at = SkipSeparators(text, at);
            if (Byline.Function(text[at..], out var length, out var otherFunction))
            {
                other = otherFunction;
                at += length;
                continue;
            }
            var name = Name(text[at..], out var last);
            if (name == 0)
            {
                break;
            }
            if (!other)
            {
                authors.Add(Joined(text.Slice(at, name)));
            }
            at += name;
            if (last)
            {
                break;
            }
        }
        if (authors.Count == found)
        {
            return start;
        }
        return SkipReport(text, at);
    }

    // The length of the name that the text starts with, 0 for none; last where running text touches it.
    private static int Name(ReadOnlySpan<char> text, out bool last)
    {
        last = false;
        var run = 0;
        while (run < text.Length && run < 12 && Han.Is(text[run]) && !Byline.Function(text[run..], out _, out _))
        {
            run++;
        }
        if (run == 1 && text.Length > 2 && Han.IsSpace(text[1]))
        {
            var second = SkipSpace(text, 1);
            var single = second + 1 < text.Length && Han.Is(text[second]) && !Han.Is(text[second + 1]);
            return single && PersonNames.IsSurname(text[0]) ? second + 1 : 0;
        }
        if (run is 2 or 3 && PersonNames.Score(text[..run]) > -3)
        {
            return run;
        }
        double best = 0.5;
        var length = 0;
        for (var n = 2; n <= 4 && n < text.Length; n++)
        {
            var score = PersonNames.Score(text[..n]) + (1.5 * SentenceStart.Score(text[n..]));
            if (n <= run && score > best && PersonNames.Score(text[..n]) > 0)
            {
                (best, length) = (score, n);
            }
        }
        last = true;
        return length;
    }

    private static string Joined(ReadOnlySpan<char> name)
    {
        var space = name.IndexOfAny(' ', '\u3000', '\u00a0');
        return space < 0 ? name.ToString() : string.Concat(name[..space], name[^1..]);
    }

    // … 潍坊报道归巢看发展: the place and the word go too.
    private static int SkipReport(ReadOnlySpan<char> text, int at)
    {
        var rest = text[at..Math.Min(text.Length, at + 9)];
        var report = rest.IndexOf("报道");
        at = report >= 0 && rest[..report].IndexOfAny("，。“") < 0 ? at + report + 2 : at;
        return SkipSpace(text, at);
    }

    private static int SkipSeparators(ReadOnlySpan<char> text, int at)
    {
        while (at < text.Length && (Han.IsSpace(text[at]) || text[at] is '：' or ':' or '|' or '｜' or '、' or '/' or '丨'))
        {
            at++;
        }
        return at;
    }

    private static int SkipSpace(ReadOnlySpan<char> text, int at)
    {
        while (at < text.Length && (Han.IsSpace(text[at]) || Han.IsInvisible(text[at]) || text[at] is '◎' or '□' or '■' or '●' or '▲' or '▼'))
        {
            at++;
        }
        return at;
    }
}
