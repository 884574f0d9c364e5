using System.Buffers;
using System.Runtime.InteropServices;
using KnowledgeGraph.Model;
using KnowledgeGraph.Storage;

namespace KnowledgeGraph.Analysis.Matching;

/// <summary>
/// All names of a graph in memory, for search and batch cross-reference with one answer on every store. Immutable: a changed graph
/// (<see cref="Version"/>) gets a new one. Candidates share characters with the text; their scores come from <see cref="NameScorer"/>.
/// </summary>
public sealed class NameIndex
{
    /// <summary>Names scored for one text at most, those that share most with it.</summary>
    private const int CandidateLimit = 600;

    /// <summary>Postings read for one gram at most: longer lists tell too little, and rarer grams of the text find the name.</summary>
    private const int PostingLimit = 20_000;

    private static readonly SearchValues<char> Marks = SearchValues.Create("“”‘’\"'《》〈〉「」『』【】·•");

    private readonly List<Entry> entries = [];
    private readonly Dictionary<string, List<int>> exact = new(StringComparer.Ordinal);
    private readonly Dictionary<uint, List<int>> grams = [];
    private readonly Dictionary<char, List<int>> initials = [];

    private NameIndex(string version) => Version = version;

    /// <summary>The version of the graph that the names are from.</summary>
    public string Version { get; }

    /// <summary>Names, aliases included.</summary>
    public int Count => entries.Count;

    /// <summary>Reads all names of a graph.</summary>
    public static async ValueTask<NameIndex> BuildAsync(IGraphReader reader, CancellationToken cancellationToken = default)
    {
        var index = new NameIndex(await reader.GetVersionAsync(cancellationToken).ConfigureAwait(false));
        await foreach (var name in reader.StreamNamesAsync(cancellationToken).ConfigureAwait(false))
        {
            index.Add(name);
        }
        return index;
    }

    /// <summary>The entities whose names fit a text: best first, then id; each by its best name.</summary>
    /// <param name="text">A name or a part of one, pinyin or initials.</param>
    /// <param name="kinds">Of these kinds; null for all.</param>
    /// <param name="first">How many at most.</param>
    /// <param name="minScore">Fits below this are left out.</param>
    public IReadOnlyList<NameMatch> Find(string text, IReadOnlyCollection<EntityKind>? kinds, int first, double minScore = 0.3)
    {
        var key = Key(text);
        if (key.Length == 0 || first <= 0)
        {
            return [];
        }
        var best = new Dictionary<string, (double Score, string Why, Entry Entry)>(StringComparer.Ordinal);
        foreach (var number in Candidates(key))
        {
            var entry = entries[number];
            if (kinds is not null && !kinds.Contains(entry.Kind))
            {
                continue;
            }
            var (score, why) = NameScorer.Score(key, entry.Key, entry.IsDisplayName);
            if (score < 0.76 && IsSpelling(key) && NameScorer.ScorePinyin(key, entry.Key) is var spelt && spelt.Score > score)
            {
                (score, why) = spelt;
            }
            if (score <= 0)
            {
                continue;
            }
            // Of equal names the one that more articles know comes first; the share is too small to climb a step of the ladder.
            score = Math.Round(Math.Max(score - (0.009 / (1 + entry.ArticleCount)), 0), 4);
            if (score >= minScore && (!best.TryGetValue(entry.Entity, out var known) || score > known.Score))
            {
                best[entry.Entity] = (score, why, entry);
            }
        }
        return
        [
            .. best.Values.OrderByDescending(match => match.Score).ThenBy(match => match.Entry.Entity, CodePointOrder.Instance).Take(first)
                .Select(match => new NameMatch(match.Entry.Entity, match.Entry.Name, match.Score, match.Why, Highlights(match.Entry.Name, text))),
        ];
    }

    /// <summary>A name without quotes, brackets and dots.</summary>
    public static string WithoutMarks(string name) => name.AsSpan().IndexOfAny(Marks) < 0 ? name : string.Concat(name.Where(c => !Marks.Contains(c)));

    /// <summary>Names and texts as they are compared: folded and without marks.</summary>
    internal static string Key(string name) => WithoutMarks(SearchText.Fold(name));


    private static bool IsSpelling(string key) => key.Any(char.IsAsciiLetter) && key.All(char.IsAsciiLetterOrDigit);

    private static IReadOnlyList<(int Start, int End)> Highlights(string name, string text)
    {
        var at = name.IndexOf(text, StringComparison.OrdinalIgnoreCase);
        return at >= 0 && text.Length > 0 ? [(at, at + text.Length)] : [];
    }

    private void Add(NamedEntity name)
    {
        var key = Key(name.Name);
        if (key.Length == 0)
        {
            return;
        }
        var number = entries.Count;
        entries.Add(new(name.Entity, name.Kind, name.Name, key, name.IsDisplayName, name.ArticleCount));
        Append(exact, key, number);
        for (var i = 0; i < key.Length; i++)
        {
            Append(grams, key[i], number);
            if (i + 1 < key.Length)
            {
                Append(grams, Pair(key, i), number);
            }
        }
        foreach (var letter in Pinyin.ReadingsOf(key[0]).Select(reading => reading[0]).Distinct())
        {
            Append(initials, letter, number);
        }
    }

    private static uint Pair(string key, int at) => ((uint)key[at] << 16) | key[at + 1];

    private static void Append<TKey>(Dictionary<TKey, List<int>> lists, TKey key, int number) where TKey : notnull
    {
        ref var list = ref CollectionsMarshal.GetValueRefOrAddDefault(lists, key, out _);
        list ??= [];
        if (list.Count == 0 || list[^1] != number)
        {
            list.Add(number);
        }
    }

    /// <summary>Names that share most pairs of characters with the text (single characters for a text of one), and the exact ones.</summary>
    private IEnumerable<int> Candidates(string key)
    {
        var shared = new Dictionary<int, int>();
        for (var i = 0; i < key.Length; i++)
        {
            if (i + 1 < key.Length)
            {
                Tally(grams.GetValueOrDefault(Pair(key, i)), 3, shared);
            }
            if (key.Length <= 3)
            {
                Tally(grams.GetValueOrDefault(key[i]), 1, shared);
            }
        }
        if (IsSpelling(key))
        {
            Tally(initials.GetValueOrDefault(key[0]), 1, shared);
        }
        if (exact.TryGetValue(key, out var same))
        {
            Tally(same, 1000, shared);
        }
        return shared.Count <= CandidateLimit || IsSpelling(key)
            ? shared.Keys.Order()
            : shared.OrderByDescending(pair => pair.Value).ThenBy(pair => entries[pair.Key].Key.Length).ThenBy(pair => pair.Key).Take(CandidateLimit).Select(pair => pair.Key);
    }

    private static void Tally(List<int>? postings, int weight, Dictionary<int, int> shared)
    {
        if (postings is null || postings.Count > PostingLimit)
        {
            return;
        }
        foreach (var number in postings)
        {
            CollectionsMarshal.GetValueRefOrAddDefault(shared, number, out _) += weight;
        }
    }

    private sealed record Entry(string Entity, EntityKind Kind, string Name, string Key, bool IsDisplayName, int ArticleCount);
}
