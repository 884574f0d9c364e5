using System.Buffers;

namespace KnowledgeGraph.Extraction.Layout;

/// <summary>
/// What stands behind the last sentence of a body: authors, editors, sources, legal lines, links. It is cut off the body; the authors are kept as authors, the rest belongs to no part of the article
/// (docs/layout.md lists the cues). The closing mark (完) stays.
/// </summary>
internal static class BodyTail
{
    private const int Window = 420;
    private const int LongestNote = 70;

    // From one of these on, at the beginning of a sentence, nothing is the article's.
    private static readonly string[] Legal =
    [
        "返回搜狐", "新闻线索报料", "更多精彩", "更多新闻", "【免责声明", "免责声明", "广告声明", "本文属于原创", "如遇作品内容", "声明：", "声明:", "版权声明", "版权说明", "特别声明", "转载请注明", "转载自", "海外网版权", "本文链接", "（更多新闻", "欢迎关注", "阅读原文",
        "版权归原作者", "本文中图片", "若有来源标注", "（注：", "(注：", "更多资讯", "查看更多", "分享让更多人", "转载是一种",
    ];

    private static readonly string[] NoteStarts =
    [
        "来源", "【来源", "本文来源", "文章来源", "稿源", "转自", "转载：", "责任编辑", "【责任编辑", "责编", "编辑", "流程编辑", "作者", "通讯员", "记者", "采写", "撰文", "撰稿", "文/", "文／", "文字", "文：", "图/", "图片", "图文", "图：", "文图", "供稿", "校对", "审核", "监制", "一审", "初审", "终审",
        "联系人", "视频", "摄影", "统筹", "主编", "值班", "美编", "实习生", "见习记者", "本报记者", "供图", "推广", "摄/", "信息来源", "原标题", "（来源", "新媒体编辑", "栏目", "总监", "策划",
    ];

    private static readonly SearchValues<char> SentenceEnds = SearchValues.Create("。！？!?…；”】）)\n");

    /// <summary>The length of the body without its tail. Authors of the tail are added to <paramref name="authors"/>, credits of pictures are not.</summary>
    public static int Cut(ReadOnlySpan<char> body, List<string> authors)
    {
        var end = CutLegal(body);
        var found = new List<string>();
        while (true)
        {
            end = TrimEnd(body, end);
            if (!CutBracket(body[..end], found, out var next) && !CutNote(body[..end], found, out next))
            {
                authors.AddRange(found);
                return end;
            }
            end = next;
        }
    }

    private static int CutLegal(ReadOnlySpan<char> body)
    {
        var from = Math.Max(0, body.Length - Window);
        var window = body[from..];
        var best = window.Length;
        foreach (var cue in Legal)
        {
            var at = window.IndexOf(cue);
            if (at >= 0 && at < best && (at + from == 0 || StartsHere(window, at) || cue == "返回搜狐"))
            {
                best = at;
            }
        }
        return from + best;
    }

    private static bool StartsHere(ReadOnlySpan<char> window, int at) =>
        at > 0 && (SentenceEnds.Contains(window[at - 1]) || Han.IsSpace(window[at - 1]));

    // （来源：…）, (甲乙 丙丁), 【责任编辑：…】
    private static bool CutBracket(ReadOnlySpan<char> body, List<string> authors, out int end)
    {
        end = body.Length;
        if (body.Length < 4 || body[^1] is not ('）' or ')' or '】' or ']'))
        {
            return false;
        }
        var from = Math.Max(0, body.Length - LongestNote - 20);
        var open = body[from..^1].LastIndexOfAny("（(【[");
        if (open < 0)
        {
            return false;
        }
        var inner = body[(from + open + 1)..^1].Trim();
        var names = new List<string>();
        if (Byline.TryRead(inner, names, out var score) && names.Count > 0 && score > 0)
        {
            authors.InsertRange(0, names);
        }
        else if (StartsNote(inner) || inner.StartsWith("完 "))
        {
            Byline.Scan(inner, names);
            authors.InsertRange(0, names);
        }
        else
        {
            return false;
        }
        end = from + open;
        return true;
    }

    // The piece behind the last sentence end, if it is a note and no sentence of its own.
    private static bool CutNote(ReadOnlySpan<char> body, List<string> authors, out int end)
    {
        end = body.Length;
        var from = Math.Max(0, body.Length - LongestNote);
        var last = body[from..].LastIndexOfAny(SentenceEnds);
        var start = last < 0 ? from : from + last + 1;
        if (last < 0 && from > 0)
        {
            return false;
        }
        var note = body[start..].Trim();
        if (note.IsEmpty || note.Contains('，'))
        {
            return false;
        }
        var names = new List<string>();
        var bare = Byline.TryRead(note, names, out var score) && score > 0 && (start > 0 || names.Count == 0);
        if (!bare)
        {
            names.Clear();
            if (!StartsNote(note) && !HasReporter(note))
            {
                return false;
            }
            Byline.Scan(note, names);
        }
        authors.InsertRange(0, names);
        end = start;
        return true;
    }

    private static bool StartsNote(ReadOnlySpan<char> text)
    {
        foreach (var start in NoteStarts)
        {
            if (text.StartsWith(start, StringComparison.Ordinal))
            {
                return true;
            }
        }
        return false;
    }

    // 某报全媒体记者 甲乙丙: the medium first.
    private static bool HasReporter(ReadOnlySpan<char> note)
    {
        var at = note.IndexOf("记者");
        at = at < 0 ? note.IndexOf("通讯员") : at;
        return at is >= 0 and < 20 && note.Length - at < 40;
    }

    private static int TrimEnd(ReadOnlySpan<char> body, int end)
    {
        while (end > 0 && (Han.IsSpace(body[end - 1]) || body[end - 1] == '\n' || Han.IsInvisible(body[end - 1])))
        {
            end--;
        }
        return end;
    }
}
