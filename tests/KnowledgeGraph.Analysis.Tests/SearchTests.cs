using KnowledgeGraph.Analysis.Matching;
using KnowledgeGraph.Analysis.Neighbourhoods;
using KnowledgeGraph.Analysis.Search;
using KnowledgeGraph.Model;
using KnowledgeGraph.Storage.Tests;

namespace KnowledgeGraph.Analysis.Tests;

public sealed class SearchTests(WorldGraph graph) : IClassFixture<WorldGraph>
{
    [Theory]
    [InlineData("花潮", World.Programme, "begins with it", "0-2")]
    [InlineData("花潮驿站", World.Programme, "exact name", "0-4")]
    [InlineData("“花潮 驿站”", World.Programme, "exact name", "0-4")]
    [InlineData("花潮小站", World.Programme, "alias", "0-4")]
    [InlineData("花朝驿站", World.Programme, "near match: one character differs", "0-1 2-4")]
    [InlineData("huachaoyizhan", World.Programme, "pinyin", "0-4")]
    [InlineData("ＨＣＹＺ", World.Programme, "initials", "0-4")]
    [InlineData("安吉", World.Anji, "short form", "0-2")]
    [InlineData("民政", World.Bureau, "contains it", "3-5")]
    [InlineData("湖州市安吉县民政局", World.Bureau, "place and name", "0-6")]
    public async Task Names_are_found_and_the_reason_is_given(string text, string entity, string why, string highlights)
    {
        var found = (await SearchAsync(new(text)))[0];
        Assert.Equal((entity, why, highlights), (found.Entity, found.Why, string.Join(' ', found.Highlight.Select(range => $"{range.Start}-{range.End}"))));
        Assert.Null(found.Snippet);
    }

    [Fact]
    public async Task Full_text_finds_what_stands_in_one_sentence_with_the_text()
    {
        var found = await SearchAsync(new("服务 居民"));
        Assert.Equal(
            [(World.Bureau, "安吉县民政局"), (World.Anji, "安吉县"), (World.Town, "天子湖镇"), (World.Programme, "花潮驿站")],
            found.Select(match => (match.Entity, match.Name)));
        Assert.All(found, match => Assert.Equal((0.145, "full text: in one sentence with it in 1 article"), (match.Score, match.Why)));
        var snippet = found[0].Snippet!;
        Assert.Equal(("article:a.txt/1", ArticlePart.Body, "安吉县民政局在天子湖镇推出“花潮驿站”，服务居民1200人。"), (snippet.Article, snippet.Part, snippet.Sentence));
        Assert.Equal([(20, 24)], snippet.Highlight);
        Assert.Equal([World.Programme], (await SearchAsync(new("服务居民", Kinds: [EntityKind.Programme]))).Select(match => match.Entity));
        Assert.Equal([World.Town, World.Programme], (await SearchAsync(new("服务居民", Within: World.Town))).Select(match => match.Entity));
        Assert.Empty(await SearchAsync(new("服务居民", Within: "place:11")));
        Assert.Empty(await SearchAsync(new("，")));
    }

    [Fact]
    public async Task Hits_are_filtered_by_place_and_date_before_they_are_counted()
    {
        Assert.Equal([World.Programme, World.Station], (await SearchAsync(new("花潮驿站", Within: World.Anji))).Where(match => match.Score > 0.3).Select(match => match.Entity));
        Assert.Equal([World.Programme, World.Branch], (await SearchAsync(new("花潮驿站", Since: Dates.Of("2024-03")))).Where(match => match.Score > 0.3).Select(match => match.Entity));
    }

    [Fact]
    public async Task The_cache_keeps_two_versions_and_builds_each_once()
    {
        using var cache = new NameIndexCache();
        var first = await cache.GetAsync(graph.Reader);
        Assert.Same(first, await cache.GetAsync(graph.Reader));
        Assert.Equal(await graph.Reader.GetVersionAsync(), first.Version);
    }

    [Fact]
    public async Task A_neighbourhood_is_nearest_first_and_bounded()
    {
        var around = await NeighbourhoodSearch.FindAsync(graph.Reader, World.Bureau, 1, 10, new());
        Assert.Equal([World.Bureau, World.School, World.Person, World.Anji, World.Programme], around.Members.Select(member => member.Entity));
        Assert.Equal([0, 1, 1, 1, 1], around.Members.Select(member => member.Distance));
        Assert.Equal([RelationType.LocatedIn, RelationType.LedBy, RelationType.HoldsPost, RelationType.PartnersWith], around.Relations.Select(relation => relation.Type));
        Assert.False(around.Truncated);

        var two = await NeighbourhoodSearch.FindAsync(graph.Reader, World.Bureau, 2, 2, new());
        Assert.Equal([World.Bureau, World.School, World.Person], two.Members.Select(member => member.Entity));
        Assert.True(two.Truncated);
        Assert.Equal([World.Bureau, World.Person], (await NeighbourhoodSearch.FindAsync(graph.Reader, World.Bureau, 3, 9, new() { Kinds = [EntityKind.Person] })).Members.Select(member => member.Entity));
    }

    private async Task<IReadOnlyList<SearchMatch>> SearchAsync(SearchQuery query) =>
        await new EntitySearch(graph.Reader, await NameIndex.BuildAsync(graph.Reader), query).AllAsync();
}
