namespace KnowledgeGraph.Text.Matching;

/// <summary>
/// Gives each UTF-16 code unit of the keys a code from 1, frequent ones first (ties: the smaller unit first), so that the double array is
/// dense. The map has two steps: <see cref="Pages"/> by the high byte gives where in <see cref="Codes"/> the 256 codes of that page begin;
/// page 0 of <see cref="Codes"/> is all 0, for units that no key has.
/// </summary>
internal sealed class AlphabetBuilder
{
    private const int PageSize = 256;

    public AlphabetBuilder(IReadOnlyList<(string Key, int Value)> keys)
    {
        var order = Count(keys).Select((count, unit) => (count, unit)).Where(item => item.count > 0)
            .OrderByDescending(item => item.count).ThenBy(item => item.unit).ToList();
        var codes = new List<ushort>(new ushort[PageSize]);
        var code = 0;
        foreach (var (_, unit) in order)
        {
            ref var page = ref Pages[unit / PageSize];
            if (page == 0)
            {
                page = (ushort)codes.Count;
                codes.AddRange(new ushort[PageSize]);
            }
            codes[page + (unit % PageSize)] = (ushort)++code;
        }
        Codes = [.. codes];
    }

    public ushort[] Pages { get; } = new ushort[PageSize];

    public ushort[] Codes { get; }

    public int CodeOf(char c) => Codes[Pages[c / PageSize] + (c % PageSize)];

    private static int[] Count(IReadOnlyList<(string Key, int Value)> keys)
    {
        var counts = new int[char.MaxValue + 1];
        foreach (var (key, _) in keys)
        {
            foreach (var c in key)
            {
                counts[c]++;
            }
        }
        return counts;
    }
}
