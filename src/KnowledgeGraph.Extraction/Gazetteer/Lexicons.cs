using KnowledgeGraph.Text.Matching;

namespace KnowledgeGraph.Extraction.Gazetteer;

/// <summary>
/// The lexicons of <c>seeds/lexicons</c> as one automaton, read in place. The value of a match is the set of lexicons that hold the word
/// (<see cref="SetOf(Match)"/>). Safe to use from several threads at once.
/// </summary>
public sealed class Lexicons
{
    private const int LongestHead = 12;

    private static readonly Lazy<Lexicons> LazyEmbedded = new(() => new(Automaton.Open(SeedTables.Read("lexicons"))));

    private readonly Automaton automaton;

    internal Lexicons(Automaton automaton) => this.automaton = automaton;

    /// <summary>The lexicons of the embedded seeds.</summary>
    public static Lexicons Embedded => LazyEmbedded.Value;

    /// <summary>The lexicons that a match's value stands for.</summary>
    public static Lexicon SetOf(Match match) => (Lexicon)match.Value;

    /// <summary>The lexicons that hold <paramref name="word"/>.</summary>
    public Lexicon SetOf(ReadOnlySpan<char> word) => automaton.TryGet(word, out var value) ? (Lexicon)value : Lexicon.None;

    /// <summary>True if one of <paramref name="lexicons"/> holds <paramref name="word"/>.</summary>
    public bool Contains(Lexicon lexicons, ReadOnlySpan<char> word) => (SetOf(word) & lexicons) != 0;

    /// <summary>Appends all occurrences of all words, ordered by start, then by length.</summary>
    public void FindAll(ReadOnlySpan<char> text, List<Match> matches) => automaton.FindAll(text, matches);

    /// <summary>Appends the words that begin at <paramref name="start"/>, shortest first.</summary>
    public void FindPrefixes(ReadOnlySpan<char> text, int start, List<Match> matches) => automaton.FindPrefixes(text, start, matches);

    /// <summary>The length in UTF-16 code units of the longest end of <paramref name="name"/> that is a word of <paramref name="lexicons"/>; 0 if none is.</summary>
    public int LongestEnd(ReadOnlySpan<char> name, Lexicon lexicons)
    {
        for (var length = Math.Min(name.Length, LongestHead); length > 0; length--)
        {
            if (Contains(lexicons, name[^length..]))
            {
                return length;
            }
        }
        return 0;
    }

    /// <summary>The length in UTF-16 code units of the longest beginning of <paramref name="text"/> that is a word of <paramref name="lexicons"/>; 0 if none is.</summary>
    public int LongestBeginning(ReadOnlySpan<char> text, Lexicon lexicons)
    {
        var walker = automaton.Walk();
        var longest = 0;
        for (var i = 0; i < text.Length && walker.Step(text[i]); i++)
        {
            if (walker.Value >= 0 && ((Lexicon)walker.Value & lexicons) != 0)
            {
                longest = i + 1;
            }
        }
        return longest;
    }
}
