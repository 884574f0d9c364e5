using System.Runtime.InteropServices;

namespace KnowledgeGraph.Extraction.Recognition;

/// <summary>
/// The weights of features by number, read in place: rows of eight signed bytes, one a kind. A feature stands in one of two neighbouring slots that its number
/// gives, and a byte beside the slot tells it from others; a feature that is not there (unseen in learning, or of no weight) is told so with 255 in 256.
/// </summary>
internal sealed class SpanWeights(ReadOnlyMemory<byte> rows, ReadOnlyMemory<byte> checks)
{
    /// <summary>The table, opened for a series of look-ups.</summary>
    public Lookup Open() => new(MemoryMarshal.Cast<byte, sbyte>(rows.Span), checks.Span);

    /// <summary>
    /// The two arrays of a table of <paramref name="slots"/> slots (an even number): of the given features those with the largest weights that find a place.
    /// </summary>
    /// <param name="ids">The features' numbers, each once.</param>
    /// <param name="weights">Eight a feature.</param>
    /// <param name="slots">Number of slots.</param>
    public static (sbyte[] Rows, byte[] Checks) Build(ReadOnlySpan<uint> ids, ReadOnlySpan<sbyte> weights, int slots)
    {
        var order = new List<(int Size, uint Id, int Index)>();
        for (var i = 0; i < ids.Length; i++)
        {
            var size = 0;
            foreach (var weight in weights.Slice(i * SemiMarkov.Kinds, SemiMarkov.Kinds))
            {
                size += Math.Abs((int)weight);
            }
            if (size > 1)
            {
                order.Add((size, ids[i], i));
            }
        }
        order.Sort((a, b) => a.Size != b.Size ? b.Size.CompareTo(a.Size) : a.Id.CompareTo(b.Id));
        var (rows, checks, taken) = (new sbyte[slots * SemiMarkov.Kinds], new byte[slots], new bool[slots]);
        foreach (var (_, id, index) in order)
        {
            var slot = Slot(id, slots);
            slot = taken[slot] ? slot ^ 1 : slot;
            if (!taken[slot])
            {
                taken[slot] = true;
                checks[slot] = (byte)id;
                weights.Slice(index * SemiMarkov.Kinds, SemiMarkov.Kinds).CopyTo(rows.AsSpan(slot * SemiMarkov.Kinds));
            }
        }
        return (rows, checks);
    }

    private static int Slot(uint id, int slots) => (int)(((ulong)id * (uint)slots) >> SpanHash.IdBits);

    /// <summary>Look-ups in the table.</summary>
    internal readonly ref struct Lookup(ReadOnlySpan<sbyte> rows, ReadOnlySpan<byte> checks)
    {
        private readonly ReadOnlySpan<byte> checks = checks;

        /// <summary>The weights, eight a slot.</summary>
        public ReadOnlySpan<sbyte> Rows { get; } = rows;

        /// <summary>The slot of a feature, or -1.</summary>
        public int Find(uint id)
        {
            var slot = Slot(id, checks.Length);
            return checks[slot] == (byte)id ? slot : checks[slot ^ 1] == (byte)id ? slot ^ 1 : -1;
        }
    }
}
