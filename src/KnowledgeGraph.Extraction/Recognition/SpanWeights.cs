using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace KnowledgeGraph.Extraction.Recognition;

/// <summary>
/// The weights of features by number, read in place: buckets of 64 bytes, in which a feature takes one of six slots. A bucket begins with the sixteen-bit marks
/// that tell its six features from others, then has for each slot eight signed bytes, one a kind. A look-up reads one bucket and never branches.
/// </summary>
internal sealed class SpanWeights(ReadOnlyMemory<byte> buckets)
{
    /// <summary>Bytes of a bucket.</summary>
    public const int BucketSize = 64;

    /// <summary>Features that a bucket holds.</summary>
    public const int Slots = 6;

    private const int FirstRow = 16;

    /// <summary>The table, opened for a series of look-ups.</summary>
    public Lookup Open() => new(buckets.Span);

    /// <summary>Whether a section of so many bytes is a table: a power of two of whole buckets.</summary>
    public static bool IsTable(int length) => length >= BucketSize && BitOperations.IsPow2(length);

    /// <summary>
    /// A table of 2 to the power of <paramref name="bits"/> buckets: of the given features those with the largest weights that find a place.
    /// </summary>
    /// <param name="ids">The features' numbers, each once.</param>
    /// <param name="weights">Eight a feature.</param>
    /// <param name="bits">Log2 of the number of buckets.</param>
    public static byte[] Build(ReadOnlySpan<uint> ids, ReadOnlySpan<sbyte> weights, int bits)
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
        var table = new byte[BucketSize << bits];
        var taken = new byte[1 << bits];
        foreach (var (_, id, index) in order)
        {
            var bucket = (int)(id >> (SpanHash.IdBits - bits));
            if (taken[bucket] < Slots)
            {
                var slot = taken[bucket]++;
                var at = table.AsSpan(bucket * BucketSize, BucketSize);
                MemoryMarshal.Write(at[(slot * sizeof(ushort))..], Mark(id));
                MemoryMarshal.AsBytes(weights.Slice(index * SemiMarkov.Kinds, SemiMarkov.Kinds)).CopyTo(at[(FirstRow + (slot * SemiMarkov.Kinds))..]);
            }
        }
        return table;
    }

    private static ushort Mark(uint id) => (ushort)id;

    /// <summary>Look-ups in the table.</summary>
    internal readonly ref struct Lookup(ReadOnlySpan<byte> buckets)
    {
        private readonly ReadOnlySpan<byte> buckets = buckets;
        private readonly int shift = SpanHash.IdBits - BitOperations.Log2((uint)buckets.Length / BucketSize);

        /// <summary>The sum of the weights of <paramref name="features"/>, a lane a kind; numbers over <see cref="SpanHash.IdBits"/> bits are not allowed.</summary>
        public Vector128<short> Sum(ReadOnlySpan<uint> features)
        {
            ref var table = ref MemoryMarshal.GetReference(buckets);
            var sum = Vector128<short>.Zero;
            foreach (var feature in features)
            {
                ref var bucket = ref Unsafe.Add(ref table, (nint)(feature >> shift) * BucketSize);
                var marks = Unsafe.ReadUnaligned<Vector128<ushort>>(ref bucket);
                var hits = Vector128.Equals(marks, Vector128.Create(Mark(feature))).ExtractMostSignificantBits() & ((1u << Slots) - 1);
                var slot = BitOperations.TrailingZeroCount(hits | (1u << (Slots - 1)));
                var row = Unsafe.ReadUnaligned<ulong>(ref Unsafe.Add(ref bucket, FirstRow + (slot * SemiMarkov.Kinds)));
                row &= ~(ulong)(((long)hits - 1) >> 63); // nothing where no mark fits
                sum += Vector128.WidenLower(Vector128.CreateScalarUnsafe(row).AsSByte());
            }
            return sum;
        }
    }
}
