using KnowledgeGraph.Model;

namespace KnowledgeGraph.Storage;

/// <summary>A document on its way into a store.</summary>
/// <param name="Graph">What it contributes.</param>
/// <param name="ContentHash">A hash of the source's bytes and metadata; any text without white space.</param>
/// <param name="ExtractorVersion">The version of the extractor that read it.</param>
public sealed record DocumentCommit(DocumentGraph Graph, string ContentHash, string ExtractorVersion);

/// <summary>The 'done' mark of a document.</summary>
/// <param name="ContentHash">As committed.</param>
/// <param name="ExtractorVersion">As committed.</param>
public sealed record DocumentMark(string ContentHash, string ExtractorVersion);

/// <summary>What a commit did with a document.</summary>
public enum CommitOutcome
{
    /// <summary>The store did not hold it.</summary>
    Added,

    /// <summary>Its older facts gave way.</summary>
    Replaced,

    /// <summary>The store held just this.</summary>
    Unchanged,
}
