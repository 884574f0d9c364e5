using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using KnowledgeGraph.Model;

namespace KnowledgeGraph.Storage.Neo4j.Tests;

/// <summary>Reads of every kind with random arguments, fit for the graphs of <see cref="Storage.Tests.RandomGraphs"/>; the same seed gives the same reads.</summary>
internal static class RandomReads
{
    private static readonly JsonSerializerOptions Plain = new()
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        Converters = { new JsonStringEnumConverter() },
        TypeInfoResolver = new DefaultJsonTypeInfoResolver { Modifiers = { ShowText } },
    };

    private static readonly string[] Texts = ["花潮", "花潮驿站", "潮驿", "𠮷祥里", "（南）站", "南站", "G60", "g６０走廊", "蓝", "蓝田学", "学校，", "·", "站。云上", "区", "讯", "青禾计划蓝田", "a b", ""];

    private static readonly string[] Days = ["2023", "2023-12", "2023-12-31", "2024", "2024-01", "2024-01-01", "2024-02", "2024-02-29"];

    /// <summary>What a read is called, and how it is done on any store.</summary>
    public static (string Name, Func<IGraphReader, Task<string>> Read) Next(Random random)
    {
        var ids = Many(random, Entity);
        var articles = Many(random, r => $"article:d{r.Next(1, 26)}.txt/{r.Next(1, 4)}");
        var kinds = random.Next(2) == 0 ? null : Many(random, r => (EntityKind)r.Next(8));
        var types = random.Next(2) == 0 ? null : Many(random, r => (RelationType)r.Next(9));
        var score = random.Next(3) == 0 ? random.Next(10) / 10.0 : 0;
        var (size, total) = (random.Next(0, 6), random.Next(2) == 0);
        var (since, until) = (Day(random), Day(random));
        var text = Texts[random.Next(Texts.Length)];
        var filter = new RelationFilter
        {
            Types = types,
            Kinds = kinds,
            MinScore = score,
            Direction = (Direction)random.Next(3),
            AsOf = Day(random),
            OtherEnds = random.Next(4) == 0 ? Many(random, Entity) : null,
        };
        var entities = new EntityFilter
        {
            Kinds = kinds,
            Ids = random.Next(4) == 0 ? ids : null,
            NameContains = random.Next(3) == 0 ? text : null,
            Within = random.Next(3) == 0 ? $"place:33{(random.Next(4) is var county and < 3 ? $"010{county}" : "")}" : null,
            Level = random.Next(6) == 0 ? (PlaceLevel)random.Next(4) : null,
            ReportedSince = since,
            ReportedUntil = until,
        };
        var order = (EntityOrder)random.Next(4);
        var found = new ArticleFilter
        {
            Text = random.Next(2) == 0 ? text : null,
            Mentions = random.Next(2) == 0 ? null : [.. ids.Take(2)],
            PublishedSince = since,
            PublishedUntil = until,
        };
        var counts = new FactCountQuery
        {
            Of = (FactClass)random.Next(3),
            Keys = (FactKeys)random.Next(64),
            MinScore = score,
            Kinds = random.Next(3) == 0 ? kinds : null,
            Types = random.Next(4) == 0 ? types : null,
            Programmes = random.Next(4) == 0 ? ids : null,
        };
        return random.Next(18) switch
        {
            0 => ("entities by id", async g => Json(await g.GetEntitiesAsync(ids))),
            1 => ("articles by id", async g => Json(await g.GetArticlesAsync(articles))),
            2 => ("mentions", g => AllAsync(ids, size, total, request => g.GetMentionsAsync(ids, score, request))),
            3 => ("mentions in", g => AllAsync(articles, size, total, request => g.GetMentionsInAsync(articles, score, request))),
            4 or 5 => ("relations of", g => AllAsync(ids, size, total, request => g.GetRelationsOfAsync(ids, filter, request))),
            6 => ("observations of", g => AllAsync(ids, size, total, request => g.GetObservationsOfAsync(ids, new() { IncludePlace = total, MinScore = score }, request))),
            7 => ("entities of", g => AllAsync(articles, size, total, request => g.GetEntitiesOfAsync(articles, kinds, request))),
            8 => ("co-mentions", async g => Json(await g.GetCoMentionsAsync(ids, kinds, size))),
            9 => ("tree", async g => Json(await g.GetAncestorsAsync(ids)) + await AllAsync(ids, size, total, request => g.GetChildrenAsync(ids, entities.Level, request))),
            10 => ("names", async g => Json(await g.GetEntitiesByNameAsync([text, "花潮"], kinds)) + Json(await g.GetPlacesByCodeAsync(["330100", "330101", "33"]))),
            11 => ("search", async g => Json(await g.SearchNamesAsync([text, "蓝田学堂"], new() { Kinds = kinds, Limit = 1 + size }))),
            12 => ("adoptions", g => AdoptionsAsync(g, ids, entities.Level ?? PlaceLevel.County, new() { MinScore = score, AsOf = until }, size)),
            13 => ("counts", async g => string.Join('\n', (await g.CountFactsAsync(counts)).Select(count => Json(count)).Order(StringComparer.Ordinal))),
            14 => ("evidence", g => EvidenceAsync(g, ids, score, size, total)),
            15 => ($"articles {Json(found)}", g => AllAsync<StoredArticle>([""], size, total, async request => [await g.FindArticlesAsync(found, request)])),
            _ => ($"list {order} {Json(entities)}", g => AllAsync<StoredEntity>([""], size, total, async request => [await g.FindEntitiesAsync(entities, order, request)])),
        };
    }

    private static async Task<string> AdoptionsAsync(IGraphReader graph, string[] ids, PlaceLevel level, AdoptionFilter filter, int size)
    {
        var ofProgrammes = await graph.GetAdoptionsOfProgrammesAsync(ids, level, filter);
        var ofPlaces = await graph.GetAdoptionsOfPlacesAsync(ids, filter);
        AdoptionKey[] keys = [.. ofProgrammes.Concat(ofPlaces).SelectMany(list => list).Select(adoption => adoption.Key)];
        return Json(ofProgrammes) + Json(ofPlaces) + Json(await graph.GetAdoptionEvidenceAsync(keys, filter, size));
    }

    private static async Task<string> EvidenceAsync(IGraphReader graph, string[] ids, double score, int size, bool total)
    {
        var pages = await graph.GetRelationsOfAsync(ids, RelationFilter.All, new(4));
        string[] relations = [.. pages.SelectMany(page => page.Edges.Select(edge => edge.Node.Id)).Append("relation:x")];
        return Json(await graph.GetRelationsAsync(relations)) + await AllAsync(relations, size, total, request => graph.GetEvidenceAsync(relations, score, request));
    }

    /// <summary>A first page, and of the first parent that has more, the pages after it.</summary>
    private static async Task<string> AllAsync<T>(IReadOnlyList<string> parents, int size, bool total, Func<PageRequest, ValueTask<IReadOnlyList<Page<T>>>> read)
    {
        var pages = await read(new(size, null, total));
        var text = Json(pages);
        for (var steps = 0; steps < 20 && parents.Count > 0 && size > 0 && pages.FirstOrDefault(page => page.HasNext) is { } page; steps++)
        {
            pages = await read(new(size, page.Edges[^1].Cursor.ToString(), total));
            text += "\n" + Json(pages);
        }
        return text;
    }

    private static string Json<T>(T value) => JsonSerializer.Serialize(value, Plain);

    private static T[] Many<T>(Random random, Func<Random, T> one) => [.. Enumerable.Range(0, random.Next(1, 5)).Select(_ => one(random))];

    private static string Entity(Random random) => random.Next(12) switch
    {
        < 8 and var index => $"{((EntityKind)(1 + (index % 7))).ToString().ToLowerInvariant()}:{index}",
        8 => "place:33",
        9 or 10 => $"place:33010{random.Next(3)}",
        _ => "none:x",
    };

    private static PartialDate? Day(Random random) => random.Next(2) == 0 ? null : Storage.Tests.Dates.Of(Days[random.Next(Days.Length)]);

    // A cursor shows nothing but its text.
    private static void ShowText(JsonTypeInfo type)
    {
        if (type.Type == typeof(Cursor))
        {
            var text = type.CreateJsonPropertyInfo(typeof(string), "text");
            text.Get = cursor => cursor.ToString();
            type.Properties.Add(text);
        }
    }
}
