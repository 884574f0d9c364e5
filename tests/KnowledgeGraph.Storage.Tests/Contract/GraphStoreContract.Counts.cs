using System.Globalization;
using KnowledgeGraph.Model;

namespace KnowledgeGraph.Storage.Tests;

public abstract partial class GraphStoreContract
{
    [Fact]
    public async Task Mentions_are_counted_by_kind_place_programme_and_date()
    {
        Assert.Empty(await CountAsync(new() { Of = FactClass.Mention }));
        await FillAsync();
        Assert.Equal(["23 - - - - -"], await CountAsync(new() { Of = FactClass.Mention }));
        Assert.Equal(
            ["1 Person - - - -", "2 Facility - - - -", "2 Organization - - - -", "3 Agency - - - -", "7 Place - - - -", "8 Programme - - - -"],
            await CountAsync(new() { Of = FactClass.Mention, Keys = FactKeys.Kind }));
        Assert.Equal(
            [$"1 - - - {World.Branch} -", $"7 - - - {World.Programme} -"],
            await CountAsync(new() { Of = FactClass.Mention, Keys = FactKeys.Programme, Kinds = [EntityKind.Programme] }));
        // a.txt is about 安吉县; the others have no home, so that only their Places count for one.
        Assert.Equal(
            [
                $"1 - - {World.Yuhang} - -", $"1 - - {World.Yuhang} - 2024", $"1 - - {World.City} - 2024-02", $"1 - - {World.Anji} - 2024-02", $"1 - - {World.Town} - 2024-03-05",
                "2 - - - - -", "4 - - - - 2024-02", "5 - - - - 2024", $"7 - - {World.Anji} - 2024-03-05",
            ],
            await CountAsync(new() { Of = FactClass.Mention, Keys = FactKeys.Place | FactKeys.Date }));
        Assert.Equal(["7 - - - - -"], await CountAsync(new() { Of = FactClass.Mention, Programmes = [World.Programme, "none:x"] }));
        Assert.Empty(await CountAsync(new() { Of = FactClass.Mention, Types = [RelationType.LedBy] }));
        Assert.Empty(await CountAsync(new() { Of = FactClass.Mention, MinScore = 0.95 }));
    }

    [Fact]
    public async Task Relations_are_counted_once_by_type_place_programme_and_first_report()
    {
        await FillAsync();
        Assert.Equal(
            [
                "1 - HoldsPost - - -", "1 - LedBy - - -", "1 - PartnersWith - - -", "2 - ImplementedIn - - -", "2 - InstanceOf - - -", "3 - LocatedIn - - -",
            ],
            await CountAsync(new() { Of = FactClass.Relation, Keys = FactKeys.Type }));
        Assert.Equal(
            [$"1 - - {World.Yuhang} {World.Branch} 2024", $"1 - - {World.Town} {World.Programme} 2024-03-05"],
            await CountAsync(new() { Of = FactClass.Relation, Keys = FactKeys.Place | FactKeys.Programme | FactKeys.Date, Types = [RelationType.ImplementedIn] }));
        // The programme of what is an instance of it is the source where that is a programme, else the target.
        Assert.Equal(
            [$"1 - - - {World.Branch} -", $"1 - - - {World.Programme} -"],
            await CountAsync(new() { Of = FactClass.Relation, Keys = FactKeys.Programme, Types = [RelationType.InstanceOf] }));
        Assert.Equal(["1 - - - - -"], await CountAsync(new() { Of = FactClass.Relation, MinScore = 0.8 }));
        Assert.Empty(await CountAsync(new() { Of = FactClass.Relation, Kinds = [EntityKind.Place] }));
    }

    [Fact]
    public async Task Observations_are_counted_with_their_values()
    {
        await FillAsync();
        Assert.Equal(
            [
                $"1 Programme - {World.Yuhang} {World.Programme} 2024 服务居民 人 False 1500", $"1 Programme - {World.Town} {World.Programme} 2024-03-05 服务居民 人 False 1200",
            ],
            await CountAsync(new() { Of = FactClass.Observation, Keys = FactKeys.Kind | FactKeys.Place | FactKeys.Programme | FactKeys.Date | FactKeys.Measure }));
        Assert.Equal(["2 - - - - -"], await CountAsync(new() { Of = FactClass.Observation }));
        Assert.Empty(await CountAsync(new() { Of = FactClass.Observation, MinScore = 0.7 }));
    }

    /// <summary>Lines, sorted: count, kind, type, place, programme, date, and what is measured.</summary>
    private async Task<string[]> CountAsync(FactCountQuery query) =>
    [
        .. (await Store.CountFactsAsync(query)).Select(count => string.Join(
            ' ',
            new object?[] { count.Count, count.Kind, count.Type, count.Place, count.Programme, count.Date }.Select(key => Convert.ToString(key ?? "-", CultureInfo.InvariantCulture))
                .Concat(count.Metric is null ? [] : [count.Metric, count.Unit ?? "-", $"{count.Change}", count.Value!.Value.ToString("R", CultureInfo.InvariantCulture)])))
            .Order(StringComparer.Ordinal),
    ];
}
