using KnowledgeGraph.Text.Dates;

namespace KnowledgeGraph.Text.Tests.Dates;

public sealed class DateFinderTests
{
    [Theory]
    [InlineData("会议于2023年11月9日举行", "2023年11月9日=2023-11-09")]
    [InlineData("12月20日，大雪", "12月20日=--12-20")]
    [InlineData("......8月4日", "8月4日=--08-04")]
    [InlineData("9日的会", "9日=---09")]
    [InlineData("始于2023年", "2023年=2023")]
    [InlineData("2023年11月动工", "2023年11月=2023-11")]
    [InlineData("五月初开园", "五月初=--05")]
    [InlineData("今年八月办", "今年八月=--08")]
    [InlineData("元月3日", "元月3日=--01-03")]
    [InlineData("二〇二三年八月十五日", "二〇二三年八月十五日=2023-08-15")]
    [InlineData("１９４７年初", "１９４７年初=1947")]
    public void Reads_days_months_and_years(string text, string expected) => Assert.Equal(expected, Find(text));

    [Theory]
    [InlineData("2022年底建成", "2022年底=2022-12")]
    [InlineData("2022年年末", "2022年年末=2022-12")]
    [InlineData("2023年上半年", "2023年上半年=2023-01/2023-06")]
    [InlineData("2023年第二季度", "2023年第二季度=2023-04/2023-06")]
    [InlineData("2022年以来", "2022年以来=2022")]
    [InlineData("2024年6月底前完成", "2024年6月底前=2024-06")]
    [InlineData("2023年度预算", "2023年度=2023")]
    [InlineData("8月中旬", "8月中旬=--08")]
    [InlineData("20世纪60年代", "20世纪60年代=196-")]
    [InlineData("上世纪90年代", "上世纪90年代=199-")]
    public void Reads_parts_of_years_and_months(string text, string expected) => Assert.Equal(expected, Find(text));

    [Theory]
    [InlineData("12月5日至10日", "12月5日至10日=--12-05/--12-10")]
    [InlineData("2月20日—21日", "2月20日—21日=--02-20/--02-21")]
    [InlineData("8月14日至9月18日", "8月14日至9月18日=--08-14/--09-18")]
    [InlineData("2021—2025年", "2021—2025年=2021/2025")]
    [InlineData("2023年5-7月", "2023年5-7月=2023-05/2023-07")]
    [InlineData("2018年3月至2022年12月", "2018年3月至2022年12月=2018-03/2022-12")]
    [InlineData("8月3日、4日", "8月3日、4日=--08-03/--08-04")]
    [InlineData("8月3日、9日", "8月3日=--08-03 9日=---09")]
    public void Reads_ranges(string text, string expected) => Assert.Equal(expected, Find(text));

    [Theory]
    [InlineData("7月28日上午", "7月28日上午=--07-28")]
    [InlineData("8月8日18时30分许", "8月8日18时30分许=--08-08")]
    [InlineData("8月11日（星期五）18:30", "8月11日（星期五）18:30=--08-11")]
    [InlineData("22日12时至19时", "22日12时至19时=---22")]
    public void Takes_parts_of_the_day_and_clock_times_with_the_day(string text, string expected) => Assert.Equal(expected, Find(text));

    [Theory]
    [InlineData("今年3月15日", 0, "今年3月15日=--03-15")]
    [InlineData("今年3月15日", 2023, "今年3月15日=2023-03-15 resolved")]
    [InlineData("去年底", 2023, "去年底=2022-12 resolved")]
    [InlineData("当年9月", 2023, "当年9月=--09")]
    [InlineData("3月15日", 2023, "3月15日=--03-15")]
    public void Resolves_years_by_the_reference(string text, int year, string expected) => Assert.Equal(expected, Find(text, year));

    [Theory]
    [InlineData("某社某地8月2日电")]
    [InlineData("某网7月21日消息")]
    [InlineData("每年7月10日")]
    [InlineData("《某报》（2023年08月14日 第14版）")]
    [InlineData("一日三餐")]
    [InlineData("一月一主题")]
    [InlineData("今年上半年")]
    [InlineData("今年以来")]
    [InlineData("近日")]
    [InlineData("3日内办结")]
    [InlineData("第15日")]
    [InlineData("5号楼")]
    [InlineData("《2023年工作要点》")]
    [InlineData("3年")]
    [InlineData("13月")]
    [InlineData("1.2日")]
    [InlineData("一月嫂")]
    public void Leaves_other_things_alone(string text) => Assert.Equal("", Find(text));

    private static string Find(string text, int year = 0)
    {
        var found = new List<DateMatch>();
        DateFinder.Find(text, year, found);
        return string.Join(' ', found.Select(match => $"{text[match.Start..match.End]}={match.Value}{(match.IsResolved ? " resolved" : "")}"));
    }
}
