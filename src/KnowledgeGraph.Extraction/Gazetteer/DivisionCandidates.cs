namespace KnowledgeGraph.Extraction.Gazetteer;

/// <summary>The divisions that one name may mean, in the order of their codes.</summary>
public readonly ref struct DivisionCandidates
{
    private readonly ReadOnlySpan<int> postings;

    internal DivisionCandidates(ReadOnlySpan<int> postings) => this.postings = postings;

    /// <summary>How many there are; at least 1.</summary>
    public int Count => postings.Length;

    /// <summary>A division.</summary>
    public int this[int index] => postings[index] >> 1;

    /// <summary>True if the name is the division's full name, false if it is a short or other one.</summary>
    public bool IsFullName(int index) => (postings[index] & 1) == 0;
}
