using KnowledgeGraph.Extraction.Tests.Relations;
using KnowledgeGraph.Model;

namespace KnowledgeGraph.Extraction.Tests.Observations;

public class ObservationExtractorTests
{
    [Fact]
    public void A_number_with_its_unit_is_said_of_the_place()
    {
        var found = Assert.Single(Village("截至目前，双溪村累计建成村民休闲广场18个。").Observations());
        Assert.Equal(18, found.Value);
        Assert.Equal("个", found.Unit);
        Assert.Equal(Comparison.Exact, found.Comparison);
        Assert.Equal("建成村民休闲广场", found.Metric);
        Assert.Equal("截至目前", found.Period);
        Assert.False(found.Change);
        Assert.Equal(0, found.Subject);
        Assert.Equal(0, found.Place);
    }

    [Theory]
    [InlineData("今年，双溪村投入资金320余万元。", 3_200_000, "元", Comparison.More)]
    [InlineData("今年，双溪村接待游客超5万人次。", 50_000, "人次", Comparison.More)]
    [InlineData("今年，双溪村接待游客近5万人次。", 50_000, "人次", Comparison.Less)]
    [InlineData("今年，双溪村集体收入约80万元。", 800_000, "元", Comparison.About)]
    [InlineData("今年，双溪村集体收入达7.4亿元。", 740_000_000, "元", Comparison.Exact)]
    [InlineData("今年，双溪村修建道路3000米以上。", 3_000, "米", Comparison.More)]
    public void Bounds_and_multipliers_are_read(string text, double value, string unit, Comparison comparison)
    {
        var found = Assert.Single(Village(text).Observations());
        Assert.Equal((value, unit, comparison), (found.Value, found.Unit, found.Comparison));
    }

    [Fact]
    public void A_growth_rate_is_a_change_of_what_was_counted_before()
    {
        var found = Village("上半年，双溪村旅游收入120万元，同比增长15.3%。").Observations();
        Assert.Equal([1_200_000, 15.3], found.Select(o => o.Value));
        Assert.Equal([false, true], found.Select(o => o.Change));
        Assert.Equal("旅游收入同比增长", found[1].Metric);
        Assert.Equal("上半年", found[1].Period);
    }

    [Fact]
    public void A_target_says_so_in_its_metric()
    {
        var found = Assert.Single(Village("力争到2025年，双溪村建成民宿60家。").Observations());
        Assert.Equal("建成民宿（目标）", found.Metric);
    }

    [Fact]
    public void Numbers_of_a_list_go_to_the_items_of_a_list()
    {
        var found = new Invented("今年上半年，东林村、西塘村和北渚村分别接待游客3000人次、5000人次和7000人次。")
            .Place(PlaceLevel.Village, "东林村", "浙江省湖州市安吉县梅溪镇东林村")
            .Place(PlaceLevel.Village, "西塘村", "浙江省湖州市安吉县梅溪镇西塘村")
            .Place(PlaceLevel.Village, "北渚村", "浙江省湖州市安吉县梅溪镇北渚村")
            .Observations();
        Assert.Equal([(0, 3000.0), (1, 5000.0), (2, 7000.0)], found.Select(o => (o.Subject, o.Value)).OrderBy(o => o.Item2));
    }

    [Fact]
    public void Years_and_dates_are_no_quantities() =>
        Assert.Empty(Village("2023年8月3日上午10时，双溪村村民聚在一起。").Observations());

    [Fact]
    public void Quotes_hold_the_number_in_at_most_30_characters()
    {
        var article = Village("今年以来，双溪村持续深入推进农村人居环境整治提升工作并在全村范围内累计清理各类生活垃圾和建筑垃圾共计560吨。");
        var found = Assert.Single(article.Observations());
        Assert.InRange(found.End - found.Start, 4, 30);
        Assert.Contains("560吨", article[found.Start, found.End], StringComparison.Ordinal);
    }

    [Fact]
    public void Without_entities_there_is_nobody_to_speak_of() => Assert.Empty(new Invented("全村共有300户。").Observations());

    private static Invented Village(string text) => new Invented(text).Place(PlaceLevel.Village, "双溪村", "浙江省湖州市安吉县梅溪镇双溪村");
}
