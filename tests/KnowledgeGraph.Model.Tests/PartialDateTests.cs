namespace KnowledgeGraph.Model.Tests;

public class PartialDateTests
{
    [Theory]
    [InlineData("2023", "2023-01-01", "2023-12-31")]
    [InlineData("2024-02", "2024-02-01", "2024-02-29")]
    [InlineData("2023-11-09", "2023-11-09", "2023-11-09")]
    [InlineData("0001", "0001-01-01", "0001-12-31")]
    public void A_date_is_read_and_written_and_has_a_first_and_a_last_day(string text, string first, string last)
    {
        Assert.True(PartialDate.TryParse(text, out var date));
        Assert.Equal(text, date.ToString());
        Assert.Equal(DateOnly.ParseExact(first, "yyyy-MM-dd"), date.First);
        Assert.Equal(DateOnly.ParseExact(last, "yyyy-MM-dd"), date.Last);
    }

    [Theory]
    [InlineData("")]
    [InlineData("23")]
    [InlineData("0000")]
    [InlineData("2023-00")]
    [InlineData("2023-13")]
    [InlineData("2023-02-29")]
    [InlineData("2023-01-00")]
    [InlineData("2023/01/01")]
    [InlineData("2023-01-1")]
    [InlineData("２０２３")]
    [InlineData(" 2023")]
    [InlineData("2023-")]
    public void Anything_else_is_refused(string text) => Assert.False(PartialDate.TryParse(text, out _));

    [Fact]
    public void A_day_without_a_month_is_refused()
    {
        var error = Assert.Throws<ArgumentOutOfRangeException>(() => PartialDate.Of(2023, 0, 5));
        Assert.StartsWith("no such date: 2023-0-5", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Order_is_by_first_day_then_the_more_precise()
    {
        PartialDate[] dates = [PartialDate.Of(2024), PartialDate.Of(2023, 2), PartialDate.Of(2024, 1), PartialDate.Of(2024, 1, 1), PartialDate.Of(2023)];
        Assert.Equal(["2023", "2023-02", "2024-01-01", "2024-01", "2024"], dates.Order().Select(d => d.ToString()));
        Assert.True(PartialDate.Of(2023) < PartialDate.Of(2023, 2));
        Assert.True(PartialDate.Of(2023) >= PartialDate.Of(2023));
    }
}
