using System.Numerics;

namespace KnowledgeGraph.Text.Matching;

/// <summary>
/// Finds places for families of children in the double array by first fit. Slots are bits (1 is taken), so that 64 bases are tried at once:
/// the bases at which all children are free are the AND of the free bits shifted by each child's code.
/// </summary>
internal sealed class SlotAllocator
{
    /// <summary>After so many fruitless words, families of this size start further on; the holes behind are left to smaller ones.</summary>
    private const int Patience = 256;

    // For each family size, the word at which the search starts.
    private readonly Dictionary<int, int> starts = [];
    private ulong[] taken = new ulong[1024];

    // All words before this one are full.
    private int full;

    /// <summary>Slot 0 is the root's, so bases start at 0 and codes at 1.</summary>
    public SlotAllocator() => taken[0] = 1;

    /// <summary>Takes the slots <c>base + code</c> for all <paramref name="codes"/>, and returns the base.</summary>
    public int Allocate(ReadOnlySpan<ushort> codes)
    {
        var first = FirstWordFor(codes);
        var word = first;
        ulong free;
        while ((free = FreeBases(word * 64, codes)) == 0)
        {
            word++;
        }
        if (word - first > Patience)
        {
            starts[codes.Length] = word;
        }
        var start = (word * 64) + BitOperations.TrailingZeroCount(free);
        foreach (var code in codes)
        {
            Take(start + code);
        }
        while (Word(full) == ulong.MaxValue)
        {
            full++;
        }
        return start;
    }

    /// <summary>No base below this word can do: the smallest code would fall on a full word.</summary>
    private int FirstWordFor(ReadOnlySpan<ushort> codes)
    {
        var smallest = codes[0];
        foreach (var code in codes)
        {
            smallest = Math.Min(smallest, code);
        }
        return Math.Max(starts.GetValueOrDefault(codes.Length), Math.Max(0, (full * 64) - smallest) / 64);
    }

    private ulong FreeBases(int start, ReadOnlySpan<ushort> codes)
    {
        var free = ulong.MaxValue;
        foreach (var code in codes)
        {
            free &= ~BitsFrom(start + code);
            if (free == 0)
            {
                break;
            }
        }
        return free;
    }

    private ulong BitsFrom(int slot)
    {
        int word = slot / 64, shift = slot % 64;
        var low = Word(word) >> shift;
        return shift == 0 ? low : low | (Word(word + 1) << (64 - shift));
    }

    private ulong Word(int index) => index < taken.Length ? taken[index] : 0;

    private void Take(int slot)
    {
        if (slot / 64 >= taken.Length)
        {
            Array.Resize(ref taken, Math.Max(2 * taken.Length, (slot / 64) + 1));
        }
        taken[slot / 64] |= 1UL << (slot % 64);
    }
}
