using System.Text;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;
using KnowledgeGraph.Model;

namespace KnowledgeGraph.Ingestion.Reading;

/// <summary>Reads a web page as one article: its main text, and the title, date, source and address that its head states.</summary>
internal static class HtmlReader
{
    // Names of meta elements, best first; the capitalised ones are the Chinese government sites' standard.
    private static readonly string[] TitleNames = ["ArticleTitle", "og:title", "twitter:title"];
    private static readonly string[] DateNames =
        ["PubDate", "article:published_time", "publishdate", "publish_date", "og:release_date", "datePublished", "weibo: article:create_at", "date", "dc.date"];
    private static readonly string[] SourceNames = ["ContentSource", "source", "mediaid", "og:site_name", "SiteName"];
    private static readonly string[] UrlNames = ["og:url", "Url"];

    /// <summary>Reads the decoded page. Its text is empty where the page shows none.</summary>
    public static SourceDocument Read(string document, string html)
    {
        using var page = new HtmlParser().ParseDocument(html);
        var heading = Headings(page);
        var title = Meta(page, TitleNames) ?? CleanText.Line(heading?.TextContent) ?? TitleElement(page);
        // The headline is told apart from the text once, as metadata.
        heading?.Remove();
        return new()
        {
            Document = document,
            Text = HtmlText.Of(MainContent.Find(page)),
            TextStart = -1,
            Title = title,
            Date = MetadataDate.Parse(Meta(page, DateNames) ?? page.QuerySelector("time[datetime]")?.GetAttribute("datetime")),
            Source = Meta(page, SourceNames),
            Url = CleanText.Line(page.QuerySelector("link[rel=canonical]")?.GetAttribute("href")) ?? Meta(page, UrlNames),
            SingleArticle = true,
        };
    }

    /// <summary>The only first-level heading, or null: several are no headline of the page.</summary>
    private static IElement? Headings(IHtmlDocument page) =>
        page.QuerySelectorAll("h1").Where(h => !string.IsNullOrWhiteSpace(h.TextContent)).Take(2).ToArray() is [var only] ? only : null;

    private static string? Meta(IHtmlDocument page, string[] names)
    {
        foreach (var name in names)
        {
            foreach (var meta in page.QuerySelectorAll("meta"))
            {
                var key = meta.GetAttribute("name") ?? meta.GetAttribute("property") ?? meta.GetAttribute("itemprop");
                if (name.Equals(key, StringComparison.OrdinalIgnoreCase) && CleanText.Line(meta.GetAttribute("content")) is { } value)
                {
                    return value;
                }
            }
        }
        return null;
    }

    /// <summary>The title element without the site's name behind it: <c>标题_某某网</c>.</summary>
    private static string? TitleElement(IHtmlDocument page)
    {
        var title = CleanText.Line(page.Title);
        var cut = title?.LastIndexOfAny(['_', '|']) ?? -1;
        var dash = title?.LastIndexOf(" - ", StringComparison.Ordinal) ?? -1;
        cut = Math.Max(cut, dash);
        return cut > 0 ? CleanText.Line(title![..cut]) : title;
    }
}

/// <summary>Finds the element of a page that holds its running text.</summary>
internal static class MainContent
{
    private const string Furniture = "script,style,noscript,template,iframe,svg,nav,header,footer,aside,form,button,select,[hidden],[aria-hidden=true]";
    private const string Containers = "article,main,section,div,td,body";

    /// <summary>
    /// The container with the most text outside links in its own paragraphs, after taking menus, scripts and forms out of the page; what an inner
    /// container holds counts half for the outer one, so that the innermost whole text wins.
    /// </summary>
    public static IElement Find(IHtmlDocument page)
    {
        foreach (var element in page.QuerySelectorAll(Furniture))
        {
            element.Remove();
        }
        var body = page.Body ?? page.DocumentElement;
        var (best, bestScore) = ((IElement)body, 0.0);
        var scores = new Dictionary<IElement, double>();
        // Children come after their parents in document order, so going backwards meets them first.
        foreach (var container in body.QuerySelectorAll(Containers).Reverse().Append(body))
        {
            var score = OwnText(container) + container.Children.Sum(c => scores.GetValueOrDefault(c) / 2);
            scores[container] = score;
            if (score > bestScore)
            {
                (best, bestScore) = (container, score);
            }
        }
        return best;
    }

    private static double OwnText(IElement container)
    {
        var length = 0;
        foreach (var node in container.ChildNodes)
        {
            length += node switch
            {
                IText text => text.Data.AsSpan().Trim().Length,
                IElement element when !element.Matches(Containers) => TextOutsideLinks(element),
                _ => 0,
            };
        }
        return length;
    }

    private static int TextOutsideLinks(IElement element) =>
        element.TextContent.AsSpan().Trim().Length - element.QuerySelectorAll("a").Sum(a => a.TextContent.Length);
}

/// <summary>The text of an element as a reader sees it: a line a block, white space collapsed.</summary>
internal static class HtmlText
{
    private static readonly HashSet<string> Blocks = new(StringComparer.OrdinalIgnoreCase)
    {
        "address", "article", "blockquote", "dd", "div", "dl", "dt", "figcaption", "figure", "h1", "h2", "h3", "h4", "h5", "h6", "hr", "li", "main", "ol", "p",
        "pre", "section", "table", "td", "th", "tr", "ul",
    };

    /// <summary>The text of <paramref name="element"/>, blocks apart by an empty line, <c>br</c> by a line feed.</summary>
    public static string Of(IElement element)
    {
        var text = new StringBuilder();
        Append(element, text);
        while (text.Length > 0 && char.IsWhiteSpace(text[^1]))
        {
            text.Length--;
        }
        return CleanText.Lines(text.ToString());
    }

    private static void Append(INode root, StringBuilder text)
    {
        // Explicit stack: a hostile page may nest deeper than the thread's stack.
        var pending = new Stack<(INode Node, bool Leaving)>();
        pending.Push((root, false));
        while (pending.TryPop(out var step))
        {
            var block = step.Node is IElement e && Blocks.Contains(e.LocalName);
            if (step.Leaving)
            {
                Break(text, 2);
                continue;
            }
            if (step.Node is IText run)
            {
                AppendCollapsed(run.Data, text);
            }
            else if (step.Node is IElement { LocalName: "br" })
            {
                Break(text, 1);
            }
            if (block)
            {
                Break(text, 2);
                pending.Push((step.Node, true));
            }
            for (var child = step.Node.LastChild; child is not null; child = child.PreviousSibling)
            {
                pending.Push((child, false));
            }
        }
    }

    private static void Break(StringBuilder text, int feeds)
    {
        while (text.Length > 0 && text[^1] is ' ')
        {
            text.Length--;
        }
        if (text.Length == 0)
        {
            return;
        }
        for (var have = 0; have < feeds; have++)
        {
            if (text.Length <= have || text[^(have + 1)] != '\n')
            {
                text.Append('\n', feeds - have);
                return;
            }
        }
    }

    private static void AppendCollapsed(string data, StringBuilder text)
    {
        foreach (var c in data)
        {
            // The ideographic space indents paragraphs; it is kept for the layout to judge. Other white space is the source's own.
            if (c != '\u3000' && char.IsWhiteSpace(c))
            {
                if (text.Length > 0 && text[^1] is not (' ' or '\n'))
                {
                    text.Append(' ');
                }
            }
            else
            {
                text.Append(c);
            }
        }
    }
}
