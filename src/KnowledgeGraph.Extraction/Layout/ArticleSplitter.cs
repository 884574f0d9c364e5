namespace KnowledgeGraph.Extraction.Layout;

/// <summary>Gathers labelled blocks into articles.</summary>
internal static class ArticleSplitter
{
    /// <summary>The articles of the page in order; a page without running text has none.</summary>
    public static List<RawArticle> Split(List<Block> blocks, Label[] labels)
    {
        var articles = new List<RawArticle>();
        var current = new RawArticle();
        for (var i = 0; i < blocks.Count; i++)
        {
            if (StartsArticle(current, labels[i], i > 0 ? labels[i - 1] : Label.Boilerplate))
            {
                Close(articles, ref current);
            }
            Take(current, blocks[i], labels[i]);
        }
        Close(articles, ref current);
        return articles;
    }

    private static bool StartsArticle(RawArticle current, Label label, Label before) => label switch
    {
        Label.Banner or Label.Kicker => current.Body.Count > 0,
        Label.Title => before != Label.Kicker && (current.Body.Count > 0 || current.Title.Count > 0),
        Label.Body => current.Ended,
        _ => false,
    };

    // What never got a body is no article: its captions go to the next one.
    private static void Close(List<RawArticle> articles, ref RawArticle current)
    {
        var next = new RawArticle();
        if (current.Body.Count > 0)
        {
            articles.Add(current);
        }
        else
        {
            next.Captions.AddRange(current.Captions);
        }
        current = next;
    }

    private static void Take(RawArticle article, Block block, Label label)
    {
        var range = block.Start..block.End;
        switch (label)
        {
            case Label.Title or Label.TitleTail:
                article.Title.Add(range);
                break;
            case Label.Kicker or Label.Deck:
                article.Subtitle.Add(range);
                break;
            case Label.Byline:
                article.Bylines.Add(range);
                break;
            case Label.EndByline:
                article.Bylines.Add(range);
                article.Ended = true;
                break;
            case Label.Caption:
                article.Captions.Add(range);
                break;
            case Label.Subheading:
                article.Body.Add(new(block.Start, block.End, true));
                break;
            case Label.Body:
                TakeBody(article, block);
                break;
            default:
                break;
        }
    }

    private static void TakeBody(RawArticle article, Block block)
    {
        var signed = block.EndByline >= 0 && block.EndBylineScore > 0;
        var end = signed ? block.EndByline : block.End;
        if (end > block.Start)
        {
            article.Body.Add(new(block.Start, end, false));
        }
        if (signed)
        {
            article.Bylines.Add(block.EndByline..block.End);
            article.Ended = true;
        }
    }
}
