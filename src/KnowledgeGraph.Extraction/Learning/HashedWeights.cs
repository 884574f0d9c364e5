namespace KnowledgeGraph.Extraction.Learning;

/// <summary>
/// Linear weights in eight bits, found by the hash of a feature. One table serves several outputs (relation types): an output's salt is mixed into the hash.
/// Read in place from an embedded resource.
/// </summary>
internal readonly ref struct HashedWeights(ReadOnlySpan<sbyte> table)
{
    /// <summary>One step of a stored weight.</summary>
    public const float Step = 1 / 40f;

    private readonly ReadOnlySpan<sbyte> table = table;

    /// <summary>The slot of a feature for an output in a table of 2^k slots, given <paramref name="mask"/> = 2^k - 1.</summary>
    public static uint Slot(uint feature, int output, uint mask) => FeatureSet.Mix(feature ^ ((uint)(output + 1) * 0x9E3779B1u)) & mask;

    /// <summary>The sum of the weights of <paramref name="features"/> for <paramref name="output"/>: a log-odds.</summary>
    public float Score(ReadOnlySpan<uint> features, int output)
    {
        var mask = (uint)table.Length - 1;
        var sum = 0;
        foreach (var feature in features)
        {
            sum += table[(int)Slot(feature, output, mask)];
        }
        return sum * Step;
    }

    /// <summary>The weight of one feature for <paramref name="output"/>, in log-odds.</summary>
    public float Weight(uint feature, int output) => table[(int)Slot(feature, output, (uint)table.Length - 1)] * Step;
}
