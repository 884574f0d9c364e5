using KnowledgeGraph.Text.Tables;

namespace KnowledgeGraph.Text.Matching;

/// <summary>
/// A set of keys, each with a value, as a double-array trie (J. Aoe, 1989) over UTF-16 code units, which are first mapped to a dense alphabet
/// with the frequent ones first. It is read in place from the bytes that <see cref="Write"/> wrote, and is safe to use from several threads at once.
/// </summary>
/// <remarks>
/// All occurrences are found by one walk from each position. A walk ends at the first character that continues no key, so the work a
/// character is bounded by the longest key, and on real text is two or three steps. Failure links (Aho-Corasick) would save about one of
/// these and cost two thirds more memory; they do not pay here.
/// </remarks>
public sealed class Automaton
{
    private readonly Table table;

    private Automaton(Table table) => this.table = table;

    /// <summary>Builds an automaton.</summary>
    /// <param name="keys">Distinct keys that are not empty, in any order, each with a value of 0 or more. Several values for a key: let the value be an index into a table of your own.</param>
    /// <exception cref="ArgumentException">A key is empty, is given twice or has a negative value.</exception>
    public static Automaton Build(IEnumerable<(string Key, int Value)> keys)
    {
        using var stream = new MemoryStream();
        Write(keys, stream);
        return Open(stream.ToArray());
    }

    /// <summary>Builds an automaton and writes it. The same keys and values give the same bytes, whatever their order.</summary>
    /// <exception cref="ArgumentException">A key is empty, is given twice or has a negative value.</exception>
    public static void Write(IEnumerable<(string Key, int Value)> keys, Stream stream)
    {
        var sorted = AutomatonBuilder.Sort(keys);
        var alphabet = new AlphabetBuilder(sorted);
        var table = new TableWriter();
        table.Add<ushort>(alphabet.Pages);
        table.Add<ushort>(alphabet.Codes);
        table.Add<AutomatonNode>(new AutomatonBuilder(sorted, alphabet).Build());
        table.Write(stream);
    }

    /// <summary>Opens an automaton in place.</summary>
    /// <param name="memory">The bytes; they must stay unchanged as long as the automaton is in use.</param>
    /// <exception cref="InvalidDataException">The bytes are no automaton.</exception>
    public static Automaton Open(ReadOnlyMemory<byte> memory)
    {
        var table = Table.Open(memory);
        return table.Count == 3 ? new(table) : throw new InvalidDataException($"not an automaton: {table.Count} sections, not 3");
    }

    /// <summary>The value of a key.</summary>
    /// <returns>False if <paramref name="key"/> is not one of the keys.</returns>
    public bool TryGet(ReadOnlySpan<char> key, out int value)
    {
        var walker = Walk();
        foreach (var c in key)
        {
            if (!walker.Step(c))
            {
                value = default;
                return false;
            }
        }
        value = walker.Value;
        return value >= 0;
    }

    /// <summary>Appends all occurrences of all keys in <paramref name="text"/> to <paramref name="matches"/>, ordered by start, then by length.</summary>
    public void FindAll(ReadOnlySpan<char> text, List<Match> matches)
    {
        var walker = Walk();
        for (var start = 0; start < text.Length; start++)
        {
            walker.Reset();
            Find(text, start, ref walker, matches);
        }
    }

    /// <summary>Appends the keys that begin at <paramref name="start"/> of <paramref name="text"/> to <paramref name="matches"/>, shortest first.</summary>
    public void FindPrefixes(ReadOnlySpan<char> text, int start, List<Match> matches)
    {
        var walker = Walk();
        Find(text, start, ref walker, matches);
    }

    /// <summary>A walk from the root, to follow keys by hand.</summary>
    public AutomatonWalker Walk() => new(table.Section<ushort>(0), table.Section<ushort>(1), table.Section<AutomatonNode>(2));

    private static void Find(ReadOnlySpan<char> text, int start, ref AutomatonWalker walker, List<Match> matches)
    {
        for (var i = start; i < text.Length && walker.Step(text[i]); i++)
        {
            if (walker.Value >= 0)
            {
                matches.Add(new(start, i + 1 - start, walker.Value));
            }
        }
    }
}
