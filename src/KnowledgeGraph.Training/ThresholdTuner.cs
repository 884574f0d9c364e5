using KnowledgeGraph.Extraction.Recognition;

namespace KnowledgeGraph.Training;

/// <summary>
/// Chooses the probability from which a span is taken by the entity F1 on articles that were not learned from: one for all kinds first, outside and inside other
/// names, then a step up or down for each; few choices, so that little is read out of chance.
/// </summary>
internal static class ThresholdTuner
{
    private const float Step = 0.06f;
    private static readonly float[] Common = [0.25f, 0.3f, 0.35f, 0.4f, 0.45f];
    private static readonly float[] CommonInside = [0.3f, 0.4f, 0.5f, 0.6f];

    /// <summary>What one threshold for all kinds may cost to be lower: a name that is not found is lost to every fact about it.</summary>
    private const double WorthRecall = 0.003;

    /// <summary>The least threshold that is ever tried.</summary>
    private const float Least = 0.15f;

    /// <summary>Sets the thresholds of the folds' models, the same for all.</summary>
    public static void Tune(IReadOnlyList<(RecognitionModel Model, List<LearningArticle> Articles)> folds)
    {
        var read = new List<(TrainingArticle Article, List<EntityScore.Item> Gold, LikelyNames Likely)>();
        foreach (var (model, articles) in folds)
        {
            var recognizer = new EntityRecognizer(model);
            read.AddRange(articles.Select(article => (article.Source, RecognitionEvaluation.Gold(article.Source), recognizer.Likely(article.Annotated, Least))));
        }
        var thresholds = CrossFit.Even(Common[0]);
        var inner = CrossFit.Even(CommonInside[0]);
        double Score() => RecognitionEvaluation.Score(read, thresholds, inner).F1;
        var best = 0.0;
        Lower(thresholds, Choose(thresholds, Common, 0, SemiMarkov.Kinds, Score, best), Score);
        best = Score();
        best = Choose(inner, CommonInside, 0, SemiMarkov.Kinds, Score, best);
        for (var k = 0; k < SemiMarkov.Kinds; k++)
        {
            best = Choose(thresholds, [thresholds[k] - Step, thresholds[k] + Step], k, k + 1, Score, best);
        }
        for (var k = 0; k < SemiMarkov.Kinds; k++)
        {
            best = Choose(inner, [inner[k] - (2 * Step), inner[k] + (2 * Step)], k, k + 1, Score, best);
        }
        foreach (var (model, _) in folds)
        {
            thresholds.CopyTo(model.Thresholds, 0);
            inner.CopyTo(model.InnerThresholds, 0);
        }
    }

    // The lowest threshold for all kinds that scores nearly as well as the best.
    private static void Lower(float[] thresholds, double best, Func<double> score)
    {
        var top = thresholds[0];
        foreach (var value in Common)
        {
            Array.Fill(thresholds, value);
            if (value == top || score() > best - WorthRecall)
            {
                return;
            }
        }
    }

    // Sets the kinds of [from, to) to the value that scores best, or leaves them.
    private static double Choose(float[] thresholds, float[] values, int from, int to, Func<double> score, double best)
    {
        var kept = thresholds[from];
        foreach (var value in values)
        {
            thresholds.AsSpan(from..to).Fill(value);
            var f1 = score();
            if (f1 > best)
            {
                (best, kept) = (f1, value);
            }
        }
        thresholds.AsSpan(from..to).Fill(kept);
        return best;
    }
}
