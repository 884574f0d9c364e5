using KnowledgeGraph.Extraction.Tests.Relations;
using KnowledgeGraph.Model;

namespace KnowledgeGraph.Extraction.Tests.Dates;

public class DateExtractorTests
{
    [Theory]
    [InlineData("8月3日，安吉县举行启动仪式。", "8月3日", "--08-03")]
    [InlineData("2022年9月，安吉县启动这项工作。", "2022年9月", "2022-09")]
    [InlineData("活动将于12月5日至10日在安吉县举行。", "12月5日至10日", "--12-05/--12-10")]
    [InlineData("2021年，安吉县开始试点。", "2021年", "2021")]
    [InlineData("安吉县自2022年3月起推行这一办法。", "2022年3月", "2022-03")]
    [InlineData("8月3日上午，安吉县举行启动仪式。", "8月3日上午", "--08-03")]
    public void The_date_of_an_event_is_kept(string text, string expression, string value)
    {
        var article = Article(text);
        var found = Assert.Single(article.Dates());
        Assert.Equal((expression, value), (article[found.Start, found.End], found.Value));
    }

    [Fact]
    public void An_expression_that_comes_twice_is_one_date() =>
        Assert.Single(Article("8月3日，安吉县举行启动仪式。8月3日，志愿者来到现场。").Dates());

    [Fact]
    public void A_range_takes_the_year_that_the_article_prints() => Assert.Contains(
        Article("2023年，安吉县启动这项工作。活动将于12月5日至10日举行。").Dates(), date => date.Value == "2023-12-05/2023-12-10");

    [Fact]
    public void Periods_are_no_dates() => Assert.Empty(Article("今年以来，安吉县持续推进这项工作。近日，现场十分热闹。").Dates());

    [Fact]
    public void A_year_inside_a_name_is_no_date() =>
        Assert.Empty(Article("安吉县举办2023年乡村歌手大赛。").With(EntityKind.Event, "2023年乡村歌手大赛").Dates());

    private static Invented Article(string text) => new Invented(text).Place(PlaceLevel.County, "安吉县", "浙江省湖州市安吉县");
}
