using KnowledgeGraph.Extraction.Recognition;

namespace KnowledgeGraph.Training;

/// <summary>
/// Chooses the probability from which a span is taken by the entity F1 on articles that were not learned from: one for all kinds first, then a step up or
/// down for each; few choices, so that little is read out of chance.
/// </summary>
internal static class ThresholdTuner
{
    private const float Step = 0.07f;
    private static readonly float[] Common = [0.25f, 0.3f, 0.35f, 0.4f];
    private static readonly float[] CommonInside = [0.3f, 0.4f, 0.5f, 0.6f];

    /// <summary>Sets the thresholds of <paramref name="model"/>.</summary>
    public static void Tune(RecognitionModel model, IReadOnlyList<LearningArticle> articles)
    {
        var best = 0.0;
        best = Choose(model.Thresholds, Common, 0, SemiMarkov.Kinds, model, articles, best);
        best = Choose(model.InnerThresholds, CommonInside, 0, SemiMarkov.Kinds, model, articles, best);
        for (var k = 0; k < SemiMarkov.Kinds; k++)
        {
            var now = model.Thresholds[k];
            best = Choose(model.Thresholds, [now - Step, now + Step], k, k + 1, model, articles, best);
        }
    }

    // Sets the kinds of [from, to) to the value that scores best, or leaves them.
    private static double Choose(float[] thresholds, float[] values, int from, int to, RecognitionModel model, IReadOnlyList<LearningArticle> articles, double best)
    {
        var kept = thresholds[from];
        foreach (var value in values)
        {
            thresholds.AsSpan(from..to).Fill(value);
            var f1 = RecognitionEvaluation.Score(model, articles).F1;
            if (f1 > best)
            {
                (best, kept) = (f1, value);
            }
        }
        thresholds.AsSpan(from..to).Fill(kept);
        return best;
    }
}
