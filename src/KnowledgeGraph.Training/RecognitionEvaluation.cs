using KnowledgeGraph.Extraction;
using KnowledgeGraph.Extraction.Recognition;
using KnowledgeGraph.Model;
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

    /// <summary>Recognises and scores <paramref name="articles"/>; what was missed and made up goes to <paramref name="errors"/>.</summary>
    public static EntityScore Score(RecognitionModel model, IReadOnlyList<LearningArticle> articles, List<string>? errors = null)
    {
        var score = new EntityScore { Errors = errors };
        Add(score, model, articles);
        return score;
    }

    /// <summary>Adds <paramref name="articles"/> to a score.</summary>
    public static void Add(EntityScore score, RecognitionModel model, IReadOnlyList<LearningArticle> articles)
    {
        var recognizer = new EntityRecognizer(model);
        foreach (var article in articles)
        {
            score.Add(Gold(article.Source), Grouped(article.Annotated.Text, recognizer.Recognize(article.Annotated)));
        }
    }

    private static List<EntityScore.Item> Gold(TrainingArticle article) =>
        [.. article.Entities.Select(e => EntityScore.Item.Of(e.Local.Kind, e.AlternativeKind, e.Local.Name, e.Local.Mentions.Select(m => article.Text.Text[m.Start..m.End])))];

    // Mentions with one kind and one surface (a Place's without its last syllable, quotation marks aside) are one entity.
    private static List<EntityScore.Item> Grouped(string text, LocalMention[] mentions)
    {
        var groups = new Dictionary<(EntityKind, string), List<string>>();
        foreach (var mention in mentions)
        {
            var surface = text[mention.Start..mention.End];
            var stem = mention.Kind == EntityKind.Place && surface.Length > 2 ? surface.TrimEnd('省', '市', '区', '县', '镇', '乡', '村') : surface;
            var key = (mention.Kind, stem.Trim('“', '”', '《', '》'));
            if (!groups.TryGetValue(key, out var surfaces))
            {
                groups[key] = surfaces = [];
            }
            surfaces.Add(surface);
        }
        return [.. groups.Select(g => EntityScore.Item.Of(g.Key.Item1, null, g.Value[0], g.Value))];
    }
}
