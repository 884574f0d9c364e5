using KnowledgeGraph.Extraction.Learning;

namespace KnowledgeGraph.Training;

/// <summary>
/// Learns hashed linear weights by AdaGrad over the examples in a seeded random order: one thread, additions, multiplications, divisions and square roots only,
/// so that every processor gives the same bits.
/// </summary>
internal sealed class LogisticTrainer(int bits)
{
    private readonly float[] weights = new float[1 << bits];
    private readonly float[] squares = new float[1 << bits];

    /// <summary>Step of the first update of a weight.</summary>
    public float Rate { get; init; } = 0.1f;

    /// <summary>Pull towards zero, for each example that shows a weight.</summary>
    public float Decay { get; init; } = 2e-5f;

    /// <summary>Walks over all examples.</summary>
    public int Epochs { get; init; } = 6;

    /// <summary>Features that stand in fewer articles get no weight: what one article alone shows says little of others.</summary>
    public int LeastArticles { get; init; } = 1;

    /// <summary>Learns from <paramref name="examples"/>.</summary>
    public void Train(IReadOnlyList<Example> examples)
    {
        if (LeastArticles > 1)
        {
            examples = Common(examples);
        }
        var order = Enumerable.Range(0, examples.Count).ToArray();
        var random = new SeededRandom(20260101);
        for (var epoch = 0; epoch < Epochs; epoch++)
        {
            random.Shuffle(order);
            foreach (var i in order)
            {
                Update(examples[i]);
            }
        }
    }

    /// <summary>The log-odds of an example under the full-precision weights.</summary>
    public float Score(ReadOnlySpan<uint> features, int output)
    {
        var sum = 0f;
        foreach (var feature in features)
        {
            sum += weights[HashedWeights.Slot(feature, output, (uint)weights.Length - 1)];
        }
        return sum;
    }

    /// <summary>The weights in the form that <see cref="HashedWeights"/> reads.</summary>
    public sbyte[] Quantize()
    {
        var table = new sbyte[weights.Length];
        for (var i = 0; i < table.Length; i++)
        {
            table[i] = (sbyte)Math.Clamp(MathF.Round(weights[i] / HashedWeights.Step), -127, 127);
        }
        return table;
    }

    /// <summary>The <paramref name="most"/> largest weights in the form that <see cref="SparseWeights"/> reads; for a trainer of <see cref="SparseWeights.Bits"/> bits.</summary>
    public SparseTable Sparse(int most)
    {
        var (values, checks) = SparseWeights.Build(weights, most);
        return new(values, checks);
    }

    private void Update(Example example)
    {
        var gradient = (float)(Logistic.Of(Score(example.Features, example.Output)) - (example.Label ? 1 : 0));
        foreach (var feature in example.Features)
        {
            var slot = HashedWeights.Slot(feature, example.Output, (uint)weights.Length - 1);
            var g = gradient + (Decay * weights[slot]);
            squares[slot] += g * g;
            weights[slot] -= Rate * g / MathF.Sqrt(squares[slot] + 1e-3f);
        }
    }

    /// <summary>The examples with those features only that stand in enough articles; features are counted by their first 26 bits.</summary>
    private List<Example> Common(IReadOnlyList<Example> examples)
    {
        const int Shift = 32 - 26;
        var last = new ushort[1 << 26];
        var count = new byte[1 << 26];
        foreach (var example in examples)
        {
            var article = (ushort)(example.Article + 1);
            foreach (var feature in example.Features)
            {
                ref var seen = ref last[feature >> Shift];
                ref var articles = ref count[feature >> Shift];
                articles += (byte)(seen != article && articles < LeastArticles ? 1 : 0);
                seen = article;
            }
        }
        var kept = new List<Example>(examples.Count);
        uint[] of = [], rest = [];
        foreach (var example in examples)
        {
            if (!ReferenceEquals(of, example.Features))
            {
                // The examples of one pair share their features.
                of = example.Features;
                rest = Array.FindAll(of, feature => count[feature >> Shift] >= LeastArticles);
            }
            kept.Add(example with { Features = rest });
        }
        return kept;
    }

    /// <summary>An example: its features, the output that it is for, and the answer.</summary>
    internal sealed record Example(uint[] Features, int Output, bool Label)
    {
        /// <summary>The number of its article.</summary>
        public int Article { get; init; }

        /// <summary>The first entity of a pair.</summary>
        public int From { get; init; }

        /// <summary>The second entity of a pair.</summary>
        public int To { get; init; }
    }

    /// <summary>The two arrays of a table of <see cref="SparseWeights"/>.</summary>
    internal sealed record SparseTable(sbyte[] Weights, ushort[] Checks)
    {
        /// <summary>The log-odds of an example.</summary>
        public float Score(ReadOnlySpan<uint> features, int output) => new SparseWeights(Weights, Checks).Score(features, output);
    }
}
