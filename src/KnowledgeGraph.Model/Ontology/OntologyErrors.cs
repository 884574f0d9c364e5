namespace KnowledgeGraph.Model.Ontology;

/// <summary>Gathers errors, so that one run shows all.</summary>
internal sealed class OntologyErrors
{
    private readonly SortedSet<(string File, long Line, string Message)> errors = [];

    public void Add(string file, long line, string message) => errors.Add((file, line, message));

    public void ThrowIfAny()
    {
        if (errors.Count > 0)
        {
            throw new OntologyException([.. errors.OrderBy(e => e.File, StringComparer.Ordinal).ThenBy(e => e.Line).ThenBy(e => e.Message, StringComparer.Ordinal)
                .Select(e => $"{e.File}({e.Line}): {e.Message}")]);
        }
    }
}
