using KnowledgeGraph.Storage;

namespace KnowledgeGraph.Ingestion.Export;

/// <summary>Names for pieces of evidence, which graph forms need for their nodes.</summary>
internal static class EvidenceId
{
    /// <summary><c>evidence:FACT@ARTICLE:IN:START-END</c>.</summary>
    public static string Of(StoredEvidence evidence) => FormattableString.Invariant(
        $"evidence:{evidence.Fact}@{evidence.Article}:{Tables.In(evidence.Span)}:{evidence.Span.Start}-{evidence.Span.End}");
}
