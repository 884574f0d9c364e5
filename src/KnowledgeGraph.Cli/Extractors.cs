using KnowledgeGraph.Extraction;
using KnowledgeGraph.Model;

namespace KnowledgeGraph.Cli;

/// <summary>The extractor of this build.</summary>
internal static class Extractors
{
    /// <summary>Made at first use.</summary>
    public static IDocumentExtractor News { get; } = new WholeText();

    /// <summary>Takes each document as one article.</summary>
    private sealed class WholeText : IDocumentExtractor
    {
        public string Version => "text-1";

        public DocumentGraph Extract(SourceDocument source, CancellationToken cancellationToken = default)
        {
            var article = new Article
            {
                Id = $"article:{source.Document}/1",
                Document = source.Document,
                Number = 1,
                Title = source.Title,
                Source = source.Source,
                Url = source.Url,
                Published = source.Date,
                PublishedBasis = source.Date is null ? DateBasis.Unknown : DateBasis.Stated,
                Body = source.Text.Trim(),
            };
            return new(source.Document, [new ArticleGraph { Article = article }]);
        }
    }
}
