using KnowledgeGraph.Analysis.Matching;
using KnowledgeGraph.Model;

namespace KnowledgeGraph.Analysis.Tests;

public sealed class NameScorerTests
{
    [Theory]
    [InlineData("骑士学院", "骑士学院", 1, "exact name")]
    [InlineData("余杭", "余杭区", 0.9, "short form")]
    [InlineData("余杭区", "余杭", 0.9, "short form")]
    [InlineData("古荡", "古荡街道", 0.9, "short form")]
    [InlineData("杭州市余杭区民政局", "余杭区民政局", 0.88, "place and name")]
    [InlineData("民政局", "余杭区民政局", 0.84, "name without its place")]
    [InlineData("骑士", "骑士学院", 0.62, "begins with it")]
    [InlineData("学院", "骑士学院", 0.54, "contains it")]
    [InlineData("甲乙丙丁", "戊己庚辛", 0, "")]
    public void The_ladder_of_reasons(string text, string name, double score, string why)
    {
        var scored = Score(text, name);
        Assert.Equal(why, scored.Why);
        Assert.Equal(score, scored.Score, 6);
    }

    [Fact]
    public void An_alias_comes_just_below_the_display_name() => Assert.Equal((0.97, "alias"), Score("小哥学院", "小哥学院", NameRole.Alias));

    [Theory]
    [InlineData("骑土学院", "骑士学院")]
    [InlineData("骑士院", "骑士学院")]
    [InlineData("骑士学学院", "骑士学院")]
    [InlineData("骑学士院", "骑士学院")]
    public void One_wrong_missing_added_or_swapped_character_is_near(string text, string name)
    {
        var (score, why) = Score(text, name);
        Assert.Equal("near match: one character differs", why);
        Assert.InRange(score, 0.8, 0.86);
    }

    [Theory]
    [InlineData("杭州市余杭区民政局", "余杭区民政局", "330110", 0.94, "place and name")]
    [InlineData("杭州市余杭区民政局", "民政局", "330110", 0.94, "place and name")]
    [InlineData("杭州余杭民政局", "民政局", "330110", 0.94, "place and name")]
    [InlineData("杭州市余杭区民政局", "民政局", "330523", 0.55, "the name at another place")]
    [InlineData("杭州市余杭区民政局", "杭州市民政局", "3301", 0.3015, "near match: shared characters")]
    public void A_place_before_a_name_tells_which_is_meant(string text, string name, string home, double score, string why)
    {
        var places = new PlacePrefixes();
        places.Add("杭州市", "3301");
        places.Add("余杭区", "330110");
        places.Add("安吉县", "330523");
        var scored = NameScorer.Score(new(text, places), new("x", EntityKind.Agency, name, name, NameRole.Name, 1, home));
        Assert.Equal((why, score), (scored.Why, Math.Round(scored.Score, 4)));
    }

    private static (double Score, string Why) Score(string text, string name, NameRole role = NameRole.Name) =>
        NameScorer.Score(new(text, new()), new("x", EntityKind.Programme, name, name, role, 1, ""));
}
