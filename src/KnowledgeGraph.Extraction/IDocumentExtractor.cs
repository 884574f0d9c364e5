using KnowledgeGraph.Model;

namespace KnowledgeGraph.Extraction;

/// <summary>Turns a document into its contribution to the graph: a pure function of the document and the reference data.</summary>
public interface IDocumentExtractor
{
    /// <summary>Changes whenever the same document may give other facts: code, seeds or weights.</summary>
    string Version { get; }

    /// <summary>Reads, splits, recognises and links one document. Safe to call from several threads at once.</summary>
    DocumentGraph Extract(SourceDocument source, CancellationToken cancellationToken = default);
}
