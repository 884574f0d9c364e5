using KnowledgeGraph.Extraction.Learning;
using KnowledgeGraph.Extraction.Relations;
using KnowledgeGraph.Model;
using KnowledgeGraph.Text.Dates;

namespace KnowledgeGraph.Extraction.Dates;

/// <summary>Finds the dates of events. Datelines, dates of publication and years in names are left out by what stands around them.</summary>
public static class DateExtractor
{
    /// <summary>The dates by start, each expression once. Safe to call from several threads at once.</summary>
    /// <param name="article">The article; 今年 is the year of its publication, where that is known.</param>
    /// <param name="entities">Its entities: a year inside a name dates nothing.</param>
    public static LocalDate[] Extract(AnnotatedArticle article, IReadOnlyList<LocalEntity> entities) =>
        Extract(article.Article, entities, PlacePaths.Of(entities), DateModel.Embedded);

    internal static LocalDate[] Extract(ArticleText text, IReadOnlyList<LocalEntity> entities, string?[] paths, DateModel model)
    {
        var dates = new List<DateMatch>();
        DateFinder.Find(text.Text, text.Article.Published?.Year ?? 0, dates);
        if (dates.Count == 0)
        {
            return [];
        }
        var index = new ArticleIndex(text, entities, paths);
        var set = new FeatureSet();
        var seen = new HashSet<(string, string)>();
        var kept = new List<LocalDate>();
        foreach (var date in dates)
        {
            var segment = text.SegmentAt(date.Start);
            if (segment.Part == ArticlePart.Dateline || date.End > segment.Start + segment.Length)
            {
                continue;
            }
            DateFeatures.Extract(index, in date, set);
            if (model.Score(set.Hashes) >= model.Threshold && seen.Add((text.Text[date.Start..date.End], date.Value)))
            {
                kept.Add(new(date.Value, date.Start, date.End));
            }
        }
        return [.. kept];
    }
}
