using System.Security.Cryptography;
using System.Text;
using KnowledgeGraph.Extraction.Dates;
using KnowledgeGraph.Extraction.Layout;
using KnowledgeGraph.Extraction.Linking;
using KnowledgeGraph.Extraction.Observations;
using KnowledgeGraph.Extraction.Recognition;
using KnowledgeGraph.Extraction.Relations;
using KnowledgeGraph.Model;

namespace KnowledgeGraph.Extraction;

/// <summary>
/// The extractor for news: reads the articles off the page, finds names, joins them into things with global ids, then finds relations, quantities and dates.
/// </summary>
public sealed class NewsExtractor : IDocumentExtractor
{
    // Raise it with every change of code that may change facts.
    private const int Revision = 3;

    private static readonly Lazy<string> LazyVersion = new(ComputeVersion);

    private readonly ExtractionSteps steps;
    private readonly string? name;

    /// <summary>An extractor of the given learned steps.</summary>
    /// <param name="steps">The steps.</param>
    /// <param name="name">What tells them from the embedded ones in <see cref="Version"/>; null for those.</param>
    public NewsExtractor(ExtractionSteps steps, string? name = null)
    {
        ArgumentNullException.ThrowIfNull(steps);
        (this.steps, this.name) = (steps, name);
    }

    /// <summary>The extractor with the embedded models.</summary>
    public static NewsExtractor Default { get; } = new(new()
    {
        Names = EntityRecognizer.Embedded.Recognize,
        Relations = RelationExtractor.Extract,
        Observations = ObservationExtractor.Extract,
        Dates = DateExtractor.Extract,
    });

    /// <summary><c>news-REVISION-HASH</c>: the revision of the code and a hash over all embedded tables, computed at first use; <c>+NAME</c> for steps with a name.</summary>
    public string Version => name is null ? LazyVersion.Value : $"{LazyVersion.Value}+{name}";

    /// <inheritdoc/>
    public DocumentGraph Extract(SourceDocument source, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(source);
        var graphs = new List<ArticleGraph>();
        foreach (var page in PageReader.Read(source))
        {
            cancellationToken.ThrowIfCancellationRequested();
            graphs.Add(Extract(page));
        }
        return new(source.Document, graphs);
    }

    private ArticleGraph Extract(LaidOutArticle page)
    {
        var text = new ArticleText(page.Article);
        var annotated = AnnotatedArticle.Create(text);
        var linked = Coreference.Link(text, NameEdges.Align(text.Text, steps.Names(annotated)));
        var relations = ImpliedRelations.Complete(linked, steps.Relations(annotated, linked.Entities));
        return GraphBuilder.Build(page, text, linked, relations, steps.Observations(annotated, linked.Entities, relations), steps.Dates(annotated, linked.Entities));
    }

    private static string ComputeVersion()
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var name in SeedTables.Names)
        {
            hash.AppendData(Encoding.UTF8.GetBytes(name));
            hash.AppendData(SeedTables.Read(name).Span);
        }
        return $"news-{Revision}-{Convert.ToHexStringLower(hash.GetHashAndReset())[..12]}";
    }
}
