using System.Text;

namespace KnowledgeGraph.Extraction.Tests.Layout.Simulation;

/// <summary>
/// Lays known articles out as a newspaper page and spoils it as print and text recognition do. The rates follow the counts on the five real pages (docs/layout.md); what was seen once is made
/// often enough to be measured. The same seed gives the same page.
/// </summary>
public sealed class PageSimulator(Vocabulary vocabulary)
{
    /// <summary>The page of a seed: its text and what a perfect reader finds in it.</summary>
    public (string Text, IReadOnlyList<KnownArticle> Articles) Page(int seed)
    {
        var random = new Random(seed);
        var style = new PageStyle(random);
        var articles = new List<KnownArticle>();
        var text = new StringBuilder();
        text.Append(random.NextDouble() < 0.8 ? "\n\n" : "");
        var count = style.EndBylines ? random.Next(5, 13) : random.Next(3, 7);
        List<Line>? pending = null;
        for (var i = 0; i < count; i++)
        {
            var (article, lines) = new ArticleSimulator(vocabulary, style, random).Make(i, last: i == count - 1);
            if (pending is not null)
            {
                (article, lines) = Mix(random, articles, pending, article, lines);
                Write(text, pending, style, random);
                pending = null;
            }
            articles.Add(article);
            if (i < count - 1 && style.EndBylines && article.Title is not null && random.NextDouble() < 0.08)
            {
                pending = lines;
                continue;
            }
            Write(text, lines, style, random);
        }
        return (text.ToString(), articles);
    }

    // The first lines of the next article stand inside this one, before their own heading: two columns read side by side.
    private static (KnownArticle Article, List<Line> Lines) Mix(Random random, List<KnownArticle> articles, List<Line> above, KnownArticle below, List<Line> belowLines)
    {
        var cut = above.FindIndex(l => l.Kind == LineKind.Body && l.Open);
        var first = belowLines.FindIndex(l => l.Kind == LineKind.Body);
        if (cut < 0 || first < 0 || below.Title is null || belowLines[first].Text.Length < 60 || below.Defects.HasFlag(Defect.WovenLines))
        {
            return (below, belowLines);
        }
        var body = belowLines[first].Text;
        var length = 18;
        var lines = random.Next(2, 5);
        var moved = new List<Line>();
        var at = 0;
        for (var i = 0; i < lines && at + length + 20 < body.Length; i++)
        {
            moved.Add(new(LineKind.Body, body[at..(at + length)], 2, true));
            at += length;
        }
        belowLines[first] = belowLines[first] with { Text = body[at..] };
        above.InsertRange(cut + 1, moved);
        articles[^1] = articles[^1] with { Defects = articles[^1].Defects | Defect.ForeignLines };
        return (below with { Defects = below.Defects | Defect.ForeignLines }, belowLines);
    }

    private static void Write(StringBuilder text, List<Line> lines, PageStyle style, Random random)
    {
        foreach (var line in lines)
        {
            text.Append('\n', text.Length == 0 ? 0 : line.Gap);
            text.Append(style.Print(line, random));
        }
    }
}
