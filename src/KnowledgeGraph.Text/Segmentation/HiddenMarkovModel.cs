namespace KnowledgeGraph.Text.Segmentation;

/// <summary>The parameters of a hidden Markov model over the states B (a word begins), E (it ends), M (it goes on), S (a word of one character), in this order; natural logarithms.</summary>
/// <param name="Start">Of the first character's state: 4 values.</param>
/// <param name="Transitions">From state (row) to state (column): 16 values.</param>
/// <param name="Emissions">Of a character in each of the four states; characters that are not named have <see cref="Never"/>.</param>
public sealed record HiddenMarkovModel(IReadOnlyList<double> Start, IReadOnlyList<double> Transitions, IReadOnlyDictionary<char, double[]> Emissions)
{
    /// <summary>The logarithm that stands for probability 0.</summary>
    public const double Never = -3.14e100;

    /// <summary>How many states there are.</summary>
    public const int States = 4;
}
