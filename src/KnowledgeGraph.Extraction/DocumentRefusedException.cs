namespace KnowledgeGraph.Extraction;

/// <summary>An extractor can't read a document, for a reason outside its code. The document is left out with one line; the others go on.</summary>
/// <param name="problem">What is wrong, in a few words.</param>
/// <param name="remedy">What the user can do.</param>
public sealed class DocumentRefusedException(string problem, string remedy) : Exception(problem)
{
    /// <summary>What the user can do.</summary>
    public string Remedy { get; } = remedy;
}
