using KnowledgeGraph.Text.Segmentation;

namespace KnowledgeGraph.Extraction.Recognition;

/// <summary>
/// What features read of an article, by position: hashes, words, quotes, limits. Its buffers are reused from article to article; one thread loads it, and several may read it as long as none does.
/// A position is a cut between code units, from 0 to the text's length.
/// </summary>
internal sealed class ArticleView
{
    /// <summary>No name is longer, in code units.</summary>
    public const int MaxSpan = 48;

    private static readonly byte PlaceTag = AnnotatedArticle.Segmenter.Tag("ns");

    private const ulong ShapeBase = 11;

    private static readonly ulong[] Powers = MakePowers();
    private static readonly ulong[] ShapePowers = MakeShapePowers();

    private ulong[] prefixes = new ulong[4096];
    private Token[] tokens = new Token[4096];
    private int[] tokenOf = new int[4096];
    private int[] limit = new int[4096];
    private byte[] quoteOpenAt = new byte[4096];
    private ulong[] wordHash = new ulong[4096];
    private ushort[] clusters = new ushort[4096];
    private int[] placeWords = new int[4096];
    private int[] marks = new int[4096];
    private int[] runOf = new int[4096];
    private ulong[] runs = new ulong[4096];
    private byte[] runClass = new byte[4096];

    /// <summary>The text.</summary>
    public string Text { get; private set; } = "";

    /// <summary>Its words.</summary>
    public ReadOnlySpan<Token> Tokens => tokens.AsSpan(0, TokenCount);

    /// <summary>Their number.</summary>
    public int TokenCount { get; private set; }

    /// <summary>Points the view at an article.</summary>
    public void Load(AnnotatedArticle article, WordClusters words, NameStatistics statistics)
    {
        Statistics = statistics;
        var text = article.Text;
        Text = text;
        Grow(text.Length + 2);
        var tokenCount = TokenCount = WordCuts.Split(text, article.Tokens, tokens);
        SpanHash.Prefixes(text, prefixes);
        var lookup = words.Open();
        for (var t = 0; t < tokenCount; t++)
        {
            var token = tokens[t];
            wordHash[t] = SpanHash.Of(text.AsSpan(token.Start, token.Length));
            clusters[t] = lookup.Of(wordHash[t]);
            placeWords[t + 1] = placeWords[t] + (token.Tag == PlaceTag ? 1 : 0);
            for (var i = token.Start; i < token.End; i++)
            {
                tokenOf[i] = t;
            }
        }
        tokenOf[text.Length] = tokenCount;
        MarkLimits(text);
        FindRuns(text);
        Hints.Load(text, article.Divisions);
    }

    /// <summary>What plain news says of strings.</summary>
    public NameStatistics Statistics { get; private set; } = NameStatistics.Empty;

    /// <summary>What the gazetteer and the lexicons say.</summary>
    public NameHints Hints { get; } = new();

    /// <summary>The hash of <c>[start, end)</c>.</summary>
    public ulong Hash(int start, int end) => SpanHash.Of(prefixes, Powers, start, end);

    /// <summary>The index of the token that holds <paramref name="position"/>; the number of tokens at the text's end.</summary>
    public int TokenAt(int position) => tokenOf[position];

    /// <summary>Whether a token starts (or the text ends) at <paramref name="position"/>.</summary>
    public bool IsCut(int position) => tokenOf[position] == TokenCount || Tokens[tokenOf[position]].Start == position;

    /// <summary>The hash of a token's characters; 0 outside the text.</summary>
    public ulong Word(int token) => (uint)token < (uint)TokenCount ? wordHash[token] : 0;

    /// <summary>A token's part of speech; 255 outside the text.</summary>
    public byte Tag(int token) => (uint)token < (uint)TokenCount ? Tokens[token].Tag : (byte)255;

    /// <summary>A word's cluster; 0 unknown.</summary>
    public ushort Cluster(int token) => (uint)token < (uint)TokenCount ? clusters[token] : (ushort)0;

    /// <summary>How many words from <paramref name="first"/> to <paramref name="last"/> are tagged as the name of a place.</summary>
    public int PlaceWords(int first, int last) => last < first ? 0 : placeWords[last + 1] - placeWords[first];

    /// <summary>Whether a quotation mark or bracket stands in <c>[start, end)</c>.</summary>
    public bool HoldsMarks(int start, int end) => marks[end] != marks[start];

    /// <summary>The classes of the characters of <c>[start, end)</c>, equal neighbours counted once, as a number; and which classes stand there, as bits.</summary>
    public (ulong Sequence, ulong Set) Shape(int start, int end)
    {
        int first = runOf[start], last = runOf[end - 1];
        var set = 0UL;
        for (var r = first; r <= last; r++)
        {
            set |= 1UL << runClass[r];
        }
        return (runs[last + 1] - (runs[first] * ShapePowers[last + 1 - first]), set);
    }

    /// <summary>The character at <paramref name="position"/>; a line feed outside the text.</summary>
    public char At(int position) => (uint)position < (uint)Text.Length ? Text[position] : '\n';

    /// <summary>The furthest end of a span that starts at <paramref name="position"/>: no name runs over the end of a sentence, unless inside quotation marks that it opens.</summary>
    public int Limit(int position) => limit[position];

    /// <summary>Whether <paramref name="position"/> lies inside quotation marks (1) or a 《title》 (2).</summary>
    public byte QuotedAt(int position) => quoteOpenAt[position];

    private static ulong[] MakePowers()
    {
        var powers = new ulong[MaxSpan + 2];
        SpanHash.Powers(powers);
        return powers;
    }

    private static ulong[] MakeShapePowers()
    {
        var powers = new ulong[MaxSpan + 2];
        powers[0] = 1;
        for (var i = 1; i < powers.Length; i++)
        {
            powers[i] = powers[i - 1] * ShapeBase;
        }
        return powers;
    }

    private static bool EndsSentence(char c) => c is '。' or '！' or '？' or '；' or '\n' or '!' or '?' or ';' or '\r';

    private void FindRuns(string text)
    {
        var run = -1;
        var previous = (byte)255;
        for (var i = 0; i < text.Length; i++)
        {
            var kind = Characters.ClassOf(text[i]);
            if (kind != previous)
            {
                run++;
                runClass[run] = previous = kind;
                runs[run + 1] = (runs[run] * ShapeBase) + kind;
            }
            runOf[i] = run;
            marks[i + 1] = marks[i] + (Characters.IsMark(text[i]) ? 1 : 0);
        }
    }

    private void MarkLimits(string text)
    {
        // Right to left: the next sentence end outside the quotation marks that are open at it.
        byte open = 0;
        for (var i = 0; i < text.Length; i++)
        {
            quoteOpenAt[i] = open;
            open = text[i] switch { '“' => 1, '《' => 2, '”' or '》' or '\n' => 0, _ => open };
        }
        quoteOpenAt[text.Length] = 0;
        int outside = text.Length, any = text.Length;
        limit[text.Length] = text.Length;
        for (var i = text.Length - 1; i >= 0; i--)
        {
            var quoted = quoteOpenAt[i] != 0;
            if (EndsSentence(text[i]))
            {
                any = i;
                if (!quoted)
                {
                    outside = i;
                }
            }
            var furthest = quoted && text[i] is not ('“' or '《') ? any : outside;
            limit[i] = Math.Min(furthest, i + MaxSpan);
        }
    }

    private void Grow(int characters)
    {
        if (prefixes.Length < characters)
        {
            var size = Math.Max(characters, prefixes.Length * 2);
            prefixes = new ulong[size];
            tokenOf = new int[size];
            limit = new int[size];
            quoteOpenAt = new byte[size];
            tokens = new Token[size];
            wordHash = new ulong[size];
            clusters = new ushort[size];
            placeWords = new int[size];
            marks = new int[size];
            runOf = new int[size];
            runs = new ulong[size];
            runClass = new byte[size];
        }
    }
}
