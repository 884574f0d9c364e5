using System.Numerics;
using System.Runtime.InteropServices;

namespace KnowledgeGraph.Extraction.Recognition;

/// <summary>
/// The clusters of words learned from plain news: an open-addressed table of hashes, read in place, that stores no word. A cluster is two numbers in one:
/// <see cref="Fine"/> (511 of them) within <see cref="Coarse"/> (63); 0 means unknown.
/// </summary>
internal sealed class WordClusters(ReadOnlyMemory<byte> checks, ReadOnlyMemory<byte> numbers)
{
    /// <summary>No words.</summary>
    public static WordClusters Empty { get; } = new(new byte[4], new byte[2]);

    /// <summary>The table, opened for a series of look-ups.</summary>
    public Lookup Open() => new(MemoryMarshal.Cast<byte, uint>(checks.Span), MemoryMarshal.Cast<byte, ushort>(numbers.Span));

    /// <summary>The two arrays of a table of the given words.</summary>
    public static (uint[] Checks, ushort[] Numbers) Build(ReadOnlySpan<ulong> words, ReadOnlySpan<ushort> clusters)
    {
        var size = 1 << (BitOperations.Log2((uint)Math.Max(words.Length, 1)) + 2);
        var (checks, numbers) = (new uint[size], new ushort[size]);
        for (var i = 0; i < words.Length; i++)
        {
            var slot = Lookup.SlotOf(words[i], size);
            while (numbers[slot] != 0)
            {
                slot = (slot + 1) & (size - 1);
            }
            checks[slot] = (uint)words[i];
            numbers[slot] = clusters[i];
        }
        return (checks, numbers);
    }

    /// <summary>The broader of the two clusters.</summary>
    public static ulong Coarse(ushort cluster) => (ulong)cluster >> 9;

    /// <summary>The narrower of the two clusters.</summary>
    public static ulong Fine(ushort cluster) => (ulong)cluster & 511;

    /// <summary>Look-ups in the table.</summary>
    internal readonly ref struct Lookup(ReadOnlySpan<uint> checks, ReadOnlySpan<ushort> numbers)
    {
        private readonly ReadOnlySpan<uint> checks = checks;
        private readonly ReadOnlySpan<ushort> numbers = numbers;

        /// <summary>The cluster of the word with this hash (<see cref="SpanHash.Of(ReadOnlySpan{char})"/>).</summary>
        public ushort Of(ulong word)
        {
            for (var slot = SlotOf(word, numbers.Length); numbers[slot] != 0; slot = (slot + 1) & (numbers.Length - 1))
            {
                if (checks[slot] == (uint)word)
                {
                    return numbers[slot];
                }
            }
            return 0;
        }

        internal static int SlotOf(ulong word, int size) => (int)((word * 0x9E3779B97F4A7C15) >> 33) & (size - 1);
    }
}
