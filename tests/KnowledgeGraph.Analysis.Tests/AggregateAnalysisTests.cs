using System.Globalization;
using KnowledgeGraph.Analysis.Aggregates;
using KnowledgeGraph.Model;
using KnowledgeGraph.Storage.Tests;

namespace KnowledgeGraph.Analysis.Tests;

public sealed class AggregateAnalysisTests(WorldGraph graph) : IClassFixture<WorldGraph>
{
    [Fact]
    public async Task Mentions_roll_up_the_division_tree()
    {
        Assert.Equal([$"{World.Yuhang} 2", $"{World.Anji} 9", "- 12"], await RunAsync(new() { Of = AggregateOf.Mentions, GroupBy = [AggregateKey.Place] }));
        Assert.Equal(["place:3301 2", $"{World.City} 10", "- 11"], await RunAsync(new() { Of = AggregateOf.Mentions, GroupBy = [AggregateKey.Place], Level = PlaceLevel.City }));
        Assert.Equal([$"{World.Province} 12", "- 11"], await RunAsync(new() { Of = AggregateOf.Mentions, GroupBy = [AggregateKey.Place], Level = PlaceLevel.Province }));
        Assert.Equal([" 9"], await RunAsync(new() { Of = AggregateOf.Mentions, Within = World.Anji }));
        Assert.Equal([" 1"], await RunAsync(new() { Of = AggregateOf.Mentions, Within = World.Town }));
        Assert.Empty(await RunAsync(new() { Of = AggregateOf.Mentions, Within = "place:11" }));
        Assert.Empty(await RunAsync(new() { Of = AggregateOf.Mentions, Within = World.Bureau }));
    }

    [Fact]
    public async Task Time_is_cut_into_stretches_and_a_date_less_precise_stands_for_itself()
    {
        Assert.Equal(["2024 6", "2024-02 6", "2024-03 8", "- 3"], await RunAsync(new() { Of = AggregateOf.Mentions, Bucket = DateBucket.Month }));
        Assert.Equal(["2024 20", "- 3"], await RunAsync(new() { Of = AggregateOf.Mentions, Bucket = DateBucket.Year }));
        Assert.Equal(["2024 6", "2024-02 6", "2024-03-05 8", "- 3"], await RunAsync(new() { Of = AggregateOf.Mentions, Bucket = DateBucket.Day }));
        Assert.Equal([" 14"], await RunAsync(new() { Of = AggregateOf.Mentions, Since = Dates.Of("2024-03") }));
        Assert.Equal([" 12"], await RunAsync(new() { Of = AggregateOf.Mentions, Until = Dates.Of("2024-02-10") }));
    }

    [Fact]
    public async Task Relations_count_once_by_type_and_programme()
    {
        Assert.Equal(
            ["LocatedIn 3", "ImplementedIn 2", "LedBy 1", "InstanceOf 2", "HoldsPost 1", "PartnersWith 1"],
            await RunAsync(new() { Of = AggregateOf.Relations, GroupBy = [AggregateKey.Type] }));
        Assert.Equal(
            [$"{World.Branch} 1", $"{World.Programme} 1"],
            await RunAsync(new() { Of = AggregateOf.Relations, GroupBy = [AggregateKey.Programme], Types = [RelationType.ImplementedIn] }));
        Assert.Equal([" 1"], await RunAsync(new() { Of = AggregateOf.Relations, MinScore = 0.8 }));
    }

    [Fact]
    public async Task Adoptions_are_pairs_of_a_programme_and_a_place_of_the_level()
    {
        Assert.Equal(["2024 2", "2024-02 1"], await RunAsync(new() { Of = AggregateOf.Adoptions, Bucket = DateBucket.Month }));
        Assert.Equal(
            [$"{World.Yuhang} {World.Branch} 1", $"{World.Yuhang} {World.Programme} 1", $"{World.Anji} {World.Programme} 1"],
            await RunAsync(new() { Of = AggregateOf.Adoptions, GroupBy = [AggregateKey.Place, AggregateKey.Programme] }));
        Assert.Equal([$"{World.Province} {World.Branch} 1", $"{World.Province} {World.Programme} 1"],
            await RunAsync(new() { Of = AggregateOf.Adoptions, GroupBy = [AggregateKey.Place, AggregateKey.Programme], Level = PlaceLevel.Province }));
        Assert.Equal([" 1"], await RunAsync(new() { Of = AggregateOf.Adoptions, Programmes = [World.Branch] }));
        Assert.Equal([" 1"], await RunAsync(new() { Of = AggregateOf.Adoptions, MinScore = 0.5 }));
    }

    [Fact]
    public async Task Values_of_observations_are_summed_in_one_unit()
    {
        var groups = await AggregateAnalysis.RunAsync(graph.Reader, new() { Of = AggregateOf.Observations, GroupBy = [AggregateKey.Metric, AggregateKey.Unit] });
        Assert.Equal([new AggregateGroup(null, null, null, null, null, "服务居民", "人", 2, 2700)], groups);
        Assert.Equal(2700, Assert.Single(await AggregateAnalysis.RunAsync(graph.Reader, new() { Of = AggregateOf.Observations, MetricContains = "居　民" })).Sum);
        Assert.Empty(await AggregateAnalysis.RunAsync(graph.Reader, new() { Of = AggregateOf.Observations, Unit = "元" }));
        Assert.Null(Assert.Single(await AggregateAnalysis.RunAsync(graph.Reader, new() { Of = AggregateOf.Mentions })).Sum);
    }

    private async Task<string[]> RunAsync(AggregateQuery query) =>
    [
        .. (await AggregateAnalysis.RunAsync(graph.Reader, query)).Select(group => string.Create(
            CultureInfo.InvariantCulture,
            $"{Keys(query, group)} {group.Count}")),
    ];

    private static string Keys(AggregateQuery query, AggregateGroup group) => string.Join(
        ' ',
        (query.Bucket is null ? [] : new object?[] { group.Date }).Concat(query.GroupBy.Select(key => key switch
        {
            AggregateKey.Type => (object?)group.Type,
            AggregateKey.Place => group.Place,
            AggregateKey.Programme => group.Programme,
            _ => group.Kind,
        })).Select(key => key ?? "-"));
}
