using System.Globalization;
using System.Text.Json;
using KnowledgeGraph.Model;

namespace KnowledgeGraph.Storage.Bench;

/// <summary>
/// Makes document graphs of the size of news articles: 20 mentions of 14 entities, 15 relations, 3 observations, 2 dates. Entities follow a
/// power law, so that a few are in a great many articles. Bodies are those of a JSON Lines file, or made of random common characters.
/// </summary>
internal sealed class GraphGenerator(int seed, string? corpus)
{
    private const int EntitiesAnArticle = 14;
    private const int PoolOfEntities = 40_000;
    private const int BodyLength = 1000;

    private readonly Random random = new(seed);
    private readonly string[] bodies = corpus is null ? [] : [.. File.ReadLines(corpus).Select(Body)];

    public IEnumerable<DocumentCommit> Documents(int count) => Enumerable.Range(0, count).Select(Document);

    private DocumentCommit Document(int number)
    {
        var name = string.Create(CultureInfo.InvariantCulture, $"news/{number:000000}.txt");
        return new(new(name, [Article(name, number)]), $"hash{number}", "bench");
    }

    private ArticleGraph Article(string document, int number)
    {
        var body = bodies.Length > 0 ? bodies[number % bodies.Length] : RandomBody();
        var entities = new Dictionary<string, Entity>(StringComparer.Ordinal);
        while (entities.Count < EntitiesAnArticle)
        {
            var entity = Entity(body, (int)(PoolOfEntities * Math.Pow(random.NextDouble(), 3)), entities.Count < 6 ? 2 : 1);
            entities.TryAdd(entity.Id, entity);
        }
        var list = entities.Values.ToList();
        return new()
        {
            Article = new()
            {
                Id = FactIds.OfArticle(document, 1),
                Document = document,
                Number = 1,
                Title = body[..12],
                Body = body,
                Published = PartialDate.Of(2020 + (number % 5), 1 + (number % 12), 1 + (number % 28)),
                PublishedBasis = DateBasis.Stated,
            },
            Entities = list,
            Relations =
            [
                .. Enumerable.Range(0, 15).Select(i => new Relation(
                    (RelationType)(1 + (i % 7)), list[i % list.Count].Id, list[(i * 5 + 1) % list.Count].Id, i % 7 == 5 ? "主任" : null, Slice(body, i * 9, 20), Span(i * 9, 20), 0.8)),
            ],
            Observations =
            [
                .. Enumerable.Range(0, 3).Select(i => new Observation
                {
                    Subject = list[i].Id, Metric = Slice(body, i * 11, 4), Value = i * 100, Unit = "人", Quote = Slice(body, i * 11, 10), Span = Span(i * 11, 10), Score = 0.7,
                }),
            ],
            Dates = [new(Slice(body, 3, 4), "2024-01", Span(3, 4)), new(Slice(body, 30, 4), "2024", Span(30, 4))],
        };
    }

    /// <summary>The entity of a rank; its name is a function of the rank, its mentions are somewhere in the body.</summary>
    private Entity Entity(string body, int rank, int mentions)
    {
        var kind = (EntityKind)(1 + (rank % 7));
        var name = $"{(char)('一' + (rank * 7 % 5000))}{(char)('一' + (rank * 31 % 5000))}{(char)('一' + (rank * 131 % 5000))}中心";
        return new()
        {
            Id = $"{kind.ToString().ToLowerInvariant()}:330106/{name}{rank}",
            Kind = kind,
            Name = name,
            Aliases = rank % 3 == 0 ? [name[..3]] : [],
            Mentions = [.. Enumerable.Range(0, mentions).Select(_ => random.Next(body.Length - 8)).Order().Select(at => new Mention(Slice(body, at, 6), Span(at, 6), 0.9))],
        };
    }

    private string RandomBody() => string.Create(BodyLength, random, static (text, random) =>
    {
        for (var i = 0; i < text.Length; i++)
        {
            text[i] = i % 30 == 29 ? '。' : (char)('一' + (int)(4000 * Math.Pow(random.NextDouble(), 2.5)));
        }
    });

    private static string Body(string line)
    {
        using var json = JsonDocument.Parse(line);
        // Slices at random places must not cut a character in two.
        var text = string.Concat(json.RootElement.GetProperty("text").GetString()!.Where(c => !char.IsSurrogate(c)));
        return text.Length >= 200 ? text : text.PadRight(200, '。');
    }

    private static string Slice(string body, int start, int length) => body.Substring(start, length);

    private static TextSpan Span(int start, int length) => new(ArticlePart.Body, 0, start, start + length);
}
