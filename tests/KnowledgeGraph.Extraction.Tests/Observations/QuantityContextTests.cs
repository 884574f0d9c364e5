using KnowledgeGraph.Extraction.Learning;
using KnowledgeGraph.Extraction.Observations;
using KnowledgeGraph.Extraction.Tests.Relations;
using KnowledgeGraph.Model;

namespace KnowledgeGraph.Extraction.Tests.Observations;

public class QuantityContextTests
{
    private const string Body = "青禾镇推进柳编工坊建设。近期，青禾镇与云帆公司合作，建成村级食堂12个，带动村民300人。该镇计划再投入50万元。";

    [Fact]
    public void A_clause_tells_who_opened_it_what_is_counted_and_what_is_done()
    {
        var scene = Scene();
        var context = new QuantityContext(scene.Index, in scene.Quantities[0]);
        Assert.Equal(0, context.First);
        Assert.Equal(2, context.Last);
        Assert.Equal(0, context.Opened(0));
        Assert.Equal(QuantityContext.NoOpener, context.Opened(2));
        Assert.Equal(7, context.UnitClass);
        Assert.Equal(4, context.ClauseDoing);
        Assert.Equal('\0', context.Whole);
    }

    [Fact]
    public void A_pointing_word_before_a_quantity_is_read()
    {
        var scene = Scene();
        var context = new QuantityContext(scene.Index, in scene.Quantities[2]);
        Assert.Equal('镇', context.Whole);
        Assert.Equal(2, context.UnitClass);
        Assert.Equal(3, context.ClauseDoing);
        Assert.Equal(-1, context.First);
    }

    [Theory]
    [InlineData("青禾镇", 0, 5)]
    [InlineData("柳编工坊", 5, 5)]
    [InlineData("云帆公司", 2, 5)]
    public void What_stands_around_a_mention_is_told_in_classes(string name, int before, int after)
    {
        var index = Scene().Index;
        var start = Body.IndexOf(name, StringComparison.Ordinal);
        Assert.Equal((before, after), (QuantityContext.Before(index, start), QuantityContext.After(index, start + name.Length)));
    }

    [Fact]
    public void A_feature_added_in_two_halves_is_the_feature_added_whole()
    {
        var (whole, halves) = (new FeatureSet(), new FeatureSet());
        whole.Add(214, "投入", 9, 3);
        halves.AddHalf(FeatureSet.Half(214, "投入"), 9, 3);
        Assert.Equal(whole.Hashes.ToArray(), halves.Hashes.ToArray());
    }

    private static QuantityScene Scene() => new(new Invented(Body)
        .Place(PlaceLevel.Township, "青禾镇", "浙江省湖州市安吉县青禾镇").With(EntityKind.Programme, "柳编工坊").With(EntityKind.Organization, "云帆公司").Index());
}
