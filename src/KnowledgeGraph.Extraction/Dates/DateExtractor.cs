using KnowledgeGraph.Extraction.Learning;
using KnowledgeGraph.Extraction.Relations;
using KnowledgeGraph.Model;

namespace KnowledgeGraph.Extraction.Dates;

/// <summary>Finds the dates of events. Datelines, dates of publication and years in names are left out by what stands around them.</summary>
public static class DateExtractor
{
    /// <summary>The dates by start, each expression once. Safe to call from several threads at once.</summary>
    /// <param name="article">The article; 今年 is the year of its publication, where that is known.</param>
    /// <param name="entities">Its entities: a year inside a name dates nothing.</param>
    public static LocalDate[] Extract(AnnotatedArticle article, IReadOnlyList<LocalEntity> entities) =>
        Extract(article.Article, entities, PlacePaths.Of(entities), DateModel.Embedded);

    internal static LocalDate[] Extract(ArticleText text, IReadOnlyList<LocalEntity> entities, string?[] paths, DateModel model) =>
        Choose(text, entities, paths, features => model.Score(features), model.Threshold);

    internal static LocalDate[] Choose(ArticleText text, IReadOnlyList<LocalEntity> entities, string?[] paths, DateScore score, float threshold)
    {
        var candidates = Candidates(text);
        if (candidates.Count == 0)
        {
            return [];
        }
        var index = new ArticleIndex(text, entities, paths);
        var set = new FeatureSet();
        var best = new Dictionary<int, (float Score, DateCandidate Candidate)>();
        foreach (var candidate in candidates)
        {
            DateFeatures.Extract(index, in candidate, set);
            var own = score(set.Hashes);
            if (own >= threshold && (!best.TryGetValue(candidate.Group, out var other) || own > other.Score))
            {
                best[candidate.Group] = (own, candidate);
            }
        }
        var seen = new HashSet<(string, string)>();
        return
        [
            .. best.OrderBy(pair => pair.Key).Select(pair => pair.Value.Candidate.Match)
                .Where(date => seen.Add((text.Text[date.Start..date.End], date.Value)))
                .Select(date => new LocalDate(date.Value, date.Start, date.End)),
        ];
    }

    /// <summary>The candidates that lie in one part of the article and not in its dateline.</summary>
    internal static List<DateCandidate> Candidates(ArticleText text)
    {
        var candidates = DateCandidates.Find(text.Text, text.Article.Published?.Year ?? 0);
        candidates.RemoveAll(candidate =>
        {
            var segment = text.SegmentAt(candidate.Match.Start);
            return segment.Part == ArticlePart.Dateline || candidate.Match.End > segment.Start + segment.Length;
        });
        return candidates;
    }
}

/// <summary>The log-odds of a candidate by its features.</summary>
internal delegate float DateScore(ReadOnlySpan<uint> features);
