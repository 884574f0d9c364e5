using KnowledgeGraph.Extraction.Gazetteer;
using KnowledgeGraph.Text.Matching;

namespace KnowledgeGraph.Extraction.Tests.Gazetteer;

public class LexiconsTests
{
    private static readonly Lexicons Words = Lexicons.Embedded;

    [Theory]
    [InlineData("欧阳", Lexicon.Surname)]
    [InlineData("委员会", Lexicon.AgencyHead)]
    [InlineData("有限公司", Lexicon.OrganizationHead)]
    [InlineData("专项行动", Lexicon.ProgrammeHead)]
    [InlineData("扩建工程", Lexicon.ProjectHead)]
    [InlineData("文化广场", Lexicon.FacilityHead)]
    [InlineData("揭牌仪式", Lexicon.EventHead)]
    [InlineData("党工委书记", Lexicon.PersonTitle)]
    [InlineData("阿姨", Lexicon.Honorific)]
    [InlineData("平方米", Lexicon.Unit)]
    [InlineData("党群服务", Lexicon.GenericProgramme)]
    [InlineData("表示", Lexicon.ReportingVerb)]
    [InlineData("以及", Lexicon.LeftBoundary)]
    [InlineData("骑士学院", Lexicon.KnownProgramme)]
    public void Each_lexicon_stands_at_its_bit(string word, Lexicon lexicon)
    {
        Assert.Equal(lexicon, Words.SetOf(word));
        Assert.True(Words.Contains(lexicon, word));
    }

    [Fact]
    public void A_word_may_stand_in_several_lexicons() =>
        Assert.Equal(Lexicon.Surname | Lexicon.LeftBoundary, Words.SetOf("于"));

    [Fact]
    public void An_unknown_word_stands_in_none() => Assert.Equal(Lexicon.None, Words.SetOf("昱岭关"));

    [Fact]
    public void The_longest_end_and_beginning_are_found()
    {
        Assert.Equal(5, Words.LongestEnd("临山县农业农村局", Lexicon.AgencyHead));
        Assert.Equal(0, Words.LongestEnd("临山县农业农村局", Lexicon.EventHead));
        Assert.Equal(2, Words.LongestBeginning("欧阳明", Lexicon.Surname));
        Assert.Equal(0, Words.LongestBeginning("昱岭关", Lexicon.Surname));
    }

    [Fact]
    public void All_words_in_a_text_are_found()
    {
        var matches = new List<Match>();
        Words.FindAll("由某某主办", matches);
        Assert.Contains(matches, m => m is { Start: 3, Length: 2 } && Lexicons.SetOf(m) == Lexicon.LeftBoundary);
    }
}
