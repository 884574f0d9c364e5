using KnowledgeGraph.Model;

namespace KnowledgeGraph.Storage.Tests;

public abstract partial class GraphStoreContract
{
    [Fact]
    public async Task Merged_entities_say_what_their_articles_say_together()
    {
        await FillAsync();
        var entities = await Store.GetEntitiesAsync([World.Programme, "none:x", World.Anji, World.Province, World.Station, World.Programme]);

        var programme = entities[0]!;
        Assert.Equal(EntityKind.Programme, programme.Kind);
        Assert.Equal("花潮驿站", programme.Name);
        Assert.Equal(["花潮小站"], programme.Aliases);
        Assert.Equal((4, "2024-02", "2024-03-05"), (programme.ArticleCount, programme.FirstReported.ToString(), programme.LastReported.ToString()));
        Assert.Null(entities[1]);
        var county = entities[2]!;
        Assert.Equal(
            (EntityKind.Place, PlaceLevel.County, "安吉县", "330523", "330523", World.City, 2),
            (county.Kind, county.Level, county.Name, county.Code, county.DivisionCode, county.Parent, county.ArticleCount));
        var province = entities[3]!;
        Assert.Equal(("浙江省", 0, null, null), (province.Name, province.ArticleCount, province.FirstReported, province.Parent));
        Assert.Equal(["竹乡站"], entities[4]!.Aliases);
        Assert.Equal(programme with { Aliases = [] }, entities[5]! with { Aliases = [] });
    }

    [Fact]
    public async Task The_name_is_that_of_most_articles_then_the_longer_then_the_smaller()
    {
        DocumentCommit Naming(string document, string name) =>
            World.Commit(document, new ArticleBuilder(document, 1, name + "。").Entity(EntityKind.Programme, "programme:x", name).Build());

        async Task<string> NameAsync() => (await Store.GetEntitiesAsync(["programme:x"]))[0]!.Name;

        await Store.CommitAsync([Naming("1", "乙乙"), Naming("2", "甲甲甲")]);
        Assert.Equal("甲甲甲", await NameAsync());
        await Store.CommitAsync([Naming("3", "乙乙")]);
        Assert.Equal("乙乙", await NameAsync());
        await Store.CommitAsync([Naming("4", "丁丁"), Naming("5", "丁丁")]);
        Assert.Equal("丁丁", await NameAsync());
        Assert.Equal(["乙乙", "甲甲甲"], (await Store.GetEntitiesAsync(["programme:x"]))[0]!.Aliases);
        await Store.RemoveAsync(["5"]);
        Assert.Equal("乙乙", await NameAsync());
    }

    [Fact]
    public async Task First_and_last_reports_follow_possible_days()
    {
        DocumentCommit Dated(string document, string? date) =>
            World.Commit(document, new ArticleBuilder(document, 1, "青禾计划。", date).Entity(EntityKind.Programme, "programme:x", "青禾计划").Build());

        async Task<string> RangeAsync()
        {
            var entity = (await Store.GetEntitiesAsync(["programme:x"]))[0]!;
            return $"{entity.FirstReported} to {entity.LastReported}";
        }

        await Store.CommitAsync([Dated("1", null)]);
        Assert.Equal(" to ", await RangeAsync());
        await Store.CommitAsync([Dated("2", "2024"), Dated("3", "2024-12")]);
        Assert.Equal("2024-12 to 2024-12", await RangeAsync());
        await Store.CommitAsync([Dated("4", "2024-12-31"), Dated("5", "2024-12-01"), Dated("6", "2025")]);
        Assert.Equal("2024-12-01 to 2025", await RangeAsync());
        await Store.RemoveAsync(["5", "6"]);
        Assert.Equal("2024-12-31 to 2024-12-31", await RangeAsync());
        await Store.RemoveAsync(["4", "3"]);
        Assert.Equal("2024 to 2024", await RangeAsync());
    }

    [Fact]
    public async Task Articles_come_by_id_with_text_home_and_dates()
    {
        await FillAsync();
        var articles = await Store.GetArticlesAsync(["article:c.txt/2", "article:none/1", "article:a.txt/1"]);
        Assert.Equal(("余杭区的蓝田学校来了新客人，花潮小站也来了。", null, DateBasis.Unknown, null),
            (articles[0]!.Article.Body, articles[0]!.Article.Title, articles[0]!.Article.PublishedBasis, articles[0]!.HomePlace));
        Assert.Null(articles[1]);
        var first = articles[2]!;
        Assert.Equal(("花潮驿站开门", "2024-03-05", World.Anji), (first.Article.Title, first.Article.Published.ToString(), first.HomePlace));
        Assert.Equal(["居民在花潮驿站读书。"], first.Article.Captions);
        Assert.Equal([("3月1日", "--03-01")], first.Dates.Select(date => (date.Text, date.Value)));
    }

    [Fact]
    public async Task A_home_place_that_no_article_mentions_is_none()
    {
        await Store.CommitAsync([World.Commit("h.txt", new ArticleBuilder("h.txt", 1, "无事。") { HomePlace = "place:110101" }.Build())]);
        Assert.Null((await Store.GetArticlesAsync(["article:h.txt/1"]))[0]!.HomePlace);
        Assert.Equal("place:110101", (await Store.StreamDocumentsAsync().SingleAsync()).Graph.Articles[0].HomePlace);
    }

    [Fact]
    public async Task Mentions_are_by_date_article_and_place_in_it()
    {
        await FillAsync();
        var pages = await Store.GetMentionsAsync([World.Programme, "none:x", World.Station], 0, new(100, null, WithTotal: true));
        Assert.Equal(
            [
                "article:c.txt/1 16 花潮驿站", "article:c.txt/1 28 花潮驿站", "article:b.txt/1 7 花潮驿站", "article:b.txt/1 20 花潮驿站",
                "article:a.txt/1 14 花潮驿站", "article:a.txt/1 48 花潮驿站", "article:c.txt/2 14 花潮小站",
            ],
            pages[0].Edges.Select(edge => $"{edge.Node.Article} {edge.Node.Span.Start} {edge.Node.Text}"));
        Assert.Equal(((long?)7, false), (pages[0].Total, pages[0].HasNext));
        Assert.Empty(pages[1].Edges);
        Assert.Equal(["花潮驿站竹乡站", "竹乡站"], pages[2].Edges.Select(edge => edge.Node.Text));
        Assert.Empty((await Store.GetMentionsAsync([World.Programme], 0.81, new(10)))[0].Edges);
    }

    [Fact]
    public async Task Relations_are_by_type_other_end_and_title()
    {
        await FillAsync();
        async Task<string[]> OfAsync(string id, RelationFilter filter) =>
            [.. (await Store.GetRelationsOfAsync([id], filter, new(50)))[0].Edges.Select(edge => $"{edge.Node.Type} {edge.Node.From} {edge.Node.To}")];

        Assert.Equal(
            [
                $"LocatedIn {World.Bureau} {World.Anji}", $"LedBy {World.Programme} {World.Bureau}", $"HoldsPost {World.Person} {World.Bureau}",
                $"PartnersWith {World.Bureau} {World.School}",
            ],
            await OfAsync(World.Bureau, RelationFilter.All));
        Assert.Equal(
            [$"LocatedIn {World.Bureau} {World.Anji}", $"PartnersWith {World.Bureau} {World.School}"],
            await OfAsync(World.Bureau, new() { Direction = Direction.Out }));
        Assert.Equal(
            [$"LedBy {World.Programme} {World.Bureau}", $"HoldsPost {World.Person} {World.Bureau}", $"PartnersWith {World.Bureau} {World.School}"],
            await OfAsync(World.Bureau, new() { Direction = Direction.In }));
        Assert.Equal([$"PartnersWith {World.Bureau} {World.School}"], await OfAsync(World.School, new() { Direction = Direction.Out, Kinds = [EntityKind.Agency] }));
        Assert.Equal([$"HoldsPost {World.Person} {World.Bureau}"], await OfAsync(World.Bureau, new() { MinScore = 0.8 }));
        Assert.Equal([$"LedBy {World.Programme} {World.Bureau}"], await OfAsync(World.Bureau, new() { Types = [RelationType.LedBy, RelationType.PartOf] }));
        Assert.Equal([$"LocatedIn {World.Bureau} {World.Anji}"], await OfAsync(World.Bureau, new() { OtherEnds = [World.Anji, "none:x"] }));
    }

    [Fact]
    public async Task A_relation_of_a_thing_with_itself_is_found_once()
    {
        await Store.CommitAsync([World.Commit("s.txt", new ArticleBuilder("s.txt", 1, "青禾计划属于青禾计划。")
            .Entity(EntityKind.Programme, "programme:x", "青禾计划")
            .Relation(RelationType.InstanceOf, "programme:x", "programme:x", "青禾计划属于青禾计划").Build())]);
        foreach (var direction in new[] { Direction.Out, Direction.In, Direction.Both })
        {
            Assert.Single((await Store.GetRelationsOfAsync(["programme:x"], new() { Direction = direction }, new(10)))[0].Edges);
        }
    }

    [Fact]
    public async Task Relations_come_by_id_and_evidence_by_relation()
    {
        await FillAsync();
        var id = FactIds.OfRelation(RelationType.HoldsPost, World.Person, World.Bureau, "局长");
        Assert.Equal("relation:HOLDS_POST:", id[..20]);
        var relations = await Store.GetRelationsAsync(["relation:HOLDS_POST:00", id, "x"]);
        Assert.Equal((null, null), (relations[0], relations[2]));
        Assert.Equal(
            new()
            {
                Id = id,
                Type = RelationType.HoldsPost,
                From = World.Person,
                To = World.Bureau,
                Title = "局长",
                ArticleCount = 1,
                Score = 0.9,
                FirstReported = Dates.Of("2024-03-05"),
                LastReported = Dates.Of("2024-03-05"),
            },
            relations[1]);
        var evidence = (await Store.GetEvidenceAsync(["x", id], 0, new(10, null, WithTotal: true)))[1];
        Assert.Equal(
            [
                new StoredEvidence(
                    id, "article:a.txt/1", Dates.Of("2024-03-05"), "王小禾任安吉县民政局局长", new(ArticlePart.Body, 0, 30, 42), 0.9, "王小禾任安吉县民政局局长。"),
            ],
            evidence.Edges.Select(edge => edge.Node));
        Assert.Equal(1, evidence.Total);
    }

    [Fact]
    public async Task A_relation_merges_its_evidence()
    {
        DocumentCommit Led(string document, string date, double score) => World.Commit(document, new ArticleBuilder(document, 1, "溪口书屋由青禾社办。", date)
            .Entity(EntityKind.Facility, "facility:x", "溪口书屋").Entity(EntityKind.Organization, "organization:y", "青禾社")
            .Relation(RelationType.LedBy, "facility:x", "organization:y", "由青禾社办", null, score)
            .Relation(RelationType.LedBy, "facility:x", "organization:y", "青禾社办", null, score / 2).Build());

        await Store.CommitAsync([Led("1", "2024-05", 0.5), Led("2", "2023", 0.8)]);
        await Store.CommitAsync([Led("3", "2024-05-31", 0.6)]);
        var id = FactIds.OfRelation(RelationType.LedBy, "facility:x", "organization:y", null);
        async Task<string> TextAsync()
        {
            var relation = (await Store.GetRelationsAsync([id]))[0]!;
            return FormattableString.Invariant($"{relation.ArticleCount} {relation.Score} {relation.FirstReported} {relation.LastReported}");
        }

        Assert.Equal("3 0.8 2023 2024-05-31", await TextAsync());
        Assert.Equal(6, (await Store.GetEvidenceAsync([id], 0, new(0, null, WithTotal: true)))[0].Total);
        var strong = (await Store.GetEvidenceAsync([id], 0.6, new(5, null, WithTotal: true)))[0];
        Assert.Equal(["article:2/1 0.8", "article:3/1 0.6"], strong.Edges.Select(edge => FormattableString.Invariant($"{edge.Node.Article} {edge.Node.Score}")));
        Assert.Equal((2, false), (strong.Total, strong.HasNext));
        await Store.RemoveAsync(["2"]);
        Assert.Equal("2 0.6 2024-05-31 2024-05-31", await TextAsync());
    }

    [Fact]
    public async Task Observations_come_by_subject_or_place_and_by_id()
    {
        await FillAsync();
        var ofProgramme = (await Store.GetObservationsOfAsync([World.Programme], ObservationFilter.All, new(10, null, WithTotal: true)))[0];
        Assert.Equal([("observation:c.txt/1/1", 1500), ("observation:a.txt/1/1", 1200.0)], ofProgramme.Edges.Select(edge => (edge.Node.Id, edge.Node.Value.Value)));
        Assert.Equal(2, ofProgramme.Total);
        Assert.Equal("今年服务居民1500人！", ofProgramme.Edges[0].Node.Sentence);
        Assert.Empty((await Store.GetObservationsOfAsync([World.Town], ObservationFilter.All, new(10)))[0].Edges);
        Assert.Single((await Store.GetObservationsOfAsync([World.Town], new() { IncludePlace = true }, new(10)))[0].Edges);
        Assert.Empty((await Store.GetObservationsOfAsync([World.Programme], new() { MinScore = 0.61 }, new(10)))[0].Edges);

        var byId = await Store.GetObservationsAsync(["observation:a.txt/1/1", "observation:a.txt/1/2", "observation:a.txt/1/01", "x"]);
        Assert.Equal("服务居民1200人", byId[0]!.Value.Quote);
        Assert.Equal([null, null, null], byId.Skip(1));
    }

    [Fact]
    public async Task Entities_of_an_article_are_by_name()
    {
        await FillAsync();
        var pages = await Store.GetEntitiesOfAsync(["article:a.txt/1", "x", "article:b.txt/1"], null, new(10, null, WithTotal: true));
        Assert.Equal(["天子湖镇", "安吉县", "安吉县民政局", "王小禾", "花潮驿站"], pages[0].Edges.Select(edge => edge.Node.Name));
        Assert.Equal(5, pages[0].Total);
        Assert.Empty(pages[1].Edges);
        Assert.Equal(["安吉县", "湖州市"], (await Store.GetEntitiesOfAsync(["article:b.txt/1"], [EntityKind.Place], new(10)))[0].Edges.Select(edge => edge.Node.Name));
    }

    [Fact]
    public async Task Co_mentions_are_by_shared_articles_then_id()
    {
        await FillAsync();
        var shared = (await Store.GetCoMentionsAsync([World.Programme, "none:x"], null, 4))[0];
        Assert.Equal([(World.Bureau, 2), (World.School, 2), (World.Yuhang, 2), (World.Anji, 2)], shared.Select(other => (other.Entity.Id, other.ArticleCount)));
        Assert.Equal([World.Person], (await Store.GetCoMentionsAsync([World.Programme], [EntityKind.Person], 4))[0].Select(other => other.Entity.Id));
    }

    [Fact]
    public async Task Neighbours_are_bounded_and_say_so()
    {
        await FillAsync();
        var neighbours = await Store.GetNeighboursAsync([World.Bureau, "none:x"], new() { Limit = 3 });
        Assert.Equal((3, true), (neighbours[0].Relations.Count, neighbours[0].Truncated));
        Assert.Equal((0, false), (neighbours[1].Relations.Count, neighbours[1].Truncated));
        Assert.False((await Store.GetNeighboursAsync([World.Bureau], new() { Limit = 4 }))[0].Truncated);
    }

    [Fact]
    public async Task Relations_as_of_a_day_were_reported_by_then()
    {
        await FillAsync();
        async Task<string[]> AsOfAsync(string day) =>
            [.. (await Store.GetRelationsOfAsync([World.Bureau], new() { AsOf = Dates.Of(day) }, new(50, null, WithTotal: true)))[0].Edges.Select(edge => edge.Node.Type.ToString())];

        Assert.Empty(await AsOfAsync("2024-03-04"));
        Assert.Equal(["LocatedIn", "LedBy", "HoldsPost"], await AsOfAsync("2024-03-05"));
        Assert.Equal(["LocatedIn", "LedBy", "HoldsPost"], await AsOfAsync("2024-03"));
        Assert.Equal(["LocatedIn", "LedBy", "HoldsPost"], await AsOfAsync("2024-12-30"));
        Assert.Equal(["LocatedIn", "LedBy", "HoldsPost", "PartnersWith"], await AsOfAsync("2024"));
        // A month of 29 days, asked for by its name and by its last day.
        foreach (var day in new[] { "2024-02", "2024-02-29" })
        {
            Assert.Single((await Store.GetRelationsOfAsync([World.Station], new() { AsOf = Dates.Of(day), Types = [RelationType.LocatedIn] }, new(5)))[0].Edges);
        }
        Assert.Empty((await Store.GetRelationsOfAsync([World.Station], new() { AsOf = Dates.Of("2024-02-28"), Types = [RelationType.LocatedIn] }, new(5)))[0].Edges);
        // The second article of c.txt has no date.
        Assert.Empty((await Store.GetRelationsOfAsync([World.School], new() { AsOf = Dates.Of("2030"), Types = [RelationType.LocatedIn] }, new(5)))[0].Edges);
        Assert.Equal(1, (await Store.GetRelationsOfAsync([World.Bureau], new() { AsOf = Dates.Of("2024-12-30"), Types = [RelationType.LedBy] }, new(0, null, WithTotal: true)))[0].Total);
    }

    [Fact]
    public async Task Neighbours_are_filtered()
    {
        await FillAsync();
        async Task<string[]> OfAsync(NeighbourQuery query) =>
            [.. (await Store.GetNeighboursAsync([World.Bureau], query))[0].Relations.Select(relation => relation.Type.ToString())];

        Assert.Equal(["HoldsPost"], await OfAsync(new() { Kinds = [EntityKind.Person] }));
        Assert.Equal(["HoldsPost"], await OfAsync(new() { MinScore = 0.8 }));
        Assert.Equal(["LocatedIn", "LedBy", "HoldsPost"], await OfAsync(new() { AsOf = Dates.Of("2024-03") }));
    }

    [Fact]
    public async Task Mentions_of_an_article_are_in_the_order_of_its_text()
    {
        await FillAsync();
        var pages = await Store.GetMentionsInAsync(["article:c.txt/2", "none:x", "article:b.txt/1"], 0, new(50, null, WithTotal: true));
        Assert.Equal(["0 余杭区", "4 蓝田学校", "14 花潮小站"], pages[0].Edges.Select(edge => $"{edge.Node.Span.Start} {edge.Node.Text}"));
        Assert.Equal((World.Yuhang, "article:c.txt/2", 0.9), (pages[0].Edges[0].Node.Entity, pages[0].Edges[0].Node.Article, pages[0].Edges[0].Node.Score));
        Assert.Equal([(long?)3, 0, 6], pages.Select(page => page.Total));
        Assert.Equal(["余杭区"], (await Store.GetMentionsInAsync(["article:c.txt/2"], 0.85, new(5)))[0].Edges.Select(edge => edge.Node.Text));
        var joined = await JoinAsync(async request => (await Store.GetMentionsInAsync(["article:b.txt/1"], 0, request))[0]);
        Assert.Equal(pages[2].Edges.Select(edge => edge.Node), joined);
    }

    [Fact]
    public async Task Mentions_at_a_span_are_those_inside_it()
    {
        await FillAsync();
        var found = await Store.GetMentionsAtAsync(
        [
            new("article:c.txt/2", ArticlePart.Body, 0, 0, 8), new("article:c.txt/2", ArticlePart.Body, 0, 1, 16), new("article:c.txt/2", ArticlePart.Title, 0, 0, 99),
            new("none:x", ArticlePart.Body, 0, 0, 9), new("article:a.txt/1", ArticlePart.Caption, 0, 0, 99), new("article:c.txt/2", ArticlePart.Body, 0, 0, 8),
        ]);
        Assert.Equal([["余杭区", "蓝田学校"], ["蓝田学校"], [], [], [], ["余杭区", "蓝田学校"]], found.Select(list => list.Select(mention => mention.Text)));
        var all = (await Store.GetMentionsInAsync(["article:c.txt/2"], 0, new(50)))[0];
        Assert.Equal(all.Edges.Take(2).Select(edge => edge.Node), found[0]);
    }

    [Fact]
    public async Task Adoptions_carry_the_best_score_of_their_evidence()
    {
        await Store.CommitAsync([World.Commit("r.txt", new ArticleBuilder("r.txt", 1, "青禾计划在安吉县推行，安吉县的青禾计划很好。")
            .Entity(EntityKind.Programme, "programme:青禾计划", "青禾计划").Place(World.Anji, PlaceLevel.County, "安吉县", null)
            .Relation(RelationType.ImplementedIn, "programme:青禾计划", World.Anji, "青禾计划在安吉县推行", null, 0.3)
            .Relation(RelationType.ImplementedIn, "programme:青禾计划", World.Anji, "安吉县的青禾计划", null, 0.8).Build())]);
        Assert.Equal([0.8], (await Store.GetAdoptionsOfProgrammesAsync(["programme:青禾计划"], PlaceLevel.County, AdoptionFilter.All))[0].Select(adoption => adoption.Score));
        Assert.Equal([0.8], (await Store.GetAdoptionsOfPlacesAsync([World.Anji], AdoptionFilter.All))[0].Select(adoption => adoption.Score));
        AdoptionKey[] key = [new("programme:青禾计划", World.Anji)];
        Assert.Equal([0.3, 0.8], (await Store.GetAdoptionEvidenceAsync(key, AdoptionFilter.All, 9))[0].Select(evidence => evidence.Score));
        Assert.Equal([0.8], (await Store.GetAdoptionEvidenceAsync(key, new() { MinScore = 0.4 }, 9))[0].Select(evidence => evidence.Score));
    }
}
