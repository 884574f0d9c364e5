using System.Collections.Concurrent;
using System.Runtime.InteropServices;
using KnowledgeGraph.Model;
using KnowledgeGraph.Storage;

namespace KnowledgeGraph.Analysis.Matching;

/// <summary>
/// All names of a graph in memory, for search and batch cross-reference with one answer on every store. Immutable: a changed graph
/// (<see cref="Version"/>) gets a new one; <see cref="NameIndexCache"/> keeps the newest. Candidates share characters with the text; their scores
/// come from <see cref="NameScorer"/>. Safe to use from several threads.
/// </summary>
public sealed class NameIndex
{
    /// <summary>Fits below this are left out where nothing else is said.</summary>
    public const double DefaultMinScore = 0.3;

    /// <summary>Fits below this are no match of a name of a list: what only contains part of it, or is named at another place.</summary>
    public const double MatchMinScore = 0.6;

    /// <summary>Names scored for one text at least; more where more results are asked for.</summary>
    private const int CandidateLimit = 250;

    /// <summary>Postings read for one text at most, for each candidate: those of its rarest grams; of one list the names of the best known entities come first.</summary>
    private const int PostingsACandidate = 8;

    private readonly NameEntry[] entries;
    private readonly byte[] lengths;
    private readonly Dictionary<string, List<int>> exact = new(StringComparer.Ordinal);
    private readonly Postings<uint> grams = new();
    private readonly Postings<(char, char)> initials = new();
    private readonly PlacePrefixes places = new();
    private readonly ConcurrentStack<Tally> tallies = [];

    private NameIndex(string version, List<NameEntry> names)
    {
        Version = version;
        names.Sort(static (x, y) => x.ArticleCount != y.ArticleCount ? y.ArticleCount.CompareTo(x.ArticleCount)
            : CodePointOrder.Instance.Compare(x.Entity, y.Entity) is var byId and not 0 ? byId
            : x.Role != y.Role ? x.Role.CompareTo(y.Role) : CodePointOrder.Instance.Compare(x.Name, y.Name));
        entries = [.. names];
        lengths = [.. entries.Select(name => (byte)Math.Min(name.Key.Length, byte.MaxValue))];
        for (var number = 0; number < entries.Length; number++)
        {
            Add(entries[number], number);
        }
    }

    /// <summary>The version of the graph that the names are from.</summary>
    public string Version { get; }

    /// <summary>Names, aliases and paths.</summary>
    public int Count => entries.Length;

    /// <summary>Reads all names of a graph.</summary>
    public static async ValueTask<NameIndex> BuildAsync(IGraphReader reader, CancellationToken cancellationToken = default)
    {
        var version = await reader.GetVersionAsync(cancellationToken).ConfigureAwait(false);
        List<NameEntry> names = [];
        await foreach (var entity in reader.StreamEntitiesAsync(cancellationToken).ConfigureAwait(false))
        {
            AddNames(entity, names);
        }
        return new(version, names);
    }

    /// <summary>The entities whose names fit a text: best first, then id; each by its best name.</summary>
    /// <param name="text">A name or a part of one, pinyin or initials.</param>
    /// <param name="kinds">Of these kinds; null for all.</param>
    /// <param name="first">How many at most.</param>
    /// <param name="minScore">Fits below this are left out.</param>
    public IReadOnlyList<NameMatch> Find(string text, IReadOnlyCollection<EntityKind>? kinds, int first, double minScore = DefaultMinScore)
    {
        var query = new TextQuery(text, places);
        if (query.Key.Length == 0 || first <= 0)
        {
            return [];
        }
        var spelling = query.IsSpelling;
        var best = new Dictionary<string, (double Score, string Why, NameEntry Name)>(StringComparer.Ordinal);
        foreach (var number in Candidates(query, spelling, Math.Max(CandidateLimit, first)))
        {
            var name = entries[number];
            if (kinds is not null && !kinds.Contains(name.Kind))
            {
                continue;
            }
            var (score, why) = NameScorer.Score(query, name);
            if (spelling && score < 0.76 && NameScorer.ScorePinyin(query.Key, name.Key) is var spelt && spelt.Score > score)
            {
                (score, why) = spelt;
            }
            if (score <= 0)
            {
                continue;
            }
            // Of equal names the one that more articles know comes first; the share is too small to climb a step of the ladder.
            score = Math.Round(Math.Max(score - (0.009 / (1 + name.ArticleCount)), 0), 4);
            if (score >= minScore && (!best.TryGetValue(name.Entity, out var known) || score > known.Score))
            {
                best[name.Entity] = (score, why, name);
            }
        }
        return
        [
            .. best.Values.OrderByDescending(match => match.Score).ThenBy(match => match.Name.Entity, CodePointOrder.Instance).Take(first)
                .Select(match => new NameMatch(match.Name.Entity, match.Name.Kind, match.Name.Name, match.Score, match.Why, query.Key)),
        ];
    }

    /// <summary>A name without quotes, brackets and dots.</summary>
    public static string WithoutMarks(string name) => FoldedText.WithoutMarks(name);

    /// <summary>The index of given entities.</summary>
    internal static NameIndex Of(string version, IEnumerable<StoredEntity> entities)
    {
        List<NameEntry> names = [];
        foreach (var entity in entities)
        {
            AddNames(entity, names);
        }
        return new(version, names);
    }

    private static void AddNames(StoredEntity entity, List<NameEntry> names)
    {
        var home = entity.DivisionCode is { } code ? NameEntry.WithoutZeros(code) : NameEntry.HomeOf(entity.Id);
        void Add(string name, NameRole role)
        {
            if (FoldedText.Of(name, marks: false).Text is { Length: > 0 } key)
            {
                names.Add(new(entity.Id, entity.Kind, name, key, role, entity.ArticleCount, home));
            }
        }

        Add(entity.Name, NameRole.Name);
        foreach (var alias in entity.Aliases)
        {
            Add(alias, NameRole.Alias);
        }
        if (entity.Canonical is { } path && path != entity.Name)
        {
            Add(path, NameRole.Path);
            var province = path.AsSpan().IndexOfAny('省', '区');
            if (province is > 0 and < 8 && province + 1 < path.Length - entity.Name.Length)
            {
                Add(path[(province + 1)..], NameRole.Path);
            }
        }
    }

    private void Add(NameEntry name, int number)
    {
        var key = name.Key;
        if (!exact.TryGetValue(key, out var same))
        {
            exact.Add(key, same = []);
        }
        same.Add(number);
        for (var i = 0; i < key.Length; i++)
        {
            grams.Add(key[i], number);
            if (i + 1 < key.Length)
            {
                grams.Add(Pair(key, i), number);
            }
        }
        foreach (var first in LettersOf(key[0]))
        {
            foreach (var second in key.Length > 1 ? LettersOf(key[1]) : ['\0'])
            {
                initials.Add((first, second), number);
            }
            initials.Add((first, '\0'), number);
        }
        if (name.Kind == EntityKind.Place)
        {
            places.Add(key, name.Home);
        }
    }

    private static uint Pair(string key, int at) => ((uint)key[at] << 16) | key[at + 1];

    /// <summary>What a character may begin with when it is spelt.</summary>
    private static IEnumerable<char> LettersOf(char c) =>
        char.IsAsciiLetterOrDigit(c) ? [c] : Pinyin.ReadingsOf(c).Select(reading => reading[0]).Distinct();

    /// <summary>Numbers of names that share most with the text, and of those that are it.</summary>
    private int[] Candidates(TextQuery query, bool spelling, int limit)
    {
        var tally = tallies.TryPop(out var waiting) ? waiting : new Tally(entries.Length);
        try
        {
            Share(query.Key, tally, limit * PostingsACandidate);
            if (spelling)
            {
                Spell(query.Key, tally);
            }
            if (exact.TryGetValue(query.Key, out var same))
            {
                tally.Add(CollectionsMarshal.AsSpan(same), Tally.Most);
            }
            if (query.PlaceEnd > 0 && exact.TryGetValue(query.Key[query.PlaceEnd..], out var rest))
            {
                tally.Add(CollectionsMarshal.AsSpan(rest), Tally.Most);
            }
            return tally.Take(limit, lengths, query.Key.Length);
        }
        finally
        {
            tally.Clear();
            tallies.Push(tally);
        }
    }

    /// <summary>Pairs of neighbours tell three times as much as single characters; the rarest grams are read first, until the budget is used.</summary>
    private void Share(string key, Tally tally, int budget)
    {
        Span<(int Count, uint Gram)> asked = key.Length <= 64 ? stackalloc (int, uint)[key.Length * 2] : new (int, uint)[key.Length * 2];
        var length = 0;
        for (var i = 0; i < key.Length; i++)
        {
            asked[length++] = (grams.Count(key[i]), key[i]);
            if (i + 1 < key.Length)
            {
                asked[length++] = (grams.Count(Pair(key, i)), Pair(key, i));
            }
        }
        asked = asked[..length];
        asked.Sort();
        foreach (var (count, gram) in asked)
        {
            var isPair = gram > char.MaxValue;
            // Single characters help texts that are short or have a character wrong; long texts are found by their pairs.
            if (count == 0 || budget <= 0 || (!isPair && key.Length > 8))
            {
                continue;
            }
            var postings = grams[gram];
            tally.Add(postings[..Math.Min(postings.Length, budget)], isPair ? 3 : 1);
            budget -= postings.Length;
        }
    }

    /// <summary>Names whose first two characters may be spelt as the text begins.</summary>
    private void Spell(string key, Tally tally)
    {
        if (key.Length == 1)
        {
            tally.Add(initials[(key[0], '\0')], 2);
            return;
        }
        HashSet<char> seconds = [key[1], .. Pinyin.LettersAfterSyllable(key)];
        foreach (var second in seconds.Order())
        {
            tally.Add(initials[(key[0], second)], 2);
        }
        // A first syllable that is not finished, or names of one character.
        if (Pinyin.IsUnfinished(key))
        {
            tally.Add(initials[(key[0], '\0')], 2);
        }
    }
}
