namespace KnowledgeGraph.Text.Matching;

/// <summary>An occurrence of a key of an <see cref="Automaton"/>.</summary>
/// <param name="Start">Its first UTF-16 code unit in the text.</param>
/// <param name="Length">Its length in UTF-16 code units.</param>
/// <param name="Value">The key's value.</param>
public readonly record struct Match(int Start, int Length, int Value)
{
    /// <summary>One past its last UTF-16 code unit.</summary>
    public int End => Start + Length;
}
