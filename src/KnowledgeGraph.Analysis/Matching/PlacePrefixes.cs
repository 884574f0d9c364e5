namespace KnowledgeGraph.Analysis.Matching;

/// <summary>
/// The places that a name begins with: 杭州市余杭区 of 杭州市余杭区民政局. Names of places, with and without their suffix, lead to the digits of the divisions
/// that carry them.
/// </summary>
internal sealed class PlacePrefixes
{
    private const int LongestName = 12;

    private readonly Dictionary<string, List<string>> homes = new(StringComparer.Ordinal);
    private readonly Dictionary<string, List<string>>.AlternateLookup<ReadOnlySpan<char>> lookup;

    public PlacePrefixes() => lookup = homes.GetAlternateLookup<ReadOnlySpan<char>>();

    /// <summary>Adds a name of a division, and the name without its suffix.</summary>
    public void Add(string key, string home)
    {
        if (home.Length == 0 || key.Length < 2)
        {
            return;
        }
        AddOne(key, home);
        if (PlaceSuffix.LengthOf(key) is var suffix and > 0 && key.Length - suffix >= 2)
        {
            AddOne(key[..^suffix], home);
        }
    }

    /// <summary>The longest chain of places, each within the one before, that the text begins with, and where it ends; 0 where there is none.</summary>
    public (int End, IReadOnlyList<string> Homes) Read(ReadOnlySpan<char> text)
    {
        var end = 0;
        IReadOnlyList<string> within = [];
        while (true)
        {
            var (length, found) = Longest(text[end..], within);
            if (length == 0 || end + length >= text.Length)
            {
                return (end, within);
            }
            end += length;
            within = found;
        }
    }

    /// <summary>Whether two divisions are one, or one holds the other.</summary>
    public static bool Fit(string home, string other) =>
        home.StartsWith(other, StringComparison.Ordinal) || other.StartsWith(home, StringComparison.Ordinal);

    private (int Length, IReadOnlyList<string> Homes) Longest(ReadOnlySpan<char> text, IReadOnlyList<string> within)
    {
        for (var length = Math.Min(LongestName, text.Length); length >= 2; length--)
        {
            if (lookup.TryGetValue(text[..length], out var found))
            {
                string[] fitting = within.Count == 0 ? [.. found] : [.. found.Where(home => within.Any(outer => home.StartsWith(outer, StringComparison.Ordinal)))];
                if (fitting.Length > 0)
                {
                    return (length, fitting);
                }
            }
        }
        return (0, []);
    }

    private void AddOne(string key, string home)
    {
        if (!homes.TryGetValue(key, out var list))
        {
            homes.Add(key, list = []);
        }
        if (!list.Contains(home))
        {
            list.Add(home);
        }
    }
}
