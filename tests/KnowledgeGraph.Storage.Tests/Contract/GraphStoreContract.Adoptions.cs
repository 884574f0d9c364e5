using System.Globalization;
using KnowledgeGraph.Model;

namespace KnowledgeGraph.Storage.Tests;

/// <summary>What is adopted where.</summary>
public abstract partial class GraphStoreContract
{
    [Fact]
    public async Task Adoptions_of_a_programme_are_those_of_its_instances_too()
    {
        await FillAsync();
        string[] programmes = [World.Programme, World.Branch, World.Station, "none:x"];
        var counties = await Store.GetAdoptionsOfProgrammesAsync(programmes, PlaceLevel.County, AdoptionFilter.All);
        Assert.Equal(
            [
                new StoredAdoption(World.Programme, World.Anji, Dates.Of("2024-02"), 2, 0.7),
                new StoredAdoption(World.Programme, World.Yuhang, Dates.Of("2024"), 1, 0.4),
            ],
            counties[0]);
        Assert.Equal([new StoredAdoption(World.Branch, World.Yuhang, Dates.Of("2024"), 1, 0.4)], counties[1]);
        Assert.Equal([0, 0], counties.Skip(2).Select(list => list.Count));
        // A report from a county counts for its city and province, and for no township.
        Assert.Equal(["place:33 2024-02 3"], Texts((await Store.GetAdoptionsOfProgrammesAsync(programmes, PlaceLevel.Province, AdoptionFilter.All))[0]));
        Assert.Equal([$"{World.Town} 2024-03-05 1"], Texts((await Store.GetAdoptionsOfProgrammesAsync(programmes, PlaceLevel.Township, AdoptionFilter.All))[0]));
    }

    [Fact]
    public async Task Adoptions_of_a_place_are_those_below_it_too()
    {
        await FillAsync();
        var found = await Store.GetAdoptionsOfPlacesAsync([World.Province, World.Anji, World.Town, "place:3301", World.Bureau], AdoptionFilter.All);
        Assert.Equal(
            [
                new StoredAdoption(World.Programme, World.Province, Dates.Of("2024-02"), 3, 0.7),
                new StoredAdoption(World.Branch, World.Province, Dates.Of("2024"), 1, 0.4),
            ],
            found[0]);
        Assert.Equal([1, 1, 2, 0], found.Skip(1).Select(list => list.Count));
        Assert.Equal([new StoredAdoption(World.Programme, World.Town, Dates.Of("2024-03-05"), 1, 0.7)], found[2]);
    }

    [Fact]
    public async Task Adoptions_count_only_the_reports_that_the_filter_keeps()
    {
        await FillAsync();
        var strict = new AdoptionFilter { MinScore = 0.5 };
        var early = new AdoptionFilter { AsOf = Dates.Of("2024-02") };
        Assert.Equal([$"{World.Anji} 2024-02 2"], Texts((await Store.GetAdoptionsOfProgrammesAsync([World.Programme], PlaceLevel.County, strict))[0]));
        Assert.Equal([$"{World.Anji} 2024-02 1"], Texts((await Store.GetAdoptionsOfProgrammesAsync([World.Programme], PlaceLevel.County, early))[0]));
        Assert.Equal([World.Programme], (await Store.GetAdoptionsOfPlacesAsync([World.Province], strict))[0].Select(adoption => adoption.Programme));
        Assert.Equal(["place:33 2024-02 1"], Texts((await Store.GetAdoptionsOfPlacesAsync([World.Province], early))[0]));
        // A year's last possible day is the year's last.
        Assert.Equal(3, (await Store.GetAdoptionsOfPlacesAsync([World.Province], new() { AsOf = Dates.Of("2024-12-31") }))[0][0].ArticleCount);
        Assert.Equal(2, (await Store.GetAdoptionsOfPlacesAsync([World.Province], new() { AsOf = Dates.Of("2024-12-30") }))[0][0].ArticleCount);
    }

    [Fact]
    public async Task Evidence_of_adoptions_is_in_the_order_of_facts()
    {
        await FillAsync();
        AdoptionKey[] adoptions =
        [
            new(World.Programme, World.Province), new(World.Programme, World.Anji), new(World.Branch, World.Anji), new(World.Branch, World.Yuhang), new("none:x", World.Anji),
            new(World.Programme, World.Province),
        ];
        var found = await Store.GetAdoptionEvidenceAsync(adoptions, AdoptionFilter.All, 9);
        Assert.Equal(["article:c.txt/1 余杭区的花潮驿站", "article:b.txt/1 安吉县的花潮驿站竹乡站", "article:a.txt/1 在天子湖镇推出“花潮驿站”"], Quotes(found[0]));
        Assert.Equal(Quotes(found[0]).Skip(1), Quotes(found[1]));
        Assert.Empty(found[2]);
        Assert.Equal(Quotes(found[0]).Take(1), Quotes(found[3]));
        Assert.Empty(found[4]);
        Assert.Equal(found[0], found[5]);
        Assert.Equal(FactIds.OfRelation(RelationType.LocatedIn, World.Station, World.Anji, null), found[1][0].Fact);
        Assert.Equal("湖州市安吉县的花潮驿站竹乡站开放，它属于花潮驿站。", found[1][0].Sentence);
        Assert.Equal([1, 1, 0, 1, 0, 1], (await Store.GetAdoptionEvidenceAsync(adoptions, AdoptionFilter.All, 1)).Select(list => list.Count));
        // The same from the side of a place.
        var strict = await Store.GetAdoptionEvidenceAsync([new(World.Branch, World.Province), new(World.Programme, World.Province)], new() { MinScore = 0.5, AsOf = Dates.Of("2024-03") }, 9);
        Assert.Empty(strict[0]);
        Assert.Equal(Quotes(found[0]).Skip(1), Quotes(strict[1]));
    }

    private static IEnumerable<string> Texts(IEnumerable<StoredAdoption> adoptions) =>
        adoptions.Select(adoption => string.Create(CultureInfo.InvariantCulture, $"{adoption.Place} {adoption.FirstReported} {adoption.ArticleCount}"));

    private static IEnumerable<string> Quotes(IEnumerable<StoredEvidence> evidence) => evidence.Select(piece => $"{piece.Article} {piece.Quote}");
}
