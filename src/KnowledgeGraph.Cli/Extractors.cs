using KnowledgeGraph.Extraction;

namespace KnowledgeGraph.Cli;

/// <summary>The extractor of this build.</summary>
internal static class Extractors
{
    /// <summary>Made at first use.</summary>
    public static IDocumentExtractor News => NewsExtractor.Default;
}
