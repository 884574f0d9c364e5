using System.Runtime.Intrinsics;

namespace KnowledgeGraph.Extraction.Recognition;

/// <summary>
/// The joint choice: the probability of a set of spans that do not overlap is proportional to the exponential of the sum of their scores (a semi-Markov model
/// without transitions). Gives every candidate's marginal probability a kind, and the set that is best by marginals.
/// Sums run in one order, so the same input gives the same bits.
/// </summary>
internal sealed class SemiMarkov
{
    /// <summary>Number of kinds, and the width of a row of scores.</summary>
    public const int Kinds = 8;

    private double[] forward = new double[4096];
    private double[] backward = new double[4096];
    private double[] best = new double[4096];
    private int[] from = new int[4096];

    /// <summary>Turns <paramref name="scores"/> (a row of <see cref="Kinds"/> a span) into marginal probabilities, in place, and returns the log of the sum over all sets.</summary>
    /// <param name="spans">By start.</param>
    /// <param name="scores">Log scores; overwritten.</param>
    /// <param name="start">Where the text starts.</param>
    /// <param name="end">Where it ends.</param>
    public double Marginals(ReadOnlySpan<Candidate> spans, Span<float> scores, int start, int end)
    {
        var length = end - start;
        Grow(length + 1);
        Span<double> alpha = forward.AsSpan(0, length + 1), beta = backward.AsSpan(0, length + 1);
        alpha.Fill(double.NegativeInfinity);
        alpha[0] = 0;
        var next = 0;
        for (var p = 0; p <= length; p++)
        {
            if (p > 0)
            {
                alpha[p] = LogAdd(alpha[p - 1], alpha[p]);
            }
            for (; next < spans.Length && spans[next].Start - start == p; next++)
            {
                ref var target = ref alpha[spans[next].End - start];
                target = LogAdd(target, alpha[p] + LogSum(scores.Slice(next * Kinds, Kinds)));
            }
        }
        var total = alpha[length];
        beta[length] = 0;
        next = spans.Length - 1;
        for (var p = length - 1; p >= 0; p--)
        {
            var sum = beta[p + 1];
            for (; next >= 0 && spans[next].Start - start == p; next--)
            {
                var row = scores.Slice(next * Kinds, Kinds);
                var rest = beta[spans[next].End - start];
                sum = LogAdd(sum, rest + LogSum(row));
                var outside = alpha[p] + rest - total;
                StableMath.Exp(Vector256.Create<float>(row) + Vector256.Create((float)outside)).CopyTo(row);
            }
            beta[p] = sum;
        }
        return total;
    }

    /// <summary>
    /// Chooses the spans that do not overlap with the largest sum of probability less threshold; a span takes its likeliest kind by that measure.
    /// </summary>
    /// <param name="spans">By start.</param>
    /// <param name="marginals">A row of <see cref="Kinds"/> a span.</param>
    /// <param name="thresholds">A probability for each kind.</param>
    /// <param name="start">Where the text starts.</param>
    /// <param name="end">Where it ends.</param>
    /// <param name="chosen">Gets (span index, kind), by start.</param>
    public void Choose(ReadOnlySpan<Candidate> spans, ReadOnlySpan<float> marginals, ReadOnlySpan<float> thresholds, int start, int end, List<(int Span, int Kind)> chosen)
    {
        var length = end - start;
        Grow(length + 1);
        Span<double> value = best.AsSpan(0, length + 1);
        Span<int> choice = from.AsSpan(0, length + 1);
        value.Clear();
        choice.Fill(-1);
        // value[p]: the best sum over spans that start at or after p.
        var next = spans.Length - 1;
        for (var p = length - 1; p >= 0; p--)
        {
            value[p] = value[p + 1];
            for (; next >= 0 && spans[next].Start - start == p; next--)
            {
                var gain = double.NegativeInfinity;
                var kind = 0;
                for (var k = 0; k < Kinds; k++)
                {
                    var g = marginals[(next * Kinds) + k] - thresholds[k];
                    if (g > gain)
                    {
                        (gain, kind) = (g, k);
                    }
                }
                if (gain > 0 && gain + value[spans[next].End - start] > value[p])
                {
                    value[p] = gain + value[spans[next].End - start];
                    choice[p] = (next * Kinds) + kind;
                }
            }
        }
        for (var p = 0; p < length;)
        {
            if (choice[p] < 0)
            {
                p++;
                continue;
            }
            chosen.Add((choice[p] / Kinds, choice[p] % Kinds));
            p = spans[choice[p] / Kinds].End - start;
        }
    }

    /// <summary>The log of the sum of exponentials of a row.</summary>
    private static double LogSum(ReadOnlySpan<float> row)
    {
        var all = Vector256.Create(row);
        var largest = row[0];
        for (var k = 1; k < Kinds; k++)
        {
            largest = Math.Max(largest, row[k]);
        }
        var e = StableMath.Exp(all - Vector256.Create(largest));
        return largest + StableMath.Log(((e[0] + e[1]) + (e[2] + e[3])) + ((e[4] + e[5]) + (e[6] + e[7])));
    }

    private static double LogAdd(double a, double b)
    {
        if (a < b)
        {
            (a, b) = (b, a);
        }
        return b == double.NegativeInfinity ? a : a + StableMath.Log(1 + StableMath.Exp(b - a));
    }

    private void Grow(int size)
    {
        if (forward.Length < size)
        {
            size = Math.Max(size, forward.Length * 2);
            forward = new double[size];
            backward = new double[size];
            best = new double[size];
            from = new int[size];
        }
    }
}
