using System.Text.Json;
using KnowledgeGraph.Extraction.Gazetteer;
using KnowledgeGraph.Model;
using KnowledgeGraph.Model.Ontology;

namespace KnowledgeGraph.Extraction.Tests;

public class NewsExtractorTests
{
    private static readonly Lazy<List<DocumentGraph>> Seeds = new(() => [.. SeedPages().Select(source => NewsExtractor.Default.Extract(source))]);

    [Fact]
    public void The_sample_pages_give_articles_entities_and_relations()
    {
        var articles = Seeds.Value.SelectMany(d => d.Articles).ToList();
        Assert.True(articles.Count >= 40, $"{articles.Count} articles");
        Assert.True(articles.Sum(a => a.Entities.Count) > 5 * articles.Count);
        Assert.True(articles.Sum(a => a.Relations.Count) > 2 * articles.Count);
        foreach (var programme in new[] { "programme:共富工坊", "programme:骑士学院" })
        {
            var counties = articles.Where(a => a.Entities.Any(e => e.Id == programme)).Select(a => a.HomePlace).Distinct().Count();
            Assert.True(counties >= 3, $"{programme} in {counties} counties");
        }
    }

    [Fact]
    public void Every_fact_shows_its_characters()
    {
        foreach (var graph in Seeds.Value.SelectMany(d => d.Articles))
        {
            var article = graph.Article;
            var spans = graph.Entities.SelectMany(e => e.Mentions.Select(m => (m.Span, m.Text)))
                .Concat(graph.Relations.Select(r => (r.Span, r.Quote))).Concat(graph.Observations.Select(o => (o.Span, o.Quote))).Concat(graph.Dates.Select(d => (d.Span, d.Text)));
            Assert.All(spans, pair => Assert.Equal(pair.Item2, article.TextOf(pair.Span.Part, pair.Span.Caption)[pair.Span.Start..pair.Span.End]));
            Assert.All(graph.Entities, e => Assert.NotEmpty(e.Mentions));
        }
    }

    [Fact]
    public void Every_end_is_an_entity_of_the_article_and_allowed()
    {
        foreach (var graph in Seeds.Value.SelectMany(d => d.Articles))
        {
            var kinds = graph.Entities.ToDictionary(e => e.Id, e => e.Kind, StringComparer.Ordinal);
            Assert.All(graph.Relations, r => Assert.True(OntologyModel.Embedded.Allows(r.Type, kinds[r.From], kinds[r.To]), $"{r}"));
            Assert.All(graph.Observations, o => Assert.Contains(o.Subject, kinds));
        }
    }

    [Fact]
    public void Every_place_stands_below_its_parent_up_to_a_province()
    {
        foreach (var graph in Seeds.Value.SelectMany(d => d.Articles))
        {
            var places = graph.Entities.Concat(graph.Ancestors).Where(e => e.Kind == EntityKind.Place).ToDictionary(e => e.Id, StringComparer.Ordinal);
            Assert.All(places.Values, place => Assert.True(place.Parent is null || places.ContainsKey(place.Parent), place.Id));
            Assert.All(places.Values.Where(p => p.DivisionCode is not null), p => Assert.Equal(p.Canonical, DivisionTree.Embedded.CanonicalOf(DivisionTree.Embedded.FindByCode(p.DivisionCode))));
            Assert.True(graph.HomePlace is null || places.ContainsKey(graph.HomePlace));
        }
    }

    [Fact]
    public void The_same_document_gives_the_same_graph_on_any_thread()
    {
        var expected = Seeds.Value.ConvertAll(d => JsonSerializer.Serialize(d));
        var pages = SeedPages().ToList();
        var again = new string[pages.Count];
        Parallel.For(0, pages.Count, i => again[i] = JsonSerializer.Serialize(NewsExtractor.Default.Extract(pages[i])));
        Assert.Equal(expected, again);
    }

    [Fact]
    public void A_page_without_text_has_no_articles() => Assert.Empty(NewsExtractor.Default.Extract(new() { Document = "a.txt", Text = "\n \n" }).Articles);

    [Fact]
    public void A_cancelled_extraction_stops()
    {
        using var source = new CancellationTokenSource();
        source.Cancel();
        Assert.Throws<OperationCanceledException>(() => NewsExtractor.Default.Extract(SeedPages().First(), source.Token));
    }

    [Fact]
    public void The_version_names_the_revision_and_the_tables()
    {
        Assert.Matches("^news-[0-9]+-[0-9a-f]{12}$", NewsExtractor.Default.Version);
        Assert.Contains("divisions", SeedTables.Names);
    }

    private static IEnumerable<SourceDocument> SeedPages()
    {
        var directory = AppContext.BaseDirectory;
        while (!File.Exists(Path.Combine(directory, "KnowledgeGraph.sln")))
        {
            directory = Path.GetDirectoryName(directory)!;
        }
        return Directory.GetFiles(Path.Combine(directory, "seeds", "articles"), "*.txt").Order(StringComparer.Ordinal).Select(file => new SourceDocument
        {
            Document = Path.GetFileName(file),
            Text = string.Join('\n', File.ReadLines(file).SkipWhile(line => line.StartsWith("# ", StringComparison.Ordinal) && line.Contains(':'))),
            TextStart = -1,
        });
    }
}
