using System.Text;

namespace KnowledgeGraph.Extraction.Tests.Layout.Simulation;

/// <summary>Makes one article and the lines that it is printed in.</summary>
internal sealed class ArticleSimulator(Vocabulary vocabulary, PageStyle style, Random random)
{
    private readonly List<Line> lines = [];
    private Defect defects;

    /// <summary>The article with the number <paramref name="index"/> on its page.</summary>
    public (KnownArticle Article, List<Line> Lines) Make(int index, bool last)
    {
        // News under a photo has neither headline nor byline above: it is told from the text before it by its closing byline alone, and so never comes first.
        var photoNews = style.EndBylines && index > 0 && Chance(0.06);
        var title = photoNews ? null : vocabulary.Title(random);
        var authors = Enumerable.Range(0, random.Next(1, 4)).Select(_ => Vocabulary.Name(random)).Distinct().ToList();
        var paragraphs = Paragraphs(photoNews ? 1 : style.EndBylines ? random.Next(2, 5) : random.Next(3, 9));
        string? kicker = null;
        if (photoNews)
        {
            defects |= Defect.PhotoNews;
        }
        else
        {
            kicker = Head(index, title!);
        }
        if (!style.EndBylines)
        {
            LeadByline(authors);
        }
        var captions = Body(paragraphs, photoNews, last && !style.EndBylines, out var printed);
        if (style.EndBylines)
        {
            EndByline(authors);
        }
        if (style.HalfWidth)
        {
            defects |= Defect.HalfWidth;
        }
        if (style.StraySpaces)
        {
            defects |= Defect.StraySpaces;
        }
        var article = new KnownArticle { Title = title, Kicker = kicker, Authors = authors, Paragraphs = printed, Captions = captions, Defects = defects };
        return (article, lines);
    }

    private bool Chance(double probability) => random.NextDouble() < probability;

    private List<string> Paragraphs(int count)
    {
        var sentences = vocabulary.Sentences(random);
        var paragraphs = new List<string>();
        var at = 0;
        while (paragraphs.Count < count && at < sentences.Count)
        {
            var take = Math.Min(random.Next(1, 4), sentences.Count - at);
            paragraphs.Add(string.Concat(sentences.Skip(at).Take(take)));
            at += take;
        }
        return paragraphs;
    }

    private string? Head(int index, string title)
    {
        string? kicker = null;
        var hash = style.Hash(random);
        if (index == 0 && hash && Chance(0.3))
        {
            defects |= Defect.Banner;
            lines.Add(new(LineKind.Banner, style.Mark(0) + vocabulary.Couplet(random)));
        }
        if (!defects.HasFlag(Defect.Banner) && Chance(0.2))
        {
            defects |= Defect.Kicker;
            kicker = vocabulary.Couplet(random);
            lines.Add(new(LineKind.Kicker, kicker));
        }
        defects |= hash ? Defect.HashHeading : Defect.None;
        var mark = hash ? style.Mark(1) : "";
        var (first, second) = Chance(0.12) ? TwoLines(title) : (title, null);
        lines.Add(new(LineKind.Title, mark + first));
        if (second is not null)
        {
            defects |= Defect.TwoLineTitle;
            lines.Add(new(LineKind.Title, mark + second, Chance(0.5) ? 1 : 2));
        }
        return kicker;
    }

    // A headline breaks where a reader would pause: at its gap or behind its colon.
    private static (string First, string? Second) TwoLines(string title)
    {
        var at = title.IndexOf(' ');
        if (at < 4 || title.Length - at < 5 || !Balanced(title[..at]))
        {
            return (title, null);
        }
        return (title[..at], title[(at + 1)..]);
    }

    private static bool Balanced(string text) => text.Count(c => c == '“') == text.Count(c => c == '”');

    private void LeadByline(List<string> authors)
    {
        defects |= Defect.LeadByline;
        if (Chance(0.1))
        {
            defects |= Defect.FunctionByline;
            lines.Add(new(LineKind.Byline, authors.Count == 1 ? $"本报记者 {authors[0]}" : $"本报记者 {authors[0]} 通讯员 {string.Join(' ', authors.Skip(1))}"));
            return;
        }
        var spaced = Chance(0.3) && authors.Exists(a => a.Length == 2);
        defects |= spaced ? Defect.SpacedName : Defect.None;
        lines.Add(new(LineKind.Byline, string.Join(' ', authors.Select(a => spaced && a.Length == 2 ? $"{a[0]} {a[1]}" : a))));
    }

    private void EndByline(List<string> authors)
    {
        defects |= Defect.EndByline;
        var joined = authors.Count > 1 && Chance(0.2) && authors.TrueForAll(a => a.Length == 3);
        defects |= joined ? Defect.JoinedNames : Defect.None;
        var names = $"（{string.Join(joined ? "" : " ", authors)}）";
        var body = lines.FindLastIndex(l => l.Kind == LineKind.Body);
        if (Chance(0.85) && body == lines.Count - 1)
        {
            lines[body] = lines[body] with { Text = lines[body].Text + (Chance(0.5) ? " " : "") + names };
            return;
        }
        lines.Insert(body + 1, new(LineKind.Byline, names));
    }

    private List<string> Body(List<string> paragraphs, bool photoNews, bool mayBreakOff, out List<string> printed)
    {
        printed = [.. paragraphs];
        if (!photoNews && paragraphs.Count >= 5 && Chance(0.12))
        {
            Subheadings(printed);
        }
        if (mayBreakOff && Chance(0.15) && printed[^1].Length > 40)
        {
            defects |= Defect.CutOff;
            printed[^1] = BeforeMark(printed[^1][..^12]);
        }
        var blocks = Cut(printed);
        if (!photoNews && Chance(0.03))
        {
            Weave(blocks);
        }
        else if (!photoNews && Chance(0.06))
        {
            Displace(blocks);
        }
        var captions = photoNews ? [] : Captions(blocks, paragraphs);
        lines.AddRange(blocks);
        return captions;
    }

    private void Subheadings(List<string> printed)
    {
        defects |= Defect.Subheadings;
        for (var i = printed.Count - 2; i > 0; i -= 3)
        {
            printed.Insert(i, vocabulary.Couplet(random));
        }
    }

    // A text that breaks off does so in the middle of a sentence.
    private static string BeforeMark(string text) => text.TrimEnd('。', '，', '、', '；', '”', '“', '！', '？', '：');

    private List<Line> Cut(List<string> printed)
    {
        var blocks = new List<Line>();
        foreach (var paragraph in printed)
        {
            var heading = paragraph[^1] is not ('。' or '！' or '？' or '”' or '）') && paragraph.Length < 24 && !paragraph.Contains('，');
            if (heading)
            {
                blocks.Add(new(LineKind.Subheading, paragraph));
                continue;
            }
            if (paragraph.Length > 70 && Chance(0.35))
            {
                defects |= Defect.ColumnCut;
                var at = random.Next(20, paragraph.Length - 20);
                while (at > 5 && !(Char(paragraph[at - 1]) && Char(paragraph[at])))
                {
                    at--;
                }
                blocks.Add(new(LineKind.Body, paragraph[..at], 2, true));
                blocks.Add(new(LineKind.Body, paragraph[at..]));
                continue;
            }
            blocks.Add(new(LineKind.Body, paragraph));
        }
        return blocks;
    }

    private static bool Char(char c) => c is (>= '\u4e00' and <= '\u9fff') || char.IsAsciiLetterOrDigit(c);

    // A column that belongs further down stands above the one that leads to it.
    private void Displace(List<Line> blocks)
    {
        var open = blocks.FindIndex(l => l.Open);
        if (open < 2 || open + 1 >= blocks.Count || blocks[open - 1].Open || blocks[open - 1].Kind != LineKind.Body)
        {
            return;
        }
        defects |= Defect.StrayColumn;
        var moved = blocks[open + 1];
        blocks.RemoveAt(open + 1);
        blocks.Insert(open, moved);
    }

    // Two columns read line by line, each line of the left one followed by one of the right one.
    private void Weave(List<Line> blocks)
    {
        var at = blocks.FindIndex(l => !l.Open && l.Kind == LineKind.Body && l.Text.Length > 60);
        if (at < 0 || at + 1 >= blocks.Count || blocks[at + 1].Open || blocks[at + 1].Kind != LineKind.Body || blocks[at + 1].Text.Length < 60 || (at > 0 && blocks[at - 1].Open))
        {
            return;
        }
        defects |= Defect.WovenLines;
        string left = blocks[at].Text, right = blocks[at + 1].Text;
        var woven = new StringBuilder();
        const int width = 18;
        for (var i = 0; i < Math.Max(left.Length, right.Length); i += width)
        {
            foreach (var column in (string[])[left, right])
            {
                if (i < column.Length)
                {
                    woven.Append(woven.Length > 0 ? " " : "").Append(column.AsSpan(i, Math.Min(width, column.Length - i)));
                }
            }
        }
        blocks[at] = new(LineKind.Body, woven.ToString());
        blocks.RemoveAt(at + 1);
    }

    private List<string> Captions(List<Line> blocks, List<string> paragraphs)
    {
        var captions = new List<string>();
        if (!Chance(style.EndBylines ? 0.1 : 0.5))
        {
            return captions;
        }
        var clause = paragraphs.SelectMany(p => p.Split('，', '。', '；', '：', '“', '”', '！', '？')).FirstOrDefault(c => c.Length is >= 12 and <= 30 && !c.Contains('、') && !c.Contains('（'));
        if (clause is null)
        {
            return captions;
        }
        var caption = random.Next(4) switch
        {
            0 => With(Defect.CaptionSigned, $"{clause} {Vocabulary.Name(random)} 摄"),
            1 or 2 => With(Defect.CaptionGiven, $"{clause}（图片由{clause[..4]}宣传部提供）"),
            _ => With(Defect.CaptionPlain, clause + "现场"),
        };
        captions.Add(caption);
        var open = blocks.FindIndex(l => l.Open);
        var inside = open >= 0 && open + 1 < blocks.Count && Chance(0.5);
        defects |= inside ? Defect.CaptionInSentence : Defect.None;
        blocks.Insert(inside ? open + 1 : blocks.Count, new(LineKind.Caption, caption, Chance(0.8) ? 4 : 2));
        return captions;
    }

    private string With(Defect defect, string text)
    {
        defects |= defect;
        return text;
    }
}
