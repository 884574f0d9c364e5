using KnowledgeGraph.Model;

namespace KnowledgeGraph.Extraction.Layout;

/// <summary>Reads the articles off a newspaper page, or the one article of a single document.</summary>
public static class PageReader
{
    /// <summary>
    /// The document's articles in page order, clean, with ids <c>article:DOCUMENT/N</c>. A page that holds captions only has none. Every decision is a scored one over the whole page, so that
    /// any text gives some answer: nothing is thrown for a strange page.
    /// </summary>
    public static IReadOnlyList<LaidOutArticle> Read(SourceDocument source)
    {
        ArgumentNullException.ThrowIfNull(source);
        var blocks = BlockReader.Read(source.Text);
        if (blocks.Count == 0)
        {
            return [];
        }
        var labels = PageLabeller.Decide(blocks, source.SingleArticle);
        var raw = ArticleSplitter.Split(blocks, labels);
        if (blocks.Count > 1)
        {
            new BodyJoiner(source.Text, raw).Join();
            raw.ForEach(article => Unweaver.Unweave(source.Text, article.Body));
        }
        var articles = new List<LaidOutArticle>(raw.Count);
        var finisher = new ArticleFinisher(source);
        foreach (var article in raw)
        {
            articles.Add(finisher.Finish(article, articles.Count + 1, raw.Count == 1));
        }
        return articles;
    }
}
