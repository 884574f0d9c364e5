using KnowledgeGraph.Text.Dates;

namespace KnowledgeGraph.Text.Tests.Dates;

public sealed class FestivalFinderTests
{
    [Theory]
    [InlineData("春节期间不休息", 2024, "春节期间=2024-02")]
    [InlineData("春节前发布", 2024, "春节前=2024")]
    [InlineData("今年国庆期间开园", 2023, "今年国庆期间=2023-10")]
    [InlineData("2022年中秋节当天开放", 0, "2022年中秋节当天=2022-09-10")]
    [InlineData("2023年端午节期间", 0, "2023年端午节期间=2023-06")]
    [InlineData("在“七一”前夕揭牌", 0, "“七一”前夕=--06")]
    [InlineData("八一建军节当天，", 0, "八一建军节当天=--08-01")]
    [InlineData("去年元旦前夕", 2024, "去年元旦前夕=2022-12")]
    public void Reads_the_days_around_a_festival(string text, int year, string expected) => Assert.Equal(expected, Find(text, year));

    [Theory]
    [InlineData("春节期间不休息", 0)]
    [InlineData("国庆前后", 0, "国庆前后=--10")]
    [InlineData("庆祝八一建军节", 2023)]
    [InlineData("五一路", 2023)]
    public void A_festival_of_the_moon_needs_a_year_and_a_name_alone_is_no_date(string text, int year, string expected = "") => Assert.Equal(expected, Find(text, year));

    private static string Find(string text, int year)
    {
        var found = new List<DateMatch>();
        FestivalFinder.Find(text, year, found);
        return string.Join(' ', found.Select(match => $"{text[match.Start..match.End]}={match.Value}"));
    }
}
