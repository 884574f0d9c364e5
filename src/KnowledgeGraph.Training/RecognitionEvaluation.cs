using KnowledgeGraph.Extraction;
using KnowledgeGraph.Extraction.Linking;
using KnowledgeGraph.Extraction.Recognition;
using KnowledgeGraph.Text.Tables;

namespace KnowledgeGraph.Training;

/// <summary>Measures recognition entity by entity.</summary>
internal static class RecognitionEvaluation
{
    /// <summary>Opens weights as the product does.</summary>
    public static RecognitionModel Open(RecognitionWeights weights)
    {
        using var stream = new MemoryStream();
        RecognitionModel.Write(weights, stream);
        return new(Table.Open(stream.ToArray()));
    }

    /// <summary>Recognises and scores <paramref name="articles"/>.</summary>
    public static EntityScore Score(RecognitionModel model, List<LearningArticle> articles) => Score([(model, articles)]);

    /// <summary>The same for folds, each with its model.</summary>
    public static EntityScore Score(IEnumerable<(RecognitionModel Model, List<LearningArticle> Articles)> folds)
    {
        var score = new EntityScore();
        foreach (var (model, articles) in folds)
        {
            Add(score, model, articles);
        }
        return score;
    }

    /// <summary>The same for articles that have been read, with these thresholds.</summary>
    public static EntityScore Score(IEnumerable<(TrainingArticle Article, List<EntityScore.Item> Gold, LikelyNames Likely)> read, float[] thresholds, float[] innerThresholds)
    {
        var score = new EntityScore();
        var joint = new SemiMarkov();
        foreach (var (article, gold, likely) in read)
        {
            score.Add(gold, Items(article.Text, Linked(article.Text, likely.Choose(joint, thresholds, innerThresholds))));
        }
        return score;
    }

    private static void Add(EntityScore score, RecognitionModel model, IReadOnlyList<LearningArticle> articles)
    {
        var recognizer = new EntityRecognizer(model);
        foreach (var article in articles)
        {
            score.Add(Gold(article.Source), Items(article.Source.Text, Linked(article.Source.Text, recognizer.Recognize(article.Annotated))));
        }
    }

    /// <summary>How many of the annotated names the filter of <paramref name="model"/> leaves as candidates.</summary>
    public static int Candidates(RecognitionModel model, IReadOnlyList<LearningArticle> articles)
    {
        var candidates = new Candidates();
        var found = 0;
        foreach (var article in articles)
        {
            candidates.Find(article.View, model.Filter);
            var all = new HashSet<(int, int)>();
            foreach (ref readonly var span in candidates.Spans)
            {
                all.Add((span.Start, span.End));
            }
            found += article.Spans().Count(all.Contains);
        }
        return found;
    }

    /// <summary>The annotated entities of an article.</summary>
    public static List<EntityScore.Item> Gold(TrainingArticle article) =>
        [.. article.Entities.Select(e => EntityScore.Item.Of(e.Local.Kind, e.AlternativeKind, e.Local.Name, e.Local.Mentions.Select(m => article.Text.Text[m.Start..m.End])))];

    /// <summary>The entities that mentions are joined into.</summary>
    public static List<EntityScore.Item> Items(ArticleText article, IReadOnlyList<LocalEntity> entities) =>
        [.. entities.Select(e => EntityScore.Item.Of(e.Kind, null, e.Name, e.Mentions.Select(m => article.Text[m.Start..m.End])))];

    /// <summary>The entities of recognised mentions, joined as the product does.</summary>
    public static IReadOnlyList<LocalEntity> Linked(ArticleText article, LocalMention[] mentions) => Coreference.Link(article, NameEdges.Align(article.Text, mentions)).Entities;
}
