namespace KnowledgeGraph.Extraction.Layout;

/// <summary>
/// Reads bylines: bare names (甲乙 丙丁), names behind their functions (记者 … 通讯员 …), names cut by stray spaces (甲 乙), names run together.
/// </summary>
internal static class Byline
{
    // Longer functions first: the first that fits is taken.
    private static readonly string[] Functions =
    [
        "全媒体首席记者", "全媒体见习记者", "特约通讯员", "见习通讯员", "全媒体记者", "全媒记者", "客户端记者", "摄影记者", "文字记者", "融媒记者", "首席记者", "见习记者", "实习记者", "特约记者",
        "本报记者", "本网记者", "本台记者", "新闻记者", "实习生", "通讯员", "撰稿人", "特约撰稿", "记者", "文/图", "图/文", "文图", "文并摄", "文/摄", "摄影报道", "图文报道", "联合报道", "摄影", "报道", "采写", "撰文", "撰稿", "作者",
        "供稿", "文", "图",
    ];

    // Names are seldom printed without a gap between them; most such runs are words.
    private const double RunTogether = 2;

    // Behind these no author stands: they edit, check or take pictures.
    private static readonly string[] OtherFunctions =
        ["责任编辑", "流程编辑", "视频编辑", "美术编辑", "编辑", "责编", "校对", "审核", "监制", "主编", "美编", "一审", "二审", "三审", "终审", "初审", "复审", "编审", "值班", "总监", "策划", "统筹", "制作", "视频", "剪辑", "设计", "来源", "转自", "图片", "供图"];

    /// <summary>
    /// Reads <paramref name="text"/> as nothing but a byline. <paramref name="score"/> says how well it reads (above 0: rather a byline than not); names of other functions are left out of
    /// <paramref name="names"/>. False where anything in it is neither name, function nor separator.
    /// </summary>
    public static bool TryRead(ReadOnlySpan<char> text, List<string> names, out double score)
    {
        score = 0;
        var first = names.Count;
        var other = false;
        Span<char> token = stackalloc char[64];
        var length = 0;
        var functions = 0;
        for (var i = 0; i <= text.Length; i++)
        {
            if (i < text.Length && !IsSeparator(text[i]) && !Han.IsSpace(text[i]))
            {
                if (Function(text[i..], out var size, out var otherFunction))
                {
                    if (!Flush(token, ref length, names, other, ref score))
                    {
                        names.RemoveRange(first, names.Count - first);
                        return false;
                    }
                    other = otherFunction;
                    functions++;
                    i += size - 1;
                    continue;
                }
                if (length == token.Length)
                {
                    names.RemoveRange(first, names.Count - first);
                    return false;
                }
                token[length++] = text[i];
                continue;
            }
            // A name of two characters is often set with a space in it: 甲 乙. One character waits for the next one.
            if (length == 1 && i < text.Length && Han.IsSpace(text[i]))
            {
                continue;
            }
            if (!Flush(token, ref length, names, other, ref score))
            {
                names.RemoveRange(first, names.Count - first);
                return false;
            }
        }
        score += functions;
        return names.Count > first || functions > 0;
    }

    /// <summary>The names in a closing bracket (甲乙 丙丁) at the end of <paramref name="text"/>; <paramref name="start"/> is the bracket's place.</summary>
    public static bool TryReadEnd(ReadOnlySpan<char> text, List<string> names, out int start, out double score)
    {
        score = 0;
        start = -1;
        var end = text.Length - 1;
        while (end >= 0 && Han.IsSpace(text[end]))
        {
            end--;
        }
        if (end < 3 || text[end] is not ('）' or ')'))
        {
            return false;
        }
        var window = Math.Max(0, end - 80);
        var open = text[window..end].LastIndexOfAny('（', '(');
        if (open < 0)
        {
            return false;
        }
        start = window + open;
        var inner = text[(start + 1)..end];
        return (TryRead(inner, names, out score) && names.Count > 0) || TryReadSqueezed(inner, names, out score);
    }

    // Names that a line end has broken (甲乙 丙 丁): without their gaps they may be cut anew.
    private static bool TryReadSqueezed(ReadOnlySpan<char> text, List<string> names, out double score)
    {
        score = 0;
        Span<char> squeezed = stackalloc char[24];
        var length = 0;
        foreach (var c in text)
        {
            if (Han.IsSpace(c))
            {
                continue;
            }
            if (length == squeezed.Length || !Han.Is(c))
            {
                return false;
            }
            squeezed[length++] = c;
        }
        if (length < 4 || !PersonNames.TryCut(squeezed[..length], names, out score) || score < names.Count)
        {
            names.Clear();
            return false;
        }
        return true;
    }

    /// <summary>Gathers the names behind functions out of a note that holds other words too (某报记者 甲乙 编辑 丙丁): those of authors only.</summary>
    public static void Scan(ReadOnlySpan<char> text, List<string> names)
    {
        bool author = false, any = false;
        var at = 0;
        while (at < text.Length)
        {
            if (Function(text[at..], out var length, out var other))
            {
                (author, any) = (!other, true);
                at += length;
                continue;
            }
            if (!Han.Is(text[at]))
            {
                at++;
                continue;
            }
            var end = at + 1;
            while (end < text.Length && Han.Is(text[end]) && !Function(text[end..], out _, out _))
            {
                end++;
            }
            // 甲 乙: one character, a gap, one character.
            if (end == at + 1 && end + 1 < text.Length && Han.IsSpace(text[end]) && Han.Is(text[end + 1]) && (end + 2 == text.Length || !Han.Is(text[end + 2])))
            {
                Take([text[at], text[end + 1]], author && any, names);
                at = end + 2;
                continue;
            }
            Take(text[at..end], author && any, names);
            at = end;
        }
    }

    private static void Take(ReadOnlySpan<char> token, bool author, List<string> names)
    {
        if (!author)
        {
            return;
        }
        if (token.Length <= 3 && PersonNames.Score(token) > -3)
        {
            names.Add(token.ToString());
        }
        else if (token.Length is > 3 and <= 12)
        {
            var before = names.Count;
            if (PersonNames.TryCut(token, names, out var score) && score < 0)
            {
                names.RemoveRange(before, names.Count - before);
            }
        }
    }

    /// <summary>The function (记者, 通讯员 …) that <paramref name="text"/> starts with.</summary>
    public static bool Function(ReadOnlySpan<char> text, out int length, out bool other)
    {
        foreach (var function in Functions)
        {
            if (text.StartsWith(function, StringComparison.Ordinal) && (function.Length > 1 || IsFunctionMark(text, function.Length)))
            {
                (length, other) = (function.Length, function is "摄影" or "图");
                return true;
            }
        }
        foreach (var function in OtherFunctions)
        {
            if (text.StartsWith(function, StringComparison.Ordinal))
            {
                (length, other) = (function.Length, true);
                return true;
            }
        }
        (length, other) = (0, false);
        return false;
    }

    // 文 and 图 are functions only with a mark behind them (文：…, 图｜…), for 文 is a surname too.
    private static bool IsFunctionMark(ReadOnlySpan<char> text, int at) => at < text.Length && text[at] is '：' or ':' or '|' or '｜' or '/';

    private static bool IsSeparator(char c) => c is '、' or '，' or ',' or '/' or '／' or '|' or '｜' or '：' or ':' or ';' or '；' or '&' or '\n';

    private static bool Flush(Span<char> token, ref int length, List<string> names, bool other, ref double score)
    {
        if (length == 0)
        {
            return true;
        }
        var text = token[..length];
        length = 0;
        var before = names.Count;
        var value = PersonNames.Score(text);
        var cut = double.NegativeInfinity;
        if (text.Length >= 4 && PersonNames.TryCut(text, names, out cut))
        {
            cut -= RunTogether;
        }
        if (value > -3 && value >= cut)
        {
            names.RemoveRange(before, names.Count - before);
            names.Add(text.ToString());
        }
        else if (cut >= 0)
        {
            value = cut / (names.Count - before);
        }
        else
        {
            names.RemoveRange(before, names.Count - before);
            return false;
        }
        score += value;
        if (other)
        {
            names.RemoveRange(before, names.Count - before);
        }
        return true;
    }
}
