namespace KnowledgeGraph.Analysis.Matching;

/// <summary>Readings of Chinese characters without tones, from <c>seeds/pinyin</c> (npm pinyinlite 1.2.1, MIT).</summary>
public static class Pinyin
{
    private const int LongestSyllable = 6;

    private static readonly Lazy<Dictionary<char, string[]>> Table = new(Load);

    private static readonly Lazy<HashSet<string>> Syllables = new(() => Table.Value.Values.SelectMany(readings => readings).ToHashSet(StringComparer.Ordinal));

    /// <summary>All readings of a character, ordinal; none for what is no Chinese character of the table.</summary>
    public static IReadOnlyList<string> ReadingsOf(char character) => Table.Value.TryGetValue(character, out var readings) ? readings : [];

    /// <summary>
    /// Whether <paramref name="text"/> (ASCII letters and digits, small) spells <paramref name="name"/>: each character by a whole syllable
    /// (全拼) or by its first letter (首字母); a letter or digit of the name by itself; other characters by nothing.
    /// </summary>
    /// <returns>How many characters of the name, from its first, were spelt when the text ended, and how many of them by whole syllables; null where it does not spell it.</returns>
    public static (int Spelt, int Whole)? Match(ReadOnlySpan<char> text, ReadOnlySpan<char> name)
    {
        if (text.IsEmpty)
        {
            return (0, 0);
        }
        if (name.IsEmpty)
        {
            return null;
        }
        var c = name[0];
        if (char.IsAsciiLetterOrDigit(c))
        {
            return char.ToLowerInvariant(c) == text[0] && Match(text[1..], name[1..]) is { } rest ? (rest.Spelt + 1, rest.Whole + 1) : null;
        }
        var readings = ReadingsOf(c);
        if (readings.Count == 0)
        {
            return char.IsLetterOrDigit(c) ? null : Match(text, name[1..]) is { } after ? (after.Spelt + 1, after.Whole) : null;
        }
        (int Spelt, int Whole)? best = null;
        foreach (var reading in readings)
        {
            if (text.StartsWith(reading, StringComparison.Ordinal))
            {
                best = Better(best, Match(text[reading.Length..], name[1..]), whole: 1);
            }
            else if (text.Length < reading.Length && reading.AsSpan().StartsWith(text, StringComparison.Ordinal))
            {
                // The last syllable may be unfinished.
                best = Better(best, (0, 0), whole: text.Length > 1 ? 1 : 0);
            }
            if (text[0] == reading[0])
            {
                best = Better(best, Match(text[1..], name[1..]), whole: 0);
            }
        }
        return best;
    }

    /// <summary>The letters that may begin the second character where the first is a whole syllable at the beginning of the text.</summary>
    internal static IEnumerable<char> LettersAfterSyllable(string text)
    {
        for (var length = 1; length <= Math.Min(LongestSyllable, text.Length - 1); length++)
        {
            if (Syllables.Value.Contains(text[..length]))
            {
                yield return text[length];
            }
        }
    }

    /// <summary>Whether the whole text may be one syllable or the beginning of one.</summary>
    internal static bool IsUnfinished(string text) => text.Length <= LongestSyllable && Syllables.Value.Any(syllable => syllable.StartsWith(text, StringComparison.Ordinal));

    private static (int Spelt, int Whole)? Better((int Spelt, int Whole)? best, (int Spelt, int Whole)? rest, int whole)
    {
        if (rest is not { } found)
        {
            return best;
        }
        var candidate = (Spelt: found.Spelt + 1, Whole: found.Whole + whole);
        return best is null || candidate.Spelt > best.Value.Spelt || (candidate.Spelt == best.Value.Spelt && candidate.Whole > best.Value.Whole) ? candidate : best;
    }

    private static Dictionary<char, string[]> Load()
    {
        var readings = new SortedDictionary<char, List<string>>();
        using var stream = typeof(Pinyin).Assembly.GetManifestResourceStream("pinyin.txt")!;
        using var reader = new StreamReader(stream);
        while (reader.ReadLine() is { } line)
        {
            var tab = line.IndexOf('\t', StringComparison.Ordinal);
            if (line.StartsWith('#') || tab < 0)
            {
                continue;
            }
            foreach (var character in line.AsSpan(tab + 1))
            {
                if (!readings.TryGetValue(character, out var list))
                {
                    readings[character] = list = [];
                }
                list.Add(line[..tab]);
            }
        }
        return readings.ToDictionary(pair => pair.Key, pair => pair.Value.Order(StringComparer.Ordinal).ToArray());
    }
}
