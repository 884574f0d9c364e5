namespace KnowledgeGraph.Ingestion;

/// <summary>Thrown by a reader at a document that it must leave out; never leaves this room.</summary>
internal sealed class RefusedException(string? place, string problem, string remedy) : Exception(problem)
{
    /// <summary>The place in the file, or null.</summary>
    public string? Place { get; } = place;

    /// <summary>What the user can do.</summary>
    public string Remedy { get; } = remedy;

    /// <summary>The line for the user.</summary>
    public Refusal In(string file) => new(file, Place, Message, Remedy);
}
