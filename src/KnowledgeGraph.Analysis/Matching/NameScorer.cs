namespace KnowledgeGraph.Analysis.Matching;

/// <summary>
/// How well a name fits a text, both folded and without quotes. The scores are steps of a ladder, so that a better reason always wins:
/// 1 exact name, 0.97 alias, 0.96 path of a Place, 0.94 place and name (杭州市余杭区民政局 for 余杭区民政局, its home fits), 0.9 short form (余杭 for 余杭区),
/// 0.88 place and name (the home is not known), 0.84 name without its place, 0.8 to 0.86 one character differs, 0.75 two of at least seven, 0.65 the last
/// one, 0.75 spelt in pinyin, 0.42 to 0.74 contained, 0.62 initials, 0.55 the name at another place, below 0.5 shared pairs of characters.
/// </summary>
internal static class NameScorer
{
    /// <summary>The fit of one name; score 0 where it does not fit.</summary>
    public static (double Score, string Why) Score(TextQuery text, NameEntry name)
    {
        var (key, other) = (text.Key, name.Key);
        if (key == other)
        {
            return name.Role switch
            {
                NameRole.Name => (1, "exact name"),
                NameRole.Alias => (0.97, "alias"),
                _ => (0.96, "place path"),
            };
        }
        if (IsShortForm(key, other) || IsShortForm(other, key))
        {
            return (0.9, "short form");
        }
        if (other.Length >= 2 && key.Length > other.Length && key.EndsWith(other, StringComparison.Ordinal))
        {
            var before = key.Length - other.Length;
            if (text.PlaceEnd > 0 && before <= text.PlaceEnd && name.Home.Length > 0)
            {
                return text.Fits(name.Home) ? (0.94, "place and name") : (0.55, "the name at another place");
            }
            if (other.Length >= 3 && before >= 2 && PlaceSuffix.LengthOf(key.AsSpan(0, before)) > 0)
            {
                return (0.88, "place and name");
            }
        }
        if (key.Length >= 3 && other.Length >= key.Length + 2 && other.EndsWith(key, StringComparison.Ordinal) && PlaceSuffix.LengthOf(other.AsSpan(0, other.Length - key.Length)) > 0)
        {
            return (0.84, "name without its place");
        }
        if (NearMatch(text, name) is { Score: > 0 } near)
        {
            return near;
        }
        if (other.Contains(key, StringComparison.Ordinal))
        {
            var starts = other.StartsWith(key, StringComparison.Ordinal);
            return ((starts ? 0.5 : 0.42) + (0.24 * key.Length / other.Length), starts ? "begins with it" : "contains it");
        }
        if (other.Length >= 2 && key.Contains(other, StringComparison.Ordinal))
        {
            return (0.3 + (0.3 * other.Length / key.Length), "is contained in it");
        }
        var shared = SharedPairs(key, other);
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

    /// <summary>
    /// One or two edits. The head of a name stands at its end, so that a name with another last character is further off; and a name at a place that
    /// the text does not name is another name.
    /// </summary>
    private static (double Score, string Why) NearMatch(TextQuery text, NameEntry name)
    {
        var (key, other) = (text.Key, name.Key);
        var shorter = Math.Min(key.Length, other.Length);
        var isOne = shorter >= 3 && Edits.IsOne(key, other);
        if (!isOne && (shorter < 7 || !Edits.AreAtMostTwo(key, other)))
        {
            return (0, "");
        }
        if (text.PlaceEnd > 0 && name.Home.Length > 0 && !text.Fits(name.Home))
        {
            return (0.45, "near match at another place");
        }
        return !isOne ? (0.75, "near match: two characters differ")
            : key[^1] != other[^1] ? (0.65, "near match: the last character differs")
            : (0.8 + (0.06 * (1 - (3.0 / Math.Max(key.Length, other.Length)))), "near match: one character differs");
    }

    /// <summary>余杭 of 余杭区, 古荡 of 古荡街道: at least two characters before a suffix of divisions.</summary>
    private static bool IsShortForm(string shorter, string longer) =>
        shorter.Length >= 2 && longer.Length > shorter.Length && longer.Length - shorter.Length <= 3 && longer.StartsWith(shorter, StringComparison.Ordinal)
        && PlaceSuffix.LengthOf(longer) == longer.Length - shorter.Length;

    /// <summary>Dice's coefficient over pairs of neighbouring characters.</summary>
    private static double SharedPairs(string x, string y)
    {
        if (x.Length < 2 || y.Length < 2)
        {
            return 0;
        }
        var shared = 0;
        Span<bool> used = y.Length <= 256 ? stackalloc bool[y.Length] : new bool[y.Length];
        used.Clear();
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
