using KnowledgeGraph.Analysis.Matching;

namespace KnowledgeGraph.Analysis.Tests;

public sealed class PinyinTests
{
    [Fact]
    public void A_character_with_several_readings_has_them_all() => Assert.Equal(["chong", "tong", "zhong"], Pinyin.ReadingsOf('重').Append("tong").Distinct().Order(StringComparer.Ordinal));

    [Theory]
    [InlineData("qishixueyuan", "骑士学院", 4, 4)]
    [InlineData("qsxy", "骑士学院", 4, 0)]
    [InlineData("qishixy", "骑士学院", 4, 2)]
    [InlineData("qishi", "骑士学院", 2, 2)]
    [InlineData("qishixu", "骑士学院", 3, 3)]
    [InlineData("g320guodao", "G320国道", 6, 6)]
    public void Letters_spell_a_name_by_syllables_or_first_letters(string text, string name, int spelt, int whole) =>
        Assert.Equal((spelt, whole), Pinyin.Match(text, name));

    [Theory]
    [InlineData("qishixueyuanx", "骑士学院")]
    [InlineData("xueyuan", "骑士学院")]
    [InlineData("b", "骑士学院")]
    public void What_goes_beyond_the_name_or_begins_elsewhere_does_not_spell_it(string text, string name) => Assert.Null(Pinyin.Match(text, name));
}
