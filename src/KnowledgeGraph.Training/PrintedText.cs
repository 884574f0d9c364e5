using KnowledgeGraph.Extraction;
using KnowledgeGraph.Model;

namespace KnowledgeGraph.Training;

/// <summary>How a news text becomes an article: a headline printed behind 原标题： becomes its title, what follows it the body, as the layout step does.</summary>
internal static class PrintedText
{
    /// <summary>What stands before a headline.</summary>
    public const string TitleMark = "原标题：";

    /// <summary>The article of a text whose headline has <paramref name="titleLength"/> code units, or 0 where it prints none.</summary>
    /// <returns>The article's text, and where the title ends and the body starts in the print.</returns>
    public static (ArticleText Text, int TitleEnd, int BodyStart) Lay(string document, string printed, int titleLength)
    {
        var titleEnd = titleLength == 0 ? 0 : TitleMark.Length + titleLength;
        var bodyStart = titleEnd;
        while (titleLength > 0 && bodyStart < printed.Length && char.IsWhiteSpace(printed[bodyStart]))
        {
            bodyStart++;
        }
        var article = new Article
        {
            Id = $"article:{document}/1",
            Document = document,
            Number = 1,
            Title = titleLength == 0 ? null : printed[TitleMark.Length..titleEnd],
            Body = printed[bodyStart..],
        };
        return (new(article), titleEnd, bodyStart);
    }
}
