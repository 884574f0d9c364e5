using System.Numerics;

namespace KnowledgeGraph.Extraction.Learning;

/// <summary>
/// Linear weights in eight bits for those features only that have one, found by the hash of a feature in an open-addressed table: a feature that was never learned
/// finds nothing but by a rare chance, where <see cref="HashedWeights"/> would give it another's weight. Read in place from an embedded resource.
/// </summary>
/// <param name="weights">A power of two of slots; 0 where a slot is empty.</param>
/// <param name="checks">For each slot what tells its feature from others.</param>
internal readonly ref struct SparseWeights(ReadOnlySpan<sbyte> weights, ReadOnlySpan<ushort> checks)
{
    /// <summary>One step of a stored weight.</summary>
    public const float Step = 1 / 160f;

    /// <summary>A feature for an output is known by so many bits.</summary>
    public const int Bits = 24;

    private readonly ReadOnlySpan<sbyte> weights = weights;
    private readonly ReadOnlySpan<ushort> checks = checks;

    /// <summary>The sum of the weights of <paramref name="features"/> for <paramref name="output"/>: a log-odds.</summary>
    public float Score(ReadOnlySpan<uint> features, int output)
    {
        var sum = 0;
        foreach (var feature in features)
        {
            sum += Stored(feature, output);
        }
        return sum * Step;
    }

    /// <summary>The weight of one feature for <paramref name="output"/>, in log-odds.</summary>
    public float Weight(uint feature, int output) => Stored(feature, output) * Step;

    private int Stored(uint feature, int output)
    {
        var mask = weights.Length - 1;
        var number = HashedWeights.Slot(feature, output, (1 << Bits) - 1);
        for (var slot = Home(number, mask); weights[slot] != 0; slot = (slot + 1) & mask)
        {
            if (checks[slot] == Check(number))
            {
                return weights[slot];
            }
        }
        return 0;
    }

    /// <summary>The table of the <paramref name="most"/> largest of the weights of all 2^<see cref="Bits"/> numbers, or a few less: of equal ones all or none.</summary>
    public static (sbyte[] Weights, ushort[] Checks) Build(ReadOnlySpan<float> all, int most)
    {
        var least = Least(all, most);
        var size = (int)BitOperations.RoundUpToPowerOf2((uint)(most + (most / 3)));
        var (weights, checks) = (new sbyte[size], new ushort[size]);
        for (var number = 0; number < all.Length; number++)
        {
            var rounded = Round(all[number]);
            if (Math.Abs((int)rounded) >= least)
            {
                var slot = Home((uint)number, size - 1);
                while (weights[slot] != 0)
                {
                    slot = (slot + 1) & (size - 1);
                }
                (weights[slot], checks[slot]) = (rounded, Check((uint)number));
            }
        }
        return (weights, checks);
    }

    /// <summary>The least rounded weight without sign from which at most so many weights are left.</summary>
    private static int Least(ReadOnlySpan<float> all, int most)
    {
        Span<int> counts = stackalloc int[sbyte.MaxValue + 1];
        counts.Clear();
        foreach (var weight in all)
        {
            counts[Math.Abs((int)Round(weight))]++;
        }
        var (least, left) = (sbyte.MaxValue + 1, 0);
        while (least > 1 && left + counts[least - 1] <= most)
        {
            least--;
            left += counts[least];
        }
        return least;
    }

    private static sbyte Round(float weight) => (sbyte)Math.Clamp(MathF.Round(weight / Step), -127, 127);

    private static int Home(uint number, int mask) => (int)(number * 0x9E3779B1u >> 8) & mask;

    private static ushort Check(uint number) => (ushort)(number >> (Bits - 16));
}
