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

    /// <summary>Learns from <paramref name="examples"/>.</summary>
    public void Train(IReadOnlyList<Example> examples)
    {
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

    /// <summary>An example: its features, the output that it is for, and the answer.</summary>
    internal sealed record Example(uint[] Features, int Output, bool Label)
    {
        /// <summary>The first entity of a pair.</summary>
        public int From { get; init; }

        /// <summary>The second entity of a pair.</summary>
        public int To { get; init; }
    }
}
