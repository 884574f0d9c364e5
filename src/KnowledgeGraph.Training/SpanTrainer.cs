using System.Runtime.Intrinsics;
using KnowledgeGraph.Extraction.Recognition;

namespace KnowledgeGraph.Training;

/// <summary>
/// Learns the weights of the joint choice: the gradient of a lattice's log probability (right spans less marginals), by AdaGrad in a fixed shuffled order.
/// </summary>
internal sealed class SpanTrainer
{
    private const int Kinds = SemiMarkov.Kinds;
    private readonly float rate;
    private readonly float decay;
    private readonly float[] weights;
    private readonly float[] squares;
    private readonly float[] sums;
    private int remembered;
    private readonly SemiMarkov joint = new();
    private readonly uint dropped;
    private readonly float lift;
    private uint salt;
    private float[] scores = [];
    private float[] groupScores = [];
    private float[] residual = [];

    /// <summary>Starts from zero weights, for <paramref name="features"/> features; <paramref name="leftOut"/> is the share of the features that each article is learned without.</summary>
    public SpanTrainer(int features, float rate, float decay, float leftOut)
    {
        dropped = (uint)(leftOut * 65536);
        lift = 1 / (1 - leftOut);
        this.rate = rate;
        this.decay = decay;
        weights = new float[Kinds * features];
        squares = new float[Kinds * features];
        sums = new float[Kinds * features];
    }

    /// <summary>The weights' mean over the calls of <see cref="Remember"/>: passes that pull to and fro even out.</summary>
    public float[] Mean()
    {
        var mean = new float[weights.Length];
        for (var i = 0; i < mean.Length; i++)
        {
            mean[i] = sums[i] / remembered;
        }
        return mean;
    }

    /// <summary>Counts the weights as they are now into <see cref="Mean"/>.</summary>
    public void Remember()
    {
        remembered++;
        for (var i = 0; i < sums.Length; i++)
        {
            sums[i] += weights[i];
        }
    }

    /// <summary>One pass; returns the mean log probability a lattice.</summary>
    public double Epoch(IReadOnlyList<SpanLattice> lattices, int epoch)
    {
        var order = Enumerable.Range(0, lattices.Count).ToArray();
        new Random(epoch + 17).Shuffle(order);
        var sum = 0.0;
        foreach (var i in order)
        {
            salt = (uint)((epoch * 1000003) + (i * 7919));
            sum += Learn(lattices[i]);
        }
        return sum / lattices.Count;
    }

    private double Learn(SpanLattice lattice)
    {
        var spans = lattice.Spans;
        if (spans.Length == 0)
        {
            return 0;
        }
        var groups = lattice.GroupRows.Length - 1;
        if (scores.Length < spans.Length * Kinds)
        {
            scores = new float[spans.Length * Kinds * 2];
            residual = new float[spans.Length * Kinds * 2];
        }
        if (groupScores.Length < (groups + 1) * Kinds)
        {
            groupScores = new float[(groups + 1) * Kinds * 2];
        }
        Score(lattice, groups);
        var all = scores.AsSpan(0, spans.Length * Kinds);
        var target = residual.AsSpan(0, spans.Length * Kinds);
        target.Clear();
        var gold = 0.0;
        foreach (var (span, kind, alternative) in lattice.Right)
        {
            double a = all[(span * Kinds) + kind];
            var share = 1.0;
            if (alternative >= 0)
            {
                // Either kind counts as right: the target is split as the model now leans, a little towards the annotator's first.
                share = 1 / (1 + StableMath.Exp(all[(span * Kinds) + alternative] - a - 1));
                target[(span * Kinds) + alternative] = (float)(1 - share);
            }
            target[(span * Kinds) + kind] = (float)share;
            gold += a;
        }
        var total = joint.Marginals(spans, all, lattice.Start, lattice.End);
        for (var i = 0; i < all.Length; i++)
        {
            target[i] -= all[i];
        }
        Update(lattice, groups);
        return gold - total;
    }

    // A share of the features is left out of each article, so that no one word is relied on: names that are not in the training articles must be found by the rest.
    private bool Kept(uint row) => ((((row + salt) * 0x9E3779B1u) ^ (salt * 0x85EBCA6Bu)) * 0xC2B2AE35u) >> 16 >= dropped;

    private Vector256<float> Sum(ReadOnlySpan<uint> rows)
    {
        var sum = Vector256<float>.Zero;
        foreach (var row in rows)
        {
            if (Kept(row))
            {
                sum += Vector256.LoadUnsafe(ref weights[row * Kinds]);
            }
        }
        return sum * lift;
    }

    private void Score(SpanLattice lattice, int groups)
    {
        // Words are kept as running sums, so that a span's words cost one subtraction.
        for (var g = 0; g < groups; g++)
        {
            Sum(lattice.Rows[lattice.GroupRows[g], lattice.GroupRows[g + 1]]).StoreUnsafe(ref groupScores[g * Kinds]);
        }
        for (var i = 0; i < lattice.Spans.Length; i++)
        {
            var sum = Sum(lattice.Rows[lattice.SpanRows[i], lattice.SpanRows[i + 1]]);
            if (groups > 0)
            {
                var (start, end, first, last) = lattice.Groups[i];
                sum += Group(start) + Group(end);
                for (var w = first; w < last; w++)
                {
                    sum += Group(w);
                }
            }
            sum.StoreUnsafe(ref scores[i * Kinds]);
        }
    }

    private Vector256<float> Group(int group) => Vector256.LoadUnsafe(ref groupScores[group * Kinds]);

    private void Update(SpanLattice lattice, int groups)
    {
        groupScores.AsSpan(0, groups * Kinds).Clear();
        for (var i = 0; i < lattice.Spans.Length; i++)
        {
            var gradient = Vector256.LoadUnsafe(ref residual[i * Kinds]);
            if (!Vector256.GreaterThanAny(Vector256.Abs(gradient), Vector256.Create(0.001f)))
            {
                continue;
            }
            Step(lattice.Rows[lattice.SpanRows[i], lattice.SpanRows[i + 1]], gradient * lift);
            if (groups > 0)
            {
                var (start, end, first, last) = lattice.Groups[i];
                Add(start, gradient);
                Add(end, gradient);
                for (var w = first; w < last; w++)
                {
                    Add(w, gradient);
                }
            }
        }
        for (var g = 0; g < groups; g++)
        {
            var gradient = Group(g);
            if (Vector256.GreaterThanAny(Vector256.Abs(gradient), Vector256.Create(0.001f)))
            {
                Step(lattice.Rows[lattice.GroupRows[g], lattice.GroupRows[g + 1]], gradient * lift);
            }
        }
    }

    private void Add(int group, Vector256<float> gradient) => (Group(group) + gradient).StoreUnsafe(ref groupScores[group * Kinds]);

    private void Step(ReadOnlySpan<uint> rows, Vector256<float> gradient)
    {
        var epsilon = Vector256.Create(1e-4f);
        foreach (var row in rows)
        {
            if (!Kept(row))
            {
                continue;
            }
            ref var w = ref weights[row * Kinds];
            ref var s = ref squares[row * Kinds];
            var weight = Vector256.LoadUnsafe(ref w);
            var g = gradient - (weight * decay);
            var square = Vector256.LoadUnsafe(ref s) + (g * g);
            square.StoreUnsafe(ref s);
            (weight + (g * rate / Vector256.Sqrt(square + epsilon))).StoreUnsafe(ref w);
        }
    }
}
