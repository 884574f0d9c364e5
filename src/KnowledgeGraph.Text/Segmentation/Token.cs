namespace KnowledgeGraph.Text.Segmentation;

/// <summary>A word, a number or a single other character of a text.</summary>
/// <param name="Start">Its first UTF-16 code unit.</param>
/// <param name="Length">Its length in UTF-16 code units.</param>
/// <param name="Tag">Its part of speech; <see cref="Segmenter.TagName"/> names it.</param>
public readonly record struct Token(int Start, int Length, byte Tag)
{
    /// <summary>One past its last UTF-16 code unit.</summary>
    public int End => Start + Length;
}
