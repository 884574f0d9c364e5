using KnowledgeGraph.Storage;

namespace KnowledgeGraph.Ingestion.Tests.Pipeline;

/// <summary>Keeps commits in memory, by document.</summary>
internal sealed class MemoryWriter : IGraphWriter
{
    public Dictionary<string, DocumentCommit> Documents { get; } = new(StringComparer.Ordinal);

    /// <summary>The sizes of the groups committed.</summary>
    public List<int> Groups { get; } = [];

    /// <summary>A document that the store does not take.</summary>
    public string? Unwanted { get; init; }

    public ValueTask<IReadOnlyList<DocumentMark?>> FindDocumentsAsync(IReadOnlyList<string> documents, CancellationToken cancellationToken = default) =>
        new([.. documents.Select(d => Documents.TryGetValue(d, out var held) ? new DocumentMark(held.ContentHash, held.ExtractorVersion) : null)]);

    public ValueTask<IReadOnlyList<CommitOutcome>> CommitAsync(IReadOnlyList<DocumentCommit> documents, CancellationToken cancellationToken = default)
    {
        if (documents.Any(d => d.Graph.Document == Unwanted))
        {
            throw new InvalidGraphException(Unwanted!, "a rule is broken");
        }
        Groups.Add(documents.Count);
        return new([.. documents.Select(Commit)]);
    }

    public ValueTask<IReadOnlyList<bool>> RemoveAsync(IReadOnlyList<string> documents, CancellationToken cancellationToken = default) =>
        new([.. documents.Select(Documents.Remove)]);

    private CommitOutcome Commit(DocumentCommit document)
    {
        var outcome = Documents.ContainsKey(document.Graph.Document) ? CommitOutcome.Replaced : CommitOutcome.Added;
        Documents[document.Graph.Document] = document;
        return outcome;
    }
}
