namespace KnowledgeGraph.Analysis.Matching;

/// <summary>
/// How well a name fits a text, both folded and without quotes. The scores are steps of a ladder, so that a better reason always wins:
/// 1 exact name, 0.97 alias, 0.9 short form (余杭 for 余杭区), 0.88 place and name (杭州市余杭区民政局 for 余杭区民政局), 0.8 to 0.86 one wrong
/// character, 0.75 spelt in pinyin, 0.4 to 0.74 contained, 0.62 initials, below 0.5 shared pairs of characters.
/// </summary>
internal static class NameScorer
{
    private const string PlaceSuffixes = "省市区县镇乡村";

    private static readonly string[] LongSuffixes = ["自治区", "自治县", "街道", "社区", "新区", "开发区"];

    /// <summary>The fit of one name; score 0 where it does not fit.</summary>
    public static (double Score, string Why) Score(string text, string name, bool isDisplayName)
    {
        if (text == name)
        {
            return isDisplayName ? (1, "exact name") : (0.97, "alias");
        }
        if (IsShortForm(text, name) || IsShortForm(name, text))
        {
            return (0.9, "short form");
        }
        if (name.Length >= 3 && text.EndsWith(name, StringComparison.Ordinal) && EndsAsPlace(text.AsSpan(0, text.Length - name.Length)))
        {
            return (0.88, "place and name");
        }
        if (text.Length >= 3 && name.EndsWith(text, StringComparison.Ordinal) && EndsAsPlace(name.AsSpan(0, name.Length - text.Length)))
        {
            return (0.84, "name without its place");
        }
        if (Math.Min(text.Length, name.Length) >= 3 && IsOneEditAway(text, name))
        {
            return (0.8 + (0.06 * (1 - (3.0 / Math.Max(text.Length, name.Length)))), "near match: one character differs");
        }
        if (name.Contains(text, StringComparison.Ordinal))
        {
            var starts = name.StartsWith(text, StringComparison.Ordinal);
            return ((starts ? 0.5 : 0.42) + (0.24 * text.Length / name.Length), starts ? "begins with it" : "contains it");
        }
        if (name.Length >= 2 && text.Contains(name, StringComparison.Ordinal))
        {
            return (0.3 + (0.3 * name.Length / text.Length), "is contained in it");
        }
        var shared = SharedPairs(text, name);
        return shared >= 0.5 ? (0.49 * shared, "near match: shared characters") : (0, "");
    }

    /// <summary>The fit of a text of letters to a Chinese name.</summary>
    public static (double Score, string Why) ScorePinyin(string text, string name)
    {
        if (Pinyin.Match(text, name) is not { } match)
        {
            return (0, "");
        }
        var share = (double)match.Spelt / name.Length;
        return match.Whole == 0
            ? (match.Spelt < 2 ? 0 : 0.3 + (0.32 * share), "initials")
            : (0.4 + (0.35 * share * (0.8 + (0.2 * match.Whole / match.Spelt))), "pinyin");
    }

    /// <summary>余杭 of 余杭区, 古荡 of 古荡街道: at least two characters before a suffix of divisions.</summary>
    private static bool IsShortForm(string shorter, string longer) =>
        shorter.Length >= 2 && longer.StartsWith(shorter, StringComparison.Ordinal)
        && ((longer.Length == shorter.Length + 1 && PlaceSuffixes.Contains(longer[^1], StringComparison.Ordinal)) || Array.IndexOf(LongSuffixes, longer[shorter.Length..]) >= 0);

    private static bool EndsAsPlace(ReadOnlySpan<char> before)
    {
        if (before.Length >= 2 && PlaceSuffixes.Contains(before[^1], StringComparison.Ordinal))
        {
            return true;
        }
        foreach (var suffix in LongSuffixes)
        {
            if (before.Length > suffix.Length && before.EndsWith(suffix, StringComparison.Ordinal))
            {
                return true;
            }
        }
        return false;
    }

    /// <summary>One character replaced, put in, left out, or two neighbours swapped.</summary>
    private static bool IsOneEditAway(string x, string y)
    {
        if (x.Length > y.Length)
        {
            (x, y) = (y, x);
        }
        if (y.Length - x.Length > 1)
        {
            return false;
        }
        var i = 0;
        while (i < x.Length && x[i] == y[i])
        {
            i++;
        }
        if (x.Length < y.Length)
        {
            return x.AsSpan(i).SequenceEqual(y.AsSpan(i + 1));
        }
        return x.AsSpan(i + 1).SequenceEqual(y.AsSpan(i + 1))
            || (i + 1 < x.Length && x[i] == y[i + 1] && x[i + 1] == y[i] && x.AsSpan(i + 2).SequenceEqual(y.AsSpan(i + 2)));
    }

    /// <summary>Dice's coefficient over pairs of neighbouring characters.</summary>
    private static double SharedPairs(string x, string y)
    {
        if (x.Length < 2 || y.Length < 2)
        {
            return 0;
        }
        var shared = 0;
        Span<bool> used = y.Length <= 256 ? stackalloc bool[y.Length] : new bool[y.Length];
        for (var i = 0; i + 1 < x.Length; i++)
        {
            for (var j = 0; j + 1 < y.Length; j++)
            {
                if (!used[j] && x[i] == y[j] && x[i + 1] == y[j + 1])
                {
                    used[j] = true;
                    shared++;
                    break;
                }
            }
        }
        return 2.0 * shared / (x.Length + y.Length - 2);
    }
}
