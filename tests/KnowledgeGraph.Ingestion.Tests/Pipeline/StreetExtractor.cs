using System.Text.RegularExpressions;
using KnowledgeGraph.Extraction;
using KnowledgeGraph.Model;

namespace KnowledgeGraph.Ingestion.Tests.Pipeline;

/// <summary>A small extractor for tests of what stands around one: each document is an article, each 某某街道 a place.</summary>
internal sealed partial class StreetExtractor(string version = "street-1") : IDocumentExtractor
{
    private int calls;

    public string Version => version;

    public int Calls => calls;

    /// <summary>Called with each document before it is extracted.</summary>
    public Action<SourceDocument> Before { get; init; } = _ => { };

    public DocumentGraph Extract(SourceDocument source, CancellationToken cancellationToken = default)
    {
        Interlocked.Increment(ref calls);
        Before(source);
        var article = new Article { Id = $"article:{source.Document}/1", Document = source.Document, Number = 1, Title = source.Title, Body = source.Text };
        var entities = Street().Matches(article.Body).GroupBy(m => m.Value, StringComparer.Ordinal).Select(group => new Entity
        {
            Id = $"place:330102/{group.Key}",
            Kind = EntityKind.Place,
            Level = PlaceLevel.Township,
            Name = group.Key,
            Mentions = [.. group.Select(m => new Mention(m.Value, new(ArticlePart.Body, 0, m.Index, m.Index + m.Length), 1))],
        });
        return new(source.Document, [new ArticleGraph { Article = article, Entities = [.. entities] }]);
    }

    [GeneratedRegex("[\u4e00-\u9fff]{2}街道")]
    private static partial Regex Street();
}
