using KnowledgeGraph.Extraction.Recognition;

namespace KnowledgeGraph.Training;

/// <summary>Learns the first stage: two logistic regressions (could a name start here, could one end) by AdaGrad in the articles' order.</summary>
internal static class FilterTrainer
{
    /// <summary>Log2 of the rows of the filter's table.</summary>
    public const int Bits = 18;
    private const int Epochs = 2;
    private const float Rate = 0.1f;
    private const float Unit = 24; // quantised units in one unit of log odds

    /// <summary>
    /// Learns from <paramref name="articles"/>; of the names that a filter learned from four fifths of them meets in the last fifth,
    /// <paramref name="recall"/> of the starts, and of the ends, pass.
    /// </summary>
    public static (sbyte[] Weights, int StartThreshold, int EndThreshold) Train(IReadOnlyList<LearningArticle> articles, double recall)
    {
        var known = Learn([.. articles.Where((_, i) => i % 5 != 0)]);
        var open = new EdgeFilter(System.Runtime.InteropServices.MemoryMarshal.AsBytes<sbyte>(known).ToArray(), Bits, 0, 0);
        List<int> starts = [], ends = [];
        foreach (var article in articles.Where((_, i) => i % 5 == 0))
        {
            foreach (var (start, end) in article.Spans())
            {
                starts.Add(open.Sums(known, article.View, start).Start);
                ends.Add(open.Sums(known, article.View, end).End);
            }
        }
        return (Learn(articles), Quantile(starts, 1 - recall), Quantile(ends, 1 - recall));
    }

    private static sbyte[] Learn(IReadOnlyList<LearningArticle> articles)
    {
        var weights = new float[2 << Bits];
        var squares = new float[2 << Bits];
        for (var epoch = 0; epoch < Epochs; epoch++)
        {
            foreach (var article in articles)
            {
                Pass(article, weights, squares);
            }
        }
        return Array.ConvertAll(weights, w => (sbyte)Math.Clamp(MathF.Round(w * Unit), -127, 127));
    }

    private static int Quantile(List<int> values, double share)
    {
        values.Sort();
        return values[(int)(values.Count * share)];
    }

    private static void Pass(LearningArticle article, float[] weights, float[] squares)
    {
        var view = article.View;
        var length = article.Annotated.Text.Length;
        var starts = new bool[length + 1];
        var ends = new bool[length + 1];
        foreach (var (start, end) in article.Spans())
        {
            starts[start] = true;
            ends[end] = true;
        }
        var rows = new RowList();
        for (var p = 0; p <= length; p++)
        {
            rows.Clear();
            var sink = rows.Into(Bits, 0);
            EdgeFeatures.Filter(view, p, ref sink);
            var all = rows[0, rows.Count];
            Step(all, 0, starts[p], weights, squares);
            Step(all, 1, ends[p], weights, squares);
        }
    }

    private static void Step(ReadOnlySpan<uint> rows, int column, bool target, float[] weights, float[] squares)
    {
        var sum = 0f;
        foreach (var row in rows)
        {
            sum += weights[(row * 2) + column];
        }
        var gradient = (target ? 1f : 0f) - (float)(1 / (1 + StableMath.Exp(-sum)));
        if (Math.Abs(gradient) < 0.002f)
        {
            return;
        }
        foreach (var row in rows)
        {
            var i = (row * 2) + column;
            squares[i] += gradient * gradient;
            weights[i] += Rate * gradient / MathF.Sqrt(squares[i] + 1e-6f);
        }
    }
}
