namespace KnowledgeGraph.Model.Ontology;

/// <summary>The ontology's files are wrong: every error, each with file and line, in the order of files and lines.</summary>
public sealed class OntologyException : Exception
{
    internal OntologyException(IReadOnlyList<string> errors)
        : base(string.Join('\n', errors)) => Errors = errors;

    /// <summary>One line each: <c>Place.yaml(5): unknown parent 'Thing'</c>.</summary>
    public IReadOnlyList<string> Errors { get; }
}
