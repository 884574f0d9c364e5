using KnowledgeGraph.Extraction;
using KnowledgeGraph.Ingestion.Pipeline;
using KnowledgeGraph.Model;

namespace KnowledgeGraph.Ingestion.Tests.Pipeline;

public sealed class ExtractionRunTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task Results_come_in_input_order_whatever_time_each_takes()
    {
        var file = folder.File("n.jsonl", IngestRunTests.Lines(300));
        var extractor = new StreetExtractor { Before = d => Thread.SpinWait(d.Document.Length * (d.Document.GetHashCode(StringComparison.Ordinal) & 0xFFF)) };

        var results = await RunAsync(extractor, file);

        Assert.Equal(Enumerable.Range(0, 300).Select(i => $"{file}#{i}"), results.Select(r => r.Graph!.Document));
    }

    [Fact]
    public async Task An_equal_document_is_printed_once_and_a_clash_never()
    {
        var file = folder.File("n.jsonl", """
            {"id":"1","text":"甲"}
            {"id":"2","text":"乙"}
            {"id":"1","text":"甲"}
            {"id":"2","text":"丙"}
            """);

        var results = await RunAsync(new StreetExtractor(), file);

        Assert.Equal([$"{file}#1", null, null], results.Select(r => r.Graph?.Document));
    }

    [Fact]
    public async Task A_fact_that_does_not_stand_in_the_text_refuses_its_document()
    {
        var file = folder.File("a.txt", "望江街道。");

        var result = Assert.Single(await RunAsync(new Inventor(), file));

        Assert.Equal(
            $"refused {file}: the extractor broke a rule on it (article:{file}/1: mention of place:1: '小营街道' is not what stands at [0, 4) of its body); please report it with the document",
            result.Refusal!.ToString());
    }

    private static async Task<List<ExtractionResult>> RunAsync(IDocumentExtractor extractor, params string[] paths) =>
        await ExtractionRun.RunAsync(InputSet.Find(paths), extractor, PipelineLimits.Default).ToListAsync();

    /// <summary>Mentions what the text does not say.</summary>
    private sealed class Inventor : IDocumentExtractor
    {
        public string Version => "0";

        public DocumentGraph Extract(SourceDocument source, CancellationToken cancellationToken = default)
        {
            var article = new Article { Id = $"article:{source.Document}/1", Document = source.Document, Number = 1, Body = source.Text };
            var entity = new Entity
            {
                Id = "place:1",
                Kind = EntityKind.Place,
                Level = PlaceLevel.Township,
                Name = "小营街道",
                Mentions = [new("小营街道", new(ArticlePart.Body, 0, 0, 4), 1)],
            };
            return new(source.Document, [new ArticleGraph { Article = article, Entities = [entity] }]);
        }
    }
}
