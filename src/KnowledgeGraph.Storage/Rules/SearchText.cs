using System.Text;
using KnowledgeGraph.Model;

namespace KnowledgeGraph.Storage;

/// <summary>
/// How text is made comparable for search, and the grams that stores index. Grams only find candidates; whether a text contains another is
/// always decided by comparing the folded texts, so that every store gives the same answer.
/// </summary>
public static class SearchText
{
    /// <summary>Full-width forms become ASCII, capitals small (invariant); white space and control characters go; all else stays.</summary>
    public static string Fold(string text)
    {
        var unchanged = true;
        foreach (var c in text)
        {
            unchanged &= c == FoldUnit(c);
        }
        if (unchanged)
        {
            return text;
        }
        var folded = new StringBuilder(text.Length);
        foreach (var c in text)
        {
            if (FoldUnit(c) is var f and not '\0')
            {
                folded.Append(f);
            }
        }
        return folded.ToString();
    }

    /// <summary>True where <paramref name="text"/> contains <paramref name="part"/> after folding; an empty part is in every text.</summary>
    public static bool Contains(string text, string part) => Fold(text).Contains(Fold(part), StringComparison.Ordinal);

    /// <summary>True where a part of <paramref name="article"/> contains <paramref name="folded"/>, a text that has been folded already.</summary>
    public static bool Contains(Article article, string folded) =>
        HoldsFolded(article.Body, folded) || HoldsFolded(article.Title, folded) || HoldsFolded(article.Subtitle, folded) || HoldsFolded(article.Dateline, folded)
        || article.Captions.Any(caption => HoldsFolded(caption, folded));

    /// <summary>The distinct grams of all parts of an article, ordinal.</summary>
    public static IReadOnlyCollection<string> ArticleGrams(Article article)
    {
        var grams = new SortedSet<string>(StringComparer.Ordinal);
        foreach (var text in (IEnumerable<string?>)[article.Title, article.Subtitle, article.Dateline, .. article.Captions, article.Body])
        {
            AddGrams(text ?? "", grams);
        }
        return grams;
    }

    /// <summary>
    /// Adds the distinct grams of a text: of each run of letters and digits (after folding) all pairs of neighbours and the last character,
    /// so that a word of one character is found as the beginning of a gram. A character beyond U+FFFF counts as one.
    /// </summary>
    public static void AddGrams(string text, ISet<string> grams) => Walk(Fold(text), grams, everyCharacter: false);

    /// <summary>The distinct grams of a name: those of <see cref="AddGrams"/> and every single character, ordinal. One wrong character leaves some.</summary>
    public static IReadOnlyCollection<string> NameGrams(string name)
    {
        var grams = new SortedSet<string>(StringComparer.Ordinal);
        Walk(Fold(name), grams, everyCharacter: true);
        return grams;
    }

    /// <summary>
    /// What an index must hold for a text to be able to contain <paramref name="text"/>: pairs, which must occur as they are, and for runs of
    /// one character a gram that begins with it. Empty for a text without letter or digit.
    /// </summary>
    public static IReadOnlyCollection<(string Gram, bool IsPrefix)> QueryGrams(string text)
    {
        var grams = new SortedSet<(string, bool)>();
        foreach (var run in Runs(Fold(text)))
        {
            if (run.Count == 1)
            {
                grams.Add((run[0], true));
            }
            for (var i = 0; i + 1 < run.Count; i++)
            {
                grams.Add((run[i] + run[i + 1], false));
            }
        }
        return grams;
    }

    private static bool HoldsFolded(string? part, string folded) => part is not null && Fold(part).Contains(folded, StringComparison.Ordinal);

    private static void Walk(string folded, ISet<string> grams, bool everyCharacter)
    {
        foreach (var run in Runs(folded))
        {
            for (var i = 0; i < run.Count; i++)
            {
                if (i + 1 < run.Count)
                {
                    grams.Add(run[i] + run[i + 1]);
                }
                if (everyCharacter || i + 1 == run.Count)
                {
                    grams.Add(run[i]);
                }
            }
        }
    }

    private static IEnumerable<List<string>> Runs(string folded)
    {
        var run = new List<string>();
        foreach (var rune in folded.EnumerateRunes())
        {
            if (Rune.IsLetterOrDigit(rune))
            {
                run.Add(rune.ToString());
            }
            else if (run.Count > 0)
            {
                yield return run;
                run = [];
            }
        }
        if (run.Count > 0)
        {
            yield return run;
        }
    }

    /// <summary>One UTF-16 code unit after folding; U+0000 where it goes.</summary>
    public static char FoldUnit(char c) => c switch
    {
        '\u3000' => '\0',
        >= '\uFF01' and <= '\uFF5E' => char.ToLowerInvariant((char)(c - 0xFEE0)),
        _ when char.IsWhiteSpace(c) || char.IsControl(c) => '\0',
        _ => char.ToLowerInvariant(c),
    };
}
