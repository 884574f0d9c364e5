using KnowledgeGraph.Model;

namespace KnowledgeGraph.Storage.Tests;

public abstract partial class GraphStoreContract
{
    private const string Hangzhou = "place:3301";

    [Fact]
    public async Task Entities_are_listed_in_each_order()
    {
        await FillAsync();
        async Task<string[]> ListAsync(EntityOrder order) =>
            [.. (await Store.FindEntitiesAsync(new(), order, new(50))).Edges.Select(edge => edge.Node.Name)];

        Assert.Equal(
            ["余杭区", "天子湖镇", "安吉县", "安吉县民政局", "杭州市", "浙江省", "湖州市", "王小禾", "花潮驿站", "花潮驿站竹乡站", "蓝田学校", "蓝田花潮驿站"],
            await ListAsync(EntityOrder.Name));
        Assert.Equal(
            ["花潮驿站", "安吉县民政局", "蓝田学校", "余杭区", "安吉县", "花潮驿站竹乡站", "王小禾", "湖州市", "天子湖镇", "蓝田花潮驿站", "浙江省", "杭州市"],
            await ListAsync(EntityOrder.ArticleCount));
        Assert.Equal(
            ["蓝田学校", "余杭区", "蓝田花潮驿站", "花潮驿站竹乡站", "湖州市", "安吉县", "花潮驿站", "安吉县民政局", "王小禾", "天子湖镇", "浙江省", "杭州市"],
            await ListAsync(EntityOrder.FirstReported));
        Assert.Equal(
            ["安吉县民政局", "王小禾", "安吉县", "天子湖镇", "花潮驿站", "花潮驿站竹乡站", "湖州市", "蓝田学校", "余杭区", "蓝田花潮驿站", "浙江省", "杭州市"],
            await ListAsync(EntityOrder.LastReported));
    }

    [Theory]
    [InlineData(EntityOrder.Name)]
    [InlineData(EntityOrder.ArticleCount)]
    [InlineData(EntityOrder.FirstReported)]
    [InlineData(EntityOrder.LastReported)]
    public async Task Pages_joined_are_the_list(EntityOrder order)
    {
        await FillAsync();
        var whole = (await Store.FindEntitiesAsync(new(), order, new(50))).Edges.Select(edge => edge.Node.Id).ToArray();
        for (var size = 1; size <= 5; size++)
        {
            List<string> joined = [];
            var page = new Page<StoredEntity>([], true);
            for (string? after = null; page.HasNext; after = page.Edges[^1].Cursor.ToString())
            {
                page = await Store.FindEntitiesAsync(new(), order, new(size, after, WithTotal: true));
                Assert.Equal(whole.Length, page.Total);
                joined.AddRange(page.Edges.Select(edge => edge.Node.Id));
            }
            Assert.Equal(whole, joined);
        }
    }

    [Fact]
    public async Task Pages_of_facts_joined_are_the_list()
    {
        await FillAsync();
        var mentions = await JoinAsync(async request => (await Store.GetMentionsAsync([World.Programme], 0, request))[0]);
        Assert.Equal(7, mentions.Count);
        Assert.Equal((await Store.GetMentionsAsync([World.Programme], 0, new(50)))[0].Edges.Select(edge => edge.Node), mentions);
        Assert.Equal(4, (await JoinAsync(async request => (await Store.GetRelationsOfAsync([World.Bureau], RelationFilter.All, request))[0])).Count);
        Assert.Equal(2, (await JoinAsync(async request => (await Store.GetObservationsOfAsync([World.Programme], ObservationFilter.All, request))[0])).Count);
        Assert.Equal(5, (await JoinAsync(async request => (await Store.GetEntitiesOfAsync(["article:a.txt/1"], null, request))[0])).Count);
        Assert.Equal(2, (await JoinAsync(async request => (await Store.GetChildrenAsync([World.Province], null, request))[0])).Count);
        Assert.Equal(4, (await JoinAsync(async request => await Store.FindArticlesAsync(new(), request))).Count);
        Assert.Equal(4, (await JoinAsync(async request => await Store.FindArticlesAsync(new() { Text = "花潮" }, request))).Count);
    }

    [Fact]
    public async Task A_cursor_of_another_list_is_refused()
    {
        await FillAsync();
        var cursor = (await Store.FindEntitiesAsync(new(), EntityOrder.Name, new(1))).Edges[0].Cursor.ToString();
        foreach (var wrong in new[] { cursor, "", "!", "bm9uZQ" })
        {
            var error = await Assert.ThrowsAsync<InvalidCursorException>(async () => await Store.FindEntitiesAsync(new(), EntityOrder.ArticleCount, new(1, wrong)));
            Assert.Equal($"'{wrong}' is no cursor of this list: pass one that a page of the same list gave", error.Message);
        }
    }

    [Fact]
    public async Task A_page_of_none_still_says_whether_there_are_any()
    {
        await FillAsync();
        Assert.True((await Store.FindEntitiesAsync(new(), EntityOrder.Name, new(0))).HasNext);
        Assert.True((await Store.GetMentionsAsync([World.Programme], 0, new(0)))[0].HasNext);
        Assert.False((await Store.GetMentionsAsync([World.Province], 0, new(0)))[0].HasNext);
    }

    [Fact]
    public async Task Entities_are_filtered()
    {
        await FillAsync();
        async Task<string[]> FindAsync(EntityFilter filter)
        {
            var page = await Store.FindEntitiesAsync(filter, EntityOrder.Name, new(50, null, WithTotal: true));
            Assert.Equal(page.Edges.Count, page.Total);
            return [.. page.Edges.Select(edge => edge.Node.Name)];
        }

        Assert.Equal(["王小禾", "蓝田学校"], await FindAsync(new() { Kinds = [EntityKind.Person, EntityKind.Organization] }));
        Assert.Empty(await FindAsync(new() { Kinds = [] }));
        Assert.Equal(["余杭区", "安吉县"], await FindAsync(new() { Level = PlaceLevel.County }));
        Assert.Equal(["花潮驿站", "花潮驿站竹乡站", "蓝田花潮驿站"], await FindAsync(new() { NameContains = "潮" }));
        Assert.Equal(["花潮驿站"], await FindAsync(new() { NameContains = "潮小" }));
        Assert.Equal(["花潮驿站竹乡站"], await FindAsync(new() { NameContains = "站　竹" }));
        Assert.Empty(await FindAsync(new() { NameContains = "潮驿站花" }));
        Assert.Empty(await FindAsync(new() { NameContains = "·" }));
        Assert.Equal(12, (await FindAsync(new() { NameContains = "" })).Length);
        Assert.Equal(
            ["余杭区", "安吉县", "安吉县民政局", "湖州市", "花潮驿站", "花潮驿站竹乡站", "蓝田学校", "蓝田花潮驿站"],
            await FindAsync(new() { ReportedUntil = Dates.Of("2024-02") }));
        Assert.Equal(
            ["余杭区", "天子湖镇", "安吉县", "安吉县民政局", "王小禾", "花潮驿站", "蓝田学校", "蓝田花潮驿站"],
            await FindAsync(new() { ReportedSince = Dates.Of("2024-03-01") }));
        Assert.Equal(["余杭区", "安吉县民政局", "花潮驿站", "蓝田学校", "蓝田花潮驿站"], await FindAsync(new() { ReportedSince = Dates.Of("2024-03-06") }));
        Assert.Empty(await FindAsync(new() { ReportedSince = Dates.Of("2025") }));
    }

    [Fact]
    public async Task Within_a_place_is_what_is_below_it_or_leads_there()
    {
        await FillAsync();
        async Task<string[]> WithinAsync(string place) =>
            [.. (await Store.FindEntitiesAsync(new() { Within = place }, EntityOrder.Name, new(50))).Edges.Select(edge => edge.Node.Name)];

        Assert.Equal(["天子湖镇", "花潮驿站"], await WithinAsync(World.Town));
        Assert.Equal(["天子湖镇", "安吉县", "安吉县民政局", "王小禾", "花潮驿站", "花潮驿站竹乡站"], await WithinAsync(World.Anji));
        Assert.Equal(["余杭区", "杭州市", "蓝田学校", "蓝田花潮驿站"], await WithinAsync(Hangzhou));
        Assert.Equal(12, (await WithinAsync(World.Province)).Length);
        Assert.Empty(await WithinAsync("place:11"));
        Assert.Empty(await WithinAsync(World.Bureau));

        // The same among given ids.
        string[] all = [.. (await Store.FindEntitiesAsync(new(), EntityOrder.Name, new(50))).Edges.Select(edge => edge.Node.Id)];
        foreach (var place in new[] { World.Town, World.Anji, Hangzhou, World.Province, "place:11", World.Bureau })
        {
            var among = await Store.FindEntitiesAsync(new() { Within = place, Ids = [.. all, "none:x"] }, EntityOrder.Name, new(50, null, WithTotal: true));
            Assert.Equal(await WithinAsync(place), among.Edges.Select(edge => edge.Node.Name));
            Assert.Equal(among.Edges.Count, among.Total);
        }
        var two = await Store.FindEntitiesAsync(new() { Within = World.Anji, Ids = [World.School, World.Person, World.Person] }, EntityOrder.Name, new(50));
        Assert.Equal(["王小禾"], two.Edges.Select(edge => edge.Node.Name));
        Assert.Equal(["王小禾"], (await Store.FindEntitiesAsync(new() { Ids = [World.Person, "none:x"] }, EntityOrder.ArticleCount, new(50))).Edges.Select(edge => edge.Node.Name));
        Assert.Empty((await Store.FindEntitiesAsync(new() { Ids = [] }, EntityOrder.Name, new(50))).Edges);
    }

    [Fact]
    public async Task Articles_are_newest_first_and_filtered()
    {
        await FillAsync();
        async Task<string[]> FindAsync(ArticleFilter filter)
        {
            var page = await Store.FindArticlesAsync(filter, new(50, null, WithTotal: true));
            Assert.Equal(page.Edges.Count, page.Total);
            return [.. page.Edges.Select(edge => edge.Node.Article.Id["article:".Length..])];
        }

        Assert.Equal(["a.txt/1", "b.txt/1", "c.txt/1", "c.txt/2"], await FindAsync(new()));
        Assert.Equal(["a.txt/1", "b.txt/1", "c.txt/1", "c.txt/2"], await FindAsync(new() { Text = "花潮" }));
        Assert.Equal(["a.txt/1"], await FindAsync(new() { Text = "居民在花潮" }));
        Assert.Equal(["a.txt/1"], await FindAsync(new() { Text = "禾" }));
        Assert.Equal(["a.txt/1", "c.txt/1"], await FindAsync(new() { Text = "服务居民１" }));
        Assert.Empty(await FindAsync(new() { Text = "花潮站驿" }));
        Assert.Empty(await FindAsync(new() { Text = "，" }));
        Assert.Equal(["c.txt/1"], await FindAsync(new() { Mentions = [World.Bureau, World.School, World.Bureau] }));
        Assert.Empty(await FindAsync(new() { Mentions = [World.Bureau, "none:x"] }));
        Assert.Equal(4, (await FindAsync(new() { Mentions = [] })).Length);
        Assert.Empty(await FindAsync(new() { Mentions = [World.Province] }));
        Assert.Empty(await FindAsync(new() { Source = "nobody" }));
        Assert.Equal(["a.txt/1", "c.txt/1"], await FindAsync(new() { PublishedSince = Dates.Of("2024-03") }));
        Assert.Equal(["b.txt/1", "c.txt/1"], await FindAsync(new() { PublishedUntil = Dates.Of("2024-02-01") }));
        Assert.Equal(["c.txt/1"], await FindAsync(new() { PublishedSince = Dates.Of("2024-03-06"), PublishedUntil = Dates.Of("2030"), Text = "蓝田", Mentions = [World.School] }));
    }

    [Fact]
    public async Task The_division_tree_is_that_of_the_places_in_the_graph()
    {
        await FillAsync();
        var ancestors = await Store.GetAncestorsAsync([World.Town, World.Province, World.Bureau, "none:x"]);
        Assert.Equal(["浙江省", "湖州市", "安吉县"], ancestors[0].Select(place => place.Name));
        Assert.Equal([0, 0, 0], ancestors.Skip(1).Select(list => list.Count));

        var children = await Store.GetChildrenAsync([World.Province, World.Anji, "none:x"], null, new(10, null, WithTotal: true));
        Assert.Equal(["杭州市", "湖州市"], children[0].Edges.Select(edge => edge.Node.Name));
        Assert.Equal([2, 1, 0], children.Select(page => page.Total ?? -1));
        Assert.Empty((await Store.GetChildrenAsync([World.Province], PlaceLevel.County, new(10)))[0].Edges);
        Assert.Equal(["天子湖镇"], (await Store.GetChildrenAsync([World.Anji], PlaceLevel.Township, new(10)))[0].Edges.Select(edge => edge.Node.Name));
    }

    [Fact]
    public async Task Children_are_by_division_code_then_name()
    {
        var builder = new ArticleBuilder("z.txt", 1, "乙区、甲区、丙新区、丁新区。");
        foreach (var (id, name) in new[] { ("place:330103", "乙区"), ("place:330102", "甲区") })
        {
            builder.Place(id, PlaceLevel.County, name, Hangzhou);
        }
        builder.Ancestor(Hangzhou, PlaceLevel.City, "杭州市", null);
        var graph = builder.Build();
        Entity Zone(string name) => new()
        {
            Id = $"place:3301/{name}",
            Kind = EntityKind.Place,
            Level = PlaceLevel.Zone,
            Name = name,
            Parent = Hangzhou,
            Mentions = [new(name, new(ArticlePart.Body, 0, graph.Article.Body.IndexOf(name, StringComparison.Ordinal), graph.Article.Body.IndexOf(name, StringComparison.Ordinal) + 3), 1)],
        };
        await Store.CommitAsync([World.Commit("z.txt", graph with { Entities = [.. graph.Entities, Zone("丙新区"), Zone("丁新区")] })]);
        var children = await JoinAsync(async request => (await Store.GetChildrenAsync([Hangzhou], null, request))[0]);
        Assert.Equal(["甲区", "乙区", "丁新区", "丙新区"], children.Select(place => place.Name));
    }

    [Fact]
    public async Task Places_come_by_code_and_things_by_name()
    {
        await FillAsync();
        var places = await Store.GetPlacesByCodeAsync(["330523", "330523111", "110000", "330000"]);
        Assert.Equal([["安吉县"], ["天子湖镇"], [], ["浙江省"]], places.Select(list => list.Select(place => place.Name)));

        var named = await Store.GetEntitiesByNameAsync(["花潮驿站", "花潮小站", "竹乡站", "潮"], null);
        Assert.Equal([new NamedEntity(World.Programme, EntityKind.Programme, "花潮驿站", true, 4)], named[0]);
        Assert.Equal([new NamedEntity(World.Programme, EntityKind.Programme, "花潮小站", false, 4)], named[1]);
        Assert.Equal([new NamedEntity(World.Station, EntityKind.Facility, "竹乡站", false, 1)], named[2]);
        Assert.Empty(named[3]);
        Assert.Empty((await Store.GetEntitiesByNameAsync(["竹乡站"], [EntityKind.Person]))[0]);
    }

    [Fact]
    public async Task Name_search_finds_what_shares_characters()
    {
        await FillAsync();
        var found = await Store.SearchNamesAsync(["花朝驿站", "·", "鑫"], new() { Kinds = [EntityKind.Programme, EntityKind.Facility] });
        Assert.Equal(
            [("花潮驿站", 4), ("花潮驿站竹乡站", 4), ("蓝田花潮驿站", 4), ("花潮小站", 2), ("竹乡站", 1)],
            found[0].Select(candidate => (candidate.Name.Name, candidate.SharedGrams)));
        Assert.Equal([0, 0], found.Skip(1).Select(list => list.Count));
        Assert.Equal(["花潮驿站"], (await Store.SearchNamesAsync(["花朝驿站"], new() { Limit = 1 }))[0].Select(candidate => candidate.Name.Name));
    }

    [Fact]
    public async Task Streams_are_in_the_order_of_ids()
    {
        await Store.CommitAsync([.. RandomGraphs.Documents(new(77), 30)]);
        Assert.True(IsSorted(await Store.StreamEntitiesAsync().Select(entity => entity.Id).ToListAsync()));
        Assert.True(IsSorted(await Store.StreamRelationsAsync().Select(relation => relation.Id).ToListAsync()));
        Assert.True(IsSorted(await Store.StreamObservationsAsync().Select(observation => observation.Id).ToListAsync()));
        Assert.True(IsSorted(await Store.StreamArticlesAsync().Select(article => article.Article.Id).ToListAsync()));
        Assert.True(IsSorted(await Store.StreamEvidenceAsync().Select(evidence => evidence.Fact).ToListAsync()));
        Assert.True(IsSorted(await Store.StreamMentionsAsync().Select(mention => mention.Article).ToListAsync()));
        Assert.True(IsSorted(await Store.StreamDocumentsAsync().Select(document => document.Graph.Document).ToListAsync()));
        Assert.True(IsSorted(await Store.StreamNamesAsync().Select(name => name.Entity + "\0" + name.Name).ToListAsync()));

        static bool IsSorted(List<string> list) => list.Count > 10 && list.Zip(list.Skip(1)).All(pair => CodePointOrder.Instance.Compare(pair.First, pair.Second) <= 0);
    }

    [Fact]
    public async Task A_snapshot_sees_one_state_or_shows_another_version()
    {
        await Store.CommitAsync([World.A]);
        await using (var snapshot = await Store.OpenSnapshotAsync())
        {
            var before = await snapshot.GetVersionAsync();
            await Store.CommitAsync([World.B]);
            // A store that can't hold a state says so by its version.
            Assert.Equal(HoldsStates, before == await snapshot.GetVersionAsync());
            Assert.Equal(HoldsStates, (await snapshot.GetEntitiesAsync([World.Station]))[0] is null);
        }
        Assert.NotNull((await Store.GetEntitiesAsync([World.Station]))[0]);
    }

    private static async Task<List<T>> JoinAsync<T>(Func<PageRequest, Task<Page<T>>> read)
    {
        List<T> joined = [];
        var page = new Page<T>([], true);
        for (string? after = null; page.HasNext; after = page.Edges[^1].Cursor.ToString())
        {
            page = await read(new(1, after));
            joined.AddRange(page.Edges.Select(edge => edge.Node));
        }
        return joined;
    }
}
