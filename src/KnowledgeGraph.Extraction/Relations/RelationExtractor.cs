using KnowledgeGraph.Extraction.Learning;
using KnowledgeGraph.Model;

namespace KnowledgeGraph.Extraction.Relations;

/// <summary>
/// Finds the relations of an article among its entities: every pair that the ontology allows is scored by what stands at and between its mentions,
/// then once more with an eye on its rivals and on the article's other relations.
/// </summary>
public static class RelationExtractor
{
    /// <summary>The relations that the article states, by quote, type and ends. Safe to call from several threads at once.</summary>
    /// <param name="article">The article.</param>
    /// <param name="entities">Its entities; relations name them by position in this list.</param>
    public static LocalRelation[] Extract(AnnotatedArticle article, IReadOnlyList<LocalEntity> entities) =>
        Extract(article.Article, entities, PlacePaths.Of(entities), RelationModel.Embedded);

    internal static LocalRelation[] Extract(ArticleText text, IReadOnlyList<LocalEntity> entities, string?[] paths, RelationModel model)
    {
        if (entities.Count < 2)
        {
            return [];
        }
        var scene = new Scene(new(text, entities, paths));
        var found = new List<LocalRelation>();
        foreach (var candidate in RelationReading.Read(scene, model))
        {
            if (candidate.Score < model.Threshold((int)candidate.Type))
            {
                continue;
            }
            var (start, end) = RelationQuote.Of(text, in scene.Between(candidate.From, candidate.To));
            var title = candidate.Type == RelationType.HoldsPost ? PostTitle.Of(scene.Index, candidate.From, candidate.To) : null;
            found.Add(new(candidate.Type, candidate.From, candidate.To, title, start, end, (float)Logistic.Of(candidate.Score)));
        }
        found.Sort((a, b) => (a.Start, a.End, a.Type, a.From, a.To).CompareTo((b.Start, b.End, b.Type, b.From, b.To)));
        return [.. found];
    }
}
