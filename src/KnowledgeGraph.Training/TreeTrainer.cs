using System.Buffers.Binary;
using KnowledgeGraph.Extraction.Learning;

namespace KnowledgeGraph.Training;

/// <summary>
/// Gradient-boosted trees for yes or no: complete trees of <see cref="BoostedTrees.Depth"/> questions over binned features, Newton leaves. One thread and
/// ordered sums: the same bits everywhere.
/// </summary>
internal sealed class TreeTrainer
{
    private const int MaxBins = 64;

    /// <summary>Number of trees.</summary>
    public int Trees { get; init; } = 120;

    /// <summary>What of each tree is added.</summary>
    public double Rate { get; init; } = 0.08;

    /// <summary>Least sum of second derivatives in a leaf.</summary>
    public double MinHessian { get; init; } = 4;

    /// <summary>Pull of leaves towards zero.</summary>
    public double Ridge { get; init; } = 4;

    /// <summary>Share of the features that one tree may ask.</summary>
    public double FeatureShare { get; init; } = 0.6;

    /// <summary>Learns from rows of equal length; the answer is the form that <see cref="BoostedTrees"/> reads. A bias is in the first tree's leaves.</summary>
    public byte[] Train(IReadOnlyList<float[]> rows, IReadOnlyList<bool> labels)
    {
        var width = rows[0].Length;
        var cuts = new float[width][];
        var bins = new byte[width][];
        for (var f = 0; f < width; f++)
        {
            cuts[f] = Cuts(rows, f);
            bins[f] = new byte[rows.Count];
            for (var i = 0; i < rows.Count; i++)
            {
                bins[f][i] = (byte)Bin(cuts[f], rows[i][f]);
            }
        }
        var positives = labels.Count(l => l);
        var scores = new double[rows.Count];
        var bias = LogOdds(positives, rows.Count);
        Array.Fill(scores, bias);
        var random = new SeededRandom(77);
        var output = new byte[Trees * BoostedTrees.TreeSize];
        var gradients = new double[rows.Count];
        var hessians = new double[rows.Count];
        for (var tree = 0; tree < Trees; tree++)
        {
            for (var i = 0; i < rows.Count; i++)
            {
                var p = Logistic.Of(scores[i]);
                gradients[i] = (labels[i] ? 1 : 0) - p;
                hessians[i] = p * (1 - p);
            }
            Grow(output.AsSpan(tree * BoostedTrees.TreeSize, BoostedTrees.TreeSize), cuts, bins, gradients, hessians, scores, random, tree == 0 ? bias : 0);
        }
        return output;
    }

    private void Grow(
        Span<byte> tree, float[][] cuts, byte[][] bins, double[] gradients, double[] hessians, double[] scores, SeededRandom random, double bias)
    {
        var width = cuts.Length;
        var allowed = new bool[width];
        for (var f = 0; f < width; f++)
        {
            allowed[f] = random.Next(1000) < FeatureShare * 1000;
        }
        var node = new int[gradients.Length];
        for (var depth = 0; depth < BoostedTrees.Depth; depth++)
        {
            var (first, count) = ((1 << depth) - 1, 1 << depth);
            var bestGain = new double[count];
            var bestFeature = new int[count];
            var bestBin = new int[count];
            var sumG = new double[count];
            var sumH = new double[count];
            Array.Fill(bestBin, -1);
            for (var i = 0; i < node.Length; i++)
            {
                sumG[node[i] - first] += gradients[i];
                sumH[node[i] - first] += hessians[i];
            }
            var g = new double[count * MaxBins];
            var h = new double[count * MaxBins];
            for (var f = 0; f < width; f++)
            {
                if (!allowed[f] || cuts[f].Length == 0)
                {
                    continue;
                }
                Array.Clear(g);
                Array.Clear(h);
                var column = bins[f];
                for (var i = 0; i < node.Length; i++)
                {
                    var slot = ((node[i] - first) * MaxBins) + column[i];
                    g[slot] += gradients[i];
                    h[slot] += hessians[i];
                }
                for (var n = 0; n < count; n++)
                {
                    double leftG = 0, leftH = 0;
                    var whole = sumG[n] * sumG[n] / (sumH[n] + Ridge);
                    for (var b = 0; b < cuts[f].Length; b++)
                    {
                        leftG += g[(n * MaxBins) + b];
                        leftH += h[(n * MaxBins) + b];
                        var (rightG, rightH) = (sumG[n] - leftG, sumH[n] - leftH);
                        if (leftH < MinHessian || rightH < MinHessian)
                        {
                            continue;
                        }
                        var gain = (leftG * leftG / (leftH + Ridge)) + (rightG * rightG / (rightH + Ridge)) - whole;
                        if (gain > bestGain[n] + 1e-9)
                        {
                            (bestGain[n], bestFeature[n], bestBin[n]) = (gain, f, b);
                        }
                    }
                }
            }
            for (var n = 0; n < count; n++)
            {
                var at = (first + n) * 6;
                BinaryPrimitives.WriteUInt16LittleEndian(tree[at..], (ushort)bestFeature[n]);
                BinaryPrimitives.WriteSingleLittleEndian(tree[(at + 2)..], bestBin[n] < 0 ? float.MaxValue : cuts[bestFeature[n]][bestBin[n]]);
            }
            for (var i = 0; i < node.Length; i++)
            {
                var n = node[i] - first;
                node[i] = (2 * node[i]) + (bestBin[n] >= 0 && bins[bestFeature[n]][i] > bestBin[n] ? 2 : 1);
            }
        }
        var leafG = new double[BoostedTrees.Nodes + 1];
        var leafH = new double[BoostedTrees.Nodes + 1];
        for (var i = 0; i < node.Length; i++)
        {
            leafG[node[i] - BoostedTrees.Nodes] += gradients[i];
            leafH[node[i] - BoostedTrees.Nodes] += hessians[i];
        }
        var leaves = new float[leafG.Length];
        for (var l = 0; l < leaves.Length; l++)
        {
            leaves[l] = (float)(Rate * leafG[l] / (leafH[l] + Ridge));
            BinaryPrimitives.WriteSingleLittleEndian(tree[((BoostedTrees.Nodes * 6) + (l * 4))..], (float)(leaves[l] + bias));
        }
        for (var i = 0; i < node.Length; i++)
        {
            scores[i] += leaves[node[i] - BoostedTrees.Nodes];
        }
    }

    /// <summary>The natural logarithm of the odds, by bisection on our own exponential.</summary>
    private static double LogOdds(int positives, int all)
    {
        var target = (positives + 0.5) / (all + 1);
        double low = -15, high = 15;
        for (var i = 0; i < 60; i++)
        {
            var middle = (low + high) / 2;
            if (Logistic.Of(middle) < target)
            {
                low = middle;
            }
            else
            {
                high = middle;
            }
        }
        return low;
    }

    /// <summary>The largest bin's values are greater than every cut.</summary>
    private static int Bin(float[] cuts, float value)
    {
        int low = 0, high = cuts.Length;
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (value > cuts[middle])
            {
                low = middle + 1;
            }
            else
            {
                high = middle;
            }
        }
        return low;
    }

    private static float[] Cuts(IReadOnlyList<float[]> rows, int feature)
    {
        var values = new float[rows.Count];
        for (var i = 0; i < values.Length; i++)
        {
            values[i] = rows[i][feature];
        }
        Array.Sort(values);
        var cuts = new List<float>();
        var distinct = values.Distinct().ToArray();
        if (distinct.Length <= MaxBins)
        {
            for (var i = 0; i + 1 < distinct.Length; i++)
            {
                cuts.Add((distinct[i] + distinct[i + 1]) / 2);
            }
            return [.. cuts];
        }
        for (var b = 1; b < MaxBins; b++)
        {
            var value = values[(int)((long)values.Length * b / MaxBins)];
            if ((cuts.Count == 0 || value > cuts[^1]) && value < values[^1])
            {
                cuts.Add(value);
            }
        }
        return [.. cuts];
    }
}
