using KnowledgeGraph.Extraction.Learning;
using KnowledgeGraph.Extraction.Relations;
using KnowledgeGraph.Model;
using KnowledgeGraph.Text.Dates;
using KnowledgeGraph.Text.Numbers;

namespace KnowledgeGraph.Extraction.Observations;

/// <summary>
/// Finds the quantities that an article reports of its entities: every number with a unit is scored by its surroundings, its subject is chosen among the
/// entities with an eye on the article's other quantities, and what it counts, where and when is read off its clause.
/// </summary>
public static class ObservationExtractor
{
    /// <summary>The observations by quote. Safe to call from several threads at once.</summary>
    /// <param name="article">The article.</param>
    /// <param name="entities">Its entities; observations name them by position in this list.</param>
    /// <param name="relations">Its relations: where a subject lies or is carried out is where its quantities hold.</param>
    public static LocalObservation[] Extract(AnnotatedArticle article, IReadOnlyList<LocalEntity> entities, IReadOnlyList<LocalRelation> relations) =>
        Extract(article.Article, entities, relations, PlacePaths.Of(entities), ObservationModel.Embedded);

    internal static LocalObservation[] Extract(
        ArticleText text, IReadOnlyList<LocalEntity> entities, IReadOnlyList<LocalRelation> relations, string?[] paths, ObservationModel model)
    {
        if (entities.Count == 0)
        {
            return [];
        }
        var reading = new ObservationReading(new(text, entities, paths, free: true));
        var found = new List<LocalObservation>();
        var dates = new List<DateMatch>();
        DateFinder.Find(text.Text, 0, dates);
        List<(int, int)> spans = [.. dates.Select(d => (d.Start, d.End))];
        foreach (var (quantity, subject, score) in reading.Choose(model))
        {
            if (score >= model.Threshold)
            {
                found.Add(Make(text, reading, relations, spans, quantity, subject, score));
            }
        }
        found.Sort((a, b) => (a.Start, a.End, a.Value, a.Subject).CompareTo((b.Start, b.End, b.Value, b.Subject)));
        return [.. found];
    }

    private static LocalObservation Make(
        ArticleText text, ObservationReading reading, IReadOnlyList<LocalRelation> relations, List<(int, int)> dates, int quantity, int subject, float score)
    {
        var index = reading.Scene.Index;
        ref readonly var q = ref reading.Scene.Quantities[quantity];
        var metric = Phrase.Metric(index, in q, subject);
        if (Respectively.ItemOf(reading.Scene, quantity) is { } item)
        {
            subject = EntityIn(index, item.Start, item.End) is var named and >= 0 ? named : subject;
            metric = index.Text[item.Start..item.End];
        }
        var (start, end) = Phrase.Quote(text, in q);
        var period = Phrase.Period(index, in q, dates);
        return new(
            subject,
            PlaceOf(index, relations, subject, q.Start),
            metric,
            q.Number.Value,
            q.Unit(index.Text),
            q.Bound switch { Bound.AtLeast => Comparison.More, Bound.AtMost => Comparison.Less, Bound.Near => Comparison.About, _ => Comparison.Exact },
            Phrase.IsChange(index, in q),
            period.Start < 0 ? null : index.Text[period.Start..period.End],
            start,
            end,
            (float)Logistic.Of(score));
    }

    private static int EntityIn(ArticleIndex index, int start, int end)
    {
        foreach (var occurrence in index.Occurrences)
        {
            if (occurrence.Start >= start && occurrence.End <= end)
            {
                return occurrence.Entity;
            }
        }
        return -1;
    }

    /// <summary>The place that a quantity holds for: its subject, its subject's place, the last place before it, or the article's.</summary>
    private static int PlaceOf(ArticleIndex index, IReadOnlyList<LocalRelation> relations, int subject, int at)
    {
        if (index.Entities[subject].Kind == EntityKind.Place)
        {
            return subject;
        }
        var (best, score) = (-1, 0f);
        foreach (var relation in relations)
        {
            if (relation.From == subject && relation.Type is RelationType.LocatedIn or RelationType.ImplementedIn && relation.Score > score)
            {
                (best, score) = (relation.To, relation.Score);
            }
        }
        if (best >= 0)
        {
            return best;
        }
        foreach (var occurrence in index.Occurrences)
        {
            if (occurrence.End <= at && index.Entities[occurrence.Entity].Kind == EntityKind.Place && index.Sentence(occurrence.Start) == index.Sentence(at))
            {
                best = occurrence.Entity;
            }
        }
        return best >= 0 ? best : index.Home;
    }
}
