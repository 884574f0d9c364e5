using KnowledgeGraph.Text.Sentences;

namespace KnowledgeGraph.Extraction;

/// <summary>A sentence of an article's text.</summary>
/// <param name="Start">First UTF-16 code unit in <see cref="ArticleText.Text"/>.</param>
/// <param name="End">One past the last; the closing mark belongs to the sentence.</param>
public readonly record struct Sentence(int Start, int End)
{
    /// <summary>Appends the sentences of <paramref name="text"/>.</summary>
    internal static void Split(ReadOnlySpan<char> text, List<Sentence> sentences)
    {
        foreach (var range in SentenceSplitter.Split(text))
        {
            sentences.Add(new(range.Start.Value, range.End.Value));
        }
    }
}
