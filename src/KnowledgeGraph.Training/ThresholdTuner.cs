using KnowledgeGraph.Extraction.Recognition;

namespace KnowledgeGraph.Training;

/// <summary>Chooses the probability from which a span is taken, for each kind, by the entity F1 on articles that were not learned from.</summary>
internal static class ThresholdTuner
{
    private static readonly float[] Steps = [0.15f, 0.2f, 0.25f, 0.3f, 0.35f, 0.4f, 0.45f, 0.5f, 0.6f];

    /// <summary>Sets the thresholds of <paramref name="model"/>, one after another, twice round.</summary>
    public static void Tune(RecognitionModel model, IReadOnlyList<LearningArticle> articles)
    {
        var best = RecognitionEvaluation.Score(model, articles).F1;
        for (var round = 0; round < 2; round++)
        {
            for (var k = 0; k < SemiMarkov.Kinds; k++)
            {
                best = Improve(model, model.Thresholds, k, articles, best);
            }
            for (var k = 0; k < SemiMarkov.Kinds; k++)
            {
                best = Improve(model, model.InnerThresholds, k, articles, best);
            }
        }
    }

    private static double Improve(RecognitionModel model, float[] thresholds, int kind, IReadOnlyList<LearningArticle> articles, double best)
    {
        var chosen = thresholds[kind];
        foreach (var step in Steps)
        {
            thresholds[kind] = step;
            var f1 = RecognitionEvaluation.Score(model, articles).F1;
            if (f1 > best)
            {
                (best, chosen) = (f1, step);
            }
        }
        thresholds[kind] = chosen;
        return best;
    }
}
