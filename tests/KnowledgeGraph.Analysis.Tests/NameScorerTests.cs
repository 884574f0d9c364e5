using KnowledgeGraph.Analysis.Matching;

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
        var scored = NameScorer.Score(text, name, isDisplayName: true);
        Assert.Equal(why, scored.Why);
        Assert.Equal(score, scored.Score, 6);
    }

    [Fact]
    public void An_alias_comes_just_below_the_display_name() => Assert.Equal((0.97, "alias"), NameScorer.Score("小哥学院", "小哥学院", isDisplayName: false));

    [Theory]
    [InlineData("骑土学院", "骑士学院")]
    [InlineData("骑士院", "骑士学院")]
    [InlineData("骑士学学院", "骑士学院")]
    [InlineData("骑学士院", "骑士学院")]
    public void One_wrong_missing_added_or_swapped_character_is_near(string text, string name)
    {
        var (score, why) = NameScorer.Score(text, name, isDisplayName: true);
        Assert.Equal("near match: one character differs", why);
        Assert.InRange(score, 0.8, 0.86);
    }
}
