namespace KnowledgeGraph.Training;

/// <summary>A small generator of our own (xorshift64*), because the library's sequence is no promise across versions.</summary>
internal sealed class SeededRandom(ulong seed)
{
    private ulong state = seed | 1;

    /// <summary>A number from 0 to <paramref name="limit"/> - 1.</summary>
    public int Next(int limit)
    {
        state ^= state >> 12;
        state ^= state << 25;
        state ^= state >> 27;
        return (int)((state * 2685821657736338717UL >> 33) % (ulong)limit);
    }

    /// <summary>Puts <paramref name="items"/> in random order.</summary>
    public void Shuffle<T>(T[] items)
    {
        for (var i = items.Length - 1; i > 0; i--)
        {
            var j = Next(i + 1);
            (items[i], items[j]) = (items[j], items[i]);
        }
    }
}
