using System.Buffers;

namespace KnowledgeGraph.Extraction.Layout;

/// <summary>Cuts a page into blocks and looks at each.</summary>
internal static class BlockReader
{
    private const int MaximumHeading = 120;
    private const int Short = 60;

    private static readonly SearchValues<char> Telling = SearchValues.Create("。！？!?，,、 \t\u3000\u00a0：:“”\"");

    private static readonly string[] CaptionEnds =
        ["效果图", "现场", "足迹", "合影", "剪影", "一角", "一景", "场景", "实景", "外景", "全景", "风貌", "资料图", "示意图", "图为", "航拍", "俯瞰", "活动", "仪式", "掠影", "瞬间", "图景", "景象", "中心", "情景", "画面"];

    private static readonly string[] BoilerplateStarts =
        ["责任编辑", "责编", "编辑：", "编辑:", "校对", "审核", "版式", "美编", "电话：", "电话:", "邮箱", "投稿", "新闻热线", "广告热线", "国内统一", "邮发代号", "来源：", "来源:", "本版", "组版", "值班", "第", "E-mail", "http", "www."];

    /// <summary>The page's blocks from top to bottom.</summary>
    public static List<Block> Read(string text)
    {
        var blocks = new List<Block>();
        int at = 0, gap = 0;
        while (at < text.Length)
        {
            var end = text.IndexOf('\n', at);
            if (end < 0)
            {
                end = text.Length;
            }
            if (Line(text, at, end, blocks.Count == 0 ? 2 : gap) is { } block)
            {
                block.HashAbove = LevelAbove(blocks);
                if (blocks.Count > 0)
                {
                    blocks[^1].HashBelow = block.Hash;
                }
                blocks.Add(block);
                gap = 0;
            }
            gap++;
            at = end + 1;
        }
        LookAround(text, blocks);
        return blocks;
    }

    // Whether a short line is a heading or a piece of a broken column shows in the lines above and below it.
    private static void LookAround(string text, List<Block> blocks)
    {
        Block? above = null;
        for (var i = 0; i < blocks.Count; i++)
        {
            var block = blocks[i];
            if (block.Length > Short)
            {
                above = block;
                continue;
            }
            // Below another short line nothing is known: narrow columns have many.
            var open = i > 0 && (blocks[i - 1] == above || blocks[i - 1].Credit || blocks[i - 1].Gap > 3) ? above : null;
            if (block.EndsSentence || block.Hash > 0 || block.Credit || block.BylineScore > 0)
            {
                continue;
            }
            block.FollowsOn = open is { EndsSentence: false } ? Math.Clamp(Joints.Continues(open.In(text), block.In(text)), -1.5, 3) : 0;
            block.StartsLikeBody = SentenceStart.Score(block.In(text)) >= 3;
            if (i + 1 < blocks.Count)
            {
                var next = blocks[i + 1];
                next = (next.Credit || next.Gap > 3) && i + 2 < blocks.Count ? blocks[i + 2] : next;
                block.GoesOn = next.Hash > 0 || next.BylineScore > 0 ? -1.2 : Math.Clamp(Joints.Continues(block.In(text), next.In(text)), -1.2, 3);
            }
        }
    }

    private static int LevelAbove(List<Block> blocks) => blocks.Count == 0 ? 0 : blocks[^1].Hash > 0 ? blocks[^1].Hash : blocks[^1].HashAbove;

    private static Block? Line(string text, int start, int end, int gap)
    {
        while (start < end && Blank(text[start]))
        {
            start++;
        }
        while (end > start && Blank(text[end - 1]))
        {
            end--;
        }
        var hash = 0;
        while (start + hash < end && text[start + hash] == '#')
        {
            hash++;
        }
        start += hash;
        while (hash > 0 && start < end && Blank(text[start]))
        {
            start++;
        }
        if (start >= end)
        {
            return null;
        }
        var block = new Block { Start = start, End = end, Hash = hash, Gap = gap };
        Look(block, text.AsSpan(start, end - start));
        return block;
    }

    private static bool Blank(char c) => Han.IsSpace(c) || Han.IsInvisible(c);

    private static void Look(Block block, ReadOnlySpan<char> text)
    {
        Count(block, text);
        block.EndsSentence = Han.EndsSentence(text);
        block.EndsWithStop = text[^1] == '。' || (text.Length > 1 && text[^2] == '。' && Han.IsCloser(text[^1]));
        block.StartsInside = text[0] is '，' or '、' or '。' or '；' or '）' or ')' or '”' or '》' or ',' or '’' or '：' or ';';
        block.CreditOnly = IsCreditOnly(text);
        block.Credit = block.CreditOnly || HasCredit(text);
        if (text.Length <= MaximumHeading)
        {
            var names = new List<string>();
            if (Byline.TryRead(Unbracketed(text), names, out var score) && names.Count > 0)
            {
                block.BylineScore = score / Math.Sqrt(names.Count);
            }
            block.CaptionEnd = EndsWithAny(text, CaptionEnds);
            block.Boilerplate = IsBoilerplate(text);
        }
        if (text[^1] is '）' or ')')
        {
            var names = new List<string>();
            if (Byline.TryReadEnd(text, names, out var start, out var score))
            {
                block.EndByline = block.Start + start;
                block.EndBylineScore = score / Math.Sqrt(names.Count);
            }
        }
    }

    private static void Count(Block block, ReadOnlySpan<char> text)
    {
        int at = 0, spaces = 0, straight = 0;
        block.Clauses = 1;
        while (true)
        {
            var next = text[at..].IndexOfAny(Telling);
            if (next < 0)
            {
                break;
            }
            at += next;
            switch (text[at])
            {
                case '。':
                    block.HasSentences |= !OnlyClosers(text[(at + 1)..]);
                    break;
                case '！' or '？' or '!' or '?':
                    // Headlines have calls and questions in them too.
                    block.HasSentences |= at < text.Length - 3 && text.Length > 48;
                    break;
                case '，' or ',' or '、':
                    block.Commas++;
                    break;
                case '：' or ':':
                    block.Colon |= at <= 10 && at > 0;
                    break;
                case '“':
                    block.QuoteBalance++;
                    break;
                case '”':
                    block.QuoteBalance--;
                    break;
                case '"':
                    straight++;
                    break;
                default:
                    spaces++;
                    if (at > 0 && !Han.IsSpace(text[at - 1]) && at + 1 < text.Length)
                    {
                        block.Clauses++;
                    }
                    break;
            }
            at++;
            if (at >= text.Length)
            {
                break;
            }
        }
        block.QuoteBalance += straight % 2;
        block.Length = text.Length - spaces;
    }

    private static bool OnlyClosers(ReadOnlySpan<char> text)
    {
        foreach (var c in text)
        {
            if (!Han.IsCloser(c) && !Han.IsSpace(c))
            {
                return false;
            }
        }
        return true;
    }

    /// <summary>The text without the brackets around it.</summary>
    public static ReadOnlySpan<char> Unbracketed(ReadOnlySpan<char> text) =>
        text.Length > 2 && text[0] is '（' or '(' && text[^1] is '）' or ')' ? text[1..^1].Trim() : text;

    private static bool HasCredit(ReadOnlySpan<char> text)
    {
        if (text.Length > 160)
        {
            return false;
        }
        if (text.EndsWith("供图") || text.EndsWith("供图）") || text.EndsWith("供图)") || text.EndsWith("摄影"))
        {
            return true;
        }
        if (text[^1] == '摄' || text.EndsWith("摄）") || text.EndsWith("摄)"))
        {
            return true;
        }
        var tail = text[Math.Max(0, text.Length - 50)..];
        return (text[^1] is '）' or ')' || text.EndsWith("提供")) && tail.IndexOf("提供") >= 0 && (tail.IndexOf("图片") >= 0 || tail.IndexOf("照片") >= 0 || tail.IndexOf("图由") >= 0);
    }

    private static bool IsCreditOnly(ReadOnlySpan<char> text)
    {
        if (text.Length > 50)
        {
            return false;
        }
        var inner = Unbracketed(text);
        return inner.Length < text.Length && HasCredit(inner) && inner.IndexOfAny('（', '(') < 0;
    }

    private static bool IsBoilerplate(ReadOnlySpan<char> text)
    {
        foreach (var start in BoilerplateStarts)
        {
            if (text.StartsWith(start, StringComparison.Ordinal) && (start != "第" || IsPageNumber(text)))
            {
                return text.Length < 60 && !Han.EndsSentence(text);
            }
        }
        return IsPageNumber(text) || IsIssueDate(text);
    }

    // 第12版, 12, A03, 03版：要闻
    private static bool IsPageNumber(ReadOnlySpan<char> text)
    {
        var digits = 0;
        var others = 0;
        foreach (var c in text)
        {
            if (char.IsAsciiDigit(c) || c is '-' or '—' or '·' or '/' or '第' or '版' or '页' or 'A' or 'B' or 'C' or '0' || Han.IsSpace(c))
            {
                digits += char.IsAsciiDigit(c) ? 1 : 0;
            }
            else
            {
                others++;
            }
        }
        return digits > 0 && (others == 0 || (others <= 4 && text.IndexOf('版') is > 0 and < 5 && char.IsAsciiDigit(text[text.IndexOf('版') - 1])));
    }

    // 2024年3月8日 星期五
    private static bool IsIssueDate(ReadOnlySpan<char> text) =>
        text.Length is >= 8 and <= 40 && char.IsAsciiDigit(text[0]) && text.IndexOf('年') == 4 && text.IndexOf('日') is > 6 and < 12
        && (text.IndexOf("星期") >= 0 || text.IndexOf('日') == text.Length - 1);

    private static bool EndsWithAny(ReadOnlySpan<char> text, string[] ends)
    {
        foreach (var end in ends)
        {
            if (text.EndsWith(end, StringComparison.Ordinal))
            {
                return true;
            }
        }
        return false;
    }
}
