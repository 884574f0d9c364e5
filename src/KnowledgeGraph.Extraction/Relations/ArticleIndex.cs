using KnowledgeGraph.Model;

namespace KnowledgeGraph.Extraction.Relations;

/// <summary>
/// What the fact extractors read of an article: the sentence and clause of each character, the mentions that stand for themselves, how the places lie in
/// each other, and which place the article is about.
/// </summary>
internal sealed class ArticleIndex
{
    private readonly int[] sentences;
    private readonly int[] clauses;
    private readonly bool[] under;
    private readonly int kinds;
    private readonly int[] kindCounts = new int[8];
    private (byte Number, byte Length)[]? cues;

    /// <summary>Indexes an article.</summary>
    /// <param name="article">The article.</param>
    /// <param name="entities">Its entities.</param>
    /// <param name="paths">For each entity the path of its place, or null.</param>
    /// <param name="free">Leave out the mentions of a place that only stand in another entity's name, where it has others.</param>
    public ArticleIndex(ArticleText article, IReadOnlyList<LocalEntity> entities, IReadOnlyList<string?> paths, bool free = false)
    {
        var text = Text = article.Text;
        TitleEnd = article.Segments.Count > 0 && article.Segments[0].Part == ArticlePart.Title ? article.Segments[0].Length : 0;
        sentences = new int[text.Length + 1];
        clauses = new int[text.Length + 1];
        int sentence = 0, clause = 0;
        for (var i = 0; i < text.Length; i++)
        {
            sentences[i] = sentence;
            clauses[i] = clause;
            if (EndsSentence(text[i]))
            {
                sentence++;
                clause++;
            }
            else if (text[i] is '，' or '：' or ',')
            {
                clause++;
            }
        }
        sentences[text.Length] = sentence;
        clauses[text.Length] = clause;
        Entities = new Party[entities.Count];
        for (var i = 0; i < Entities.Length; i++)
        {
            Entities[i] = new(entities[i], i < paths.Count ? paths[i] : null);
            kinds |= 1 << (int)entities[i].Kind;
            kindCounts[(int)entities[i].Kind]++;
        }
        if (free)
        {
            FreePlaces();
        }
        under = Nesting(Entities);
        Occurrences = [.. Entities.SelectMany((e, i) => e.Mentions.Select(m => new Occurrence(m.Start, m.End, i)))];
        Array.Sort(Occurrences);
        FindHome();
    }

    /// <summary>The joined text of the article.</summary>
    public string Text { get; }

    /// <summary>The entities by index.</summary>
    public Party[] Entities { get; }

    /// <summary>All mentions of all entities by start, longer first.</summary>
    public Occurrence[] Occurrences { get; }

    /// <summary>The place that the article is about as a whole: the one most often mentioned, title and opening counting more; -1 if there is none.</summary>
    public int Home { get; private set; } = -1;

    /// <summary>Where the title ends; 0 without one.</summary>
    public int TitleEnd { get; }

    /// <summary>Whether an entity of a kind is named.</summary>
    public bool HasKind(EntityKind kind) => (kinds >> (int)kind & 1) != 0;

    /// <summary>How many entities of a kind are named.</summary>
    public int CountOf(EntityKind kind) => kindCounts[(int)kind];

    /// <summary>The longest cue at an offset: its number and length, or zeroes.</summary>
    public (int Number, int Length) CueAt(int offset)
    {
        if (cues is null)
        {
            cues = new (byte, byte)[Text.Length];
            for (var i = 0; i < cues.Length; i++)
            {
                var (number, length) = Cues.At(Text, i);
                cues[i] = ((byte)number, (byte)length);
            }
        }
        return cues[offset];
    }

    /// <summary>The number of the sentence at an offset.</summary>
    public int Sentence(int offset) => sentences[offset];

    /// <summary>The number of the clause at an offset.</summary>
    public int Clause(int offset) => clauses[offset];

    /// <summary>Whether place <paramref name="a"/> lies in place <paramref name="b"/> by their paths.</summary>
    public bool IsUnder(int a, int b) => under[(a * Entities.Length) + b];

    /// <summary>The place of the article that directly holds place <paramref name="a"/> by their paths, or -1.</summary>
    public int NamedParent(int a)
    {
        var best = -1;
        for (var b = 0; b < Entities.Length; b++)
        {
            if (Entities[b].Kind == EntityKind.Place && IsUnder(a, b) && (best < 0 || Entities[b].Path!.Length > Entities[best].Path!.Length))
            {
                best = b;
            }
        }
        return best;
    }

    /// <summary>Whether a character ends a sentence.</summary>
    public static bool EndsSentence(char c) => c is '。' or '！' or '？' or '；' or '\n' or '!' or '?' or ';';

    private static bool[] Nesting(Party[] entities)
    {
        var under = new bool[entities.Length * entities.Length];
        for (var a = 0; a < entities.Length; a++)
        {
            for (var b = 0; b < entities.Length && entities[a].Path is not null; b++)
            {
                var (inner, outer) = (entities[a].Path!, entities[b].Path);
                under[(a * entities.Length) + b] = outer is not null && inner.Length > outer.Length && inner.StartsWith(outer, StringComparison.Ordinal);
            }
        }
        return under;
    }

    private void FreePlaces()
    {
        var bodies = Entities.Where(e => e.Kind != EntityKind.Place).SelectMany(e => e.Mentions).OrderBy(m => m.Start).ToArray();
        foreach (var place in Entities.Where(e => e.Kind == EntityKind.Place))
        {
            var open = Array.FindAll(place.Mentions, m => !Array.Exists(bodies, b => b.Start <= m.Start && b.End >= m.End));
            place.Mentions = open.Length > 0 ? open : place.Mentions;
        }
    }

    private void FindHome()
    {
        var best = 0f;
        for (var i = 0; i < Entities.Length; i++)
        {
            var place = Entities[i];
            if (place.Kind != EntityKind.Place || place.Mentions.Length == 0)
            {
                continue;
            }
            var weight = place.Level switch
            {
                PlaceLevel.County => 1f,
                PlaceLevel.Township => 0.9f,
                PlaceLevel.City => 0.7f,
                PlaceLevel.Village => 0.7f,
                PlaceLevel.Zone => 0.7f,
                _ => 0.3f,
            };
            var sum = 0f;
            foreach (var mention in place.AllMentions)
            {
                sum += sentences[mention.Start] <= 1 ? 2 : 1;
            }
            if (sum * weight > best)
            {
                best = sum * weight;
                Home = i;
            }
        }
    }

    /// <summary>A mention with its entity.</summary>
    public readonly record struct Occurrence(int Start, int End, int Entity) : IComparable<Occurrence>
    {
        /// <summary>By start, longer first, then entity.</summary>
        public int CompareTo(Occurrence other) => (Start, -End, Entity).CompareTo((other.Start, -other.End, other.Entity));
    }

    /// <summary>An entity as the extractors see it.</summary>
    internal sealed class Party
    {
        public Party(LocalEntity entity, string? path)
        {
            Kind = entity.Kind;
            Level = entity.Level;
            Name = entity.Name;
            Path = path;
            AllMentions = [.. entity.Mentions];
            Surety = AllMentions.Length == 0 ? 0 : AllMentions.Max(m => m.Score);
            Mentions = Outer(entity.Mentions);
            Short = Kind == EntityKind.Place ? ShortName(Name) : Name;
            Head = Name.Length == 0 ? "" : Name.TrimEnd('”', '"', '》', ')', '）');
        }

        /// <summary>The kind.</summary>
        public EntityKind Kind { get; }

        /// <summary>The level of a place.</summary>
        public PlaceLevel? Level { get; }

        /// <summary>The full name.</summary>
        public string Name { get; }

        /// <summary>The name without closing marks: what its head is read from.</summary>
        public string Head { get; }

        /// <summary>A place's name without the word for its level; another's name.</summary>
        public string Short { get; }

        /// <summary>The full path of a place, or null.</summary>
        public string? Path { get; }

        /// <summary>Mentions by start, without those inside a longer mention of the same entity.</summary>
        public LocalMention[] Mentions { get; set; }

        /// <summary>All mentions as they were given.</summary>
        public LocalMention[] AllMentions { get; }

        /// <summary>How sure recognition is of the surest mention, 0 to 1.</summary>
        public float Surety { get; }

        /// <summary>The first mention's start, or the largest offset.</summary>
        public int First => Mentions.Length == 0 ? int.MaxValue : Mentions[0].Start;

        private static LocalMention[] Outer(IReadOnlyList<LocalMention> mentions)
        {
            var kept = new List<LocalMention>(mentions.Count);
            foreach (var mention in mentions.OrderBy(m => m.Start).ThenByDescending(m => m.End))
            {
                if (kept.Count == 0 || mention.End > kept[^1].End)
                {
                    kept.Add(mention);
                }
            }
            return [.. kept];
        }

        private static string ShortName(string name)
        {
            foreach (var suffix in (ReadOnlySpan<string>)["街道", "新区", "自治区", "自治县", "自治州", "社区", "省", "市", "县", "区", "镇", "乡", "村"])
            {
                if (name.Length >= suffix.Length + 2 && name.EndsWith(suffix, StringComparison.Ordinal))
                {
                    return name[..^suffix.Length];
                }
            }
            return name;
        }
    }
}
