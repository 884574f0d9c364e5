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
        var heading = Headline(page);
        var metas = page.QuerySelectorAll("meta").ToList();
        var title = Meta(metas, TitleNames) ?? CleanText.Line(heading?.TextContent) ?? TitleElement(page);
        // The headline is told apart from the text once, as metadata.
        heading?.Remove();
        return new()
        {
            Document = document,
            Text = HtmlText.Of(MainContent.Find(page)),
            TextStart = -1,
            Title = title,
            Date = MetadataDate.Parse(Meta(metas, DateNames) ?? page.QuerySelector("time[datetime]")?.GetAttribute("datetime")),
            Source = Meta(metas, SourceNames),
            Url = CleanText.Line(page.QuerySelector("link[rel=canonical]")?.GetAttribute("href")) ?? Meta(metas, UrlNames),
            SingleArticle = true,
        };
    }

    /// <summary>The only first-level heading, or null: several are no headline of the page.</summary>
    private static IElement? Headline(IHtmlDocument page) =>
        page.QuerySelectorAll("h1").Where(h => !string.IsNullOrWhiteSpace(h.TextContent)).Take(2).ToArray() is [var only] ? only : null;

    private static string? Meta(List<IElement> metas, string[] names)
    {
        foreach (var name in names)
        {
            foreach (var meta in metas)
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
