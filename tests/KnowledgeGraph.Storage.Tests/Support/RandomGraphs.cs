using System.Globalization;
using System.Text;
using KnowledgeGraph.Model;

namespace KnowledgeGraph.Storage.Tests;

/// <summary>Random documents over a small pool of entities, so that they overlap; the same seed gives the same documents.</summary>
internal static class RandomGraphs
{
    private static readonly string[] PoolNames = ["花潮驿站", "花潮", "竹韵学堂", "青禾计划", "蓝田学校", "蓝田", "𠮷祥里中心", "（南）站", "G60走廊", "溪口书屋", "云上集市"];
    private static readonly string?[] PoolDates = [null, "2023", "2023-12", "2023-12-31", "2024", "2024-01", "2024-01-01", "2024-02-29"];

    public static DocumentCommit[] Documents(Random random, int count) =>
        [.. Enumerable.Range(1, count).Select(number => Document(random, string.Create(CultureInfo.InvariantCulture, $"d{number}.txt"), "h1"))];

    public static DocumentCommit Document(Random random, string name, string hash) => new(
        new(name, [.. Enumerable.Range(1, random.Next(0, 4)).Select(number => Article(random, name, number))]), hash, random.Next(3) == 0 ? "v2" : "v1");

    /// <summary>Comes back to <paramref name="documents"/> over other contents, removals and repetitions.</summary>
    public static async Task DetourAsync(IGraphStore store, DocumentCommit[] documents, Random random)
    {
        for (var i = 0; i < 30; i++)
        {
            var document = documents[random.Next(documents.Length)];
            switch (random.Next(4))
            {
                case 0:
                    await store.RemoveAsync([document.Graph.Document]);
                    break;
                case 1:
                    await store.CommitAsync([Document(random, document.Graph.Document, "h2")]);
                    break;
                default:
                    await store.CommitAsync([document]);
                    break;
            }
        }
        var shuffled = documents.ToArray();
        random.Shuffle(shuffled);
        foreach (var batch in shuffled.Chunk(random.Next(1, 5)))
        {
            await store.CommitAsync(batch);
        }
    }

    private static ArticleGraph Article(Random random, string document, int number)
    {
        var (body, chosen) = (new StringBuilder("讯："), new Dictionary<string, (EntityKind Kind, List<Mention> Mentions, SortedSet<string> Surfaces)>(StringComparer.Ordinal));
        for (var i = random.Next(1, 8); i > 0; i--)
        {
            var index = random.Next(8);
            var kind = (EntityKind)(1 + (index % 7));
            var surface = PoolNames[random.Next(PoolNames.Length)];
            var id = $"{kind.ToString().ToLowerInvariant()}:{index}";
            var start = body.Length;
            body.Append(surface).Append(random.Next(2) == 0 ? "，" : "。");
            if (!chosen.TryGetValue(id, out var entity))
            {
                chosen.Add(id, entity = (kind, [], new(StringComparer.Ordinal)));
            }
            entity.Mentions.Add(new(surface, new(ArticlePart.Body, 0, start, start + surface.Length, start + 5, start + 5 + surface.Length), random.Next(10) / 10.0));
            entity.Surfaces.Add(surface);
        }
        var date = PoolDates[random.Next(PoolDates.Length)];
        var entities = chosen.Select(entity => new Entity
        {
            Id = entity.Key,
            Kind = entity.Value.Kind,
            Name = entity.Value.Surfaces.Max!,
            Aliases = [.. entity.Value.Surfaces.Where(surface => surface != entity.Value.Surfaces.Max)],
            Mentions = entity.Value.Mentions,
        }).ToList();
        var text = body.ToString();
        var county = random.Next(3);
        return new()
        {
            Article = new()
            {
                Id = FactIds.OfArticle(document, number),
                Document = document,
                Number = number,
                Body = text,
                Published = date is null ? null : Dates.Of(date),
                PublishedBasis = date is null ? DateBasis.Unknown : DateBasis.Inferred,
            },
            Entities = entities,
            Ancestors =
            [
                new() { Id = "place:33", Kind = EntityKind.Place, Level = PlaceLevel.Province, Name = "浙江省", Canonical = "浙江省", DivisionCode = "33" },
                new()
                {
                    Id = $"place:33010{county}", Kind = EntityKind.Place, Level = PlaceLevel.County, Name = $"第{county}区", Canonical = random.Next(4) == 0 ? "旧名" : "浙江省的区",
                    Code = $"33010{county}", DivisionCode = $"33010{county}", Parent = "place:33",
                },
            ],
            Relations =
            [
                .. Enumerable.Range(0, random.Next(4)).Select(_ =>
                {
                    var (from, to) = (entities[random.Next(entities.Count)], entities[random.Next(entities.Count)]);
                    var mention = from.Mentions[0];
                    return new Relation((RelationType)random.Next(9), from.Id, to.Id, random.Next(3) == 0 ? "主任" : null, mention.Text, mention.Span, random.Next(10) / 10.0);
                }),
            ],
            Observations =
            [
                .. entities.Take(random.Next(2)).Select(entity => new Observation
                {
                    Subject = entity.Id, Place = $"place:33010{county}", Metric = "人数", Value = random.Next(1000), Quote = entity.Mentions[0].Text,
                    Span = entity.Mentions[0].Span, Score = 0.5,
                }),
            ],
            HomePlace = $"place:33010{county}",
        };
    }
}
