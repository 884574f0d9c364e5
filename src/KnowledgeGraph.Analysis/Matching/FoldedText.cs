using System.Buffers;
using KnowledgeGraph.Storage;

namespace KnowledgeGraph.Analysis.Matching;

/// <summary>A text as it is compared (<see cref="SearchText.Fold"/>), with the way back to the characters that it was made of.</summary>
internal sealed class FoldedText
{
    private static readonly SearchValues<char> Marks = SearchValues.Create("“”‘’\"'《》〈〉「」『』【】·•");

    private readonly int[] sources;

    private FoldedText(string text, int[] sources) => (Text, this.sources) = (text, sources);

    /// <summary>The folded text.</summary>
    public string Text { get; }

    /// <summary>Folds a text; with <paramref name="marks"/> false also quotes, brackets and dots go.</summary>
    public static FoldedText Of(string text, bool marks)
    {
        var folded = new char[text.Length];
        var sources = new int[text.Length];
        var length = 0;
        for (var i = 0; i < text.Length; i++)
        {
            if (SearchText.FoldUnit(text[i]) is var f and not '\0' && (marks || !Marks.Contains(f)))
            {
                (folded[length], sources[length]) = (f, i);
                length++;
            }
        }
        return new(new(folded, 0, length), sources);
    }

    /// <summary>A name without quotes, brackets and dots.</summary>
    public static string WithoutMarks(string name) => name.AsSpan().IndexOfAny(Marks) < 0 ? name : string.Concat(name.Where(c => !Marks.Contains(c)));

    /// <summary>The range of the source that a range of the folded text, not empty, was made of.</summary>
    public (int Start, int End) Source(int start, int end) => (sources[start], sources[end - 1] + 1);

    /// <summary>Where a folded part occurs, without overlaps, as ranges of the source.</summary>
    public IEnumerable<(int Start, int End)> Occurrences(string part)
    {
        for (var at = Text.IndexOf(part, StringComparison.Ordinal); at >= 0; at = Text.IndexOf(part, at + part.Length, StringComparison.Ordinal))
        {
            yield return Source(at, at + part.Length);
        }
    }
}
