using KnowledgeGraph.Text.Numbers;

namespace KnowledgeGraph.Text.Tests.Numbers;

public sealed class NumeralTests
{
    [Theory]
    [InlineData("1,234.5元", 1234.5, 7)]
    [InlineData("１２万", 120_000, 3)]
    [InlineData("7.4亿元", 740_000_000, 4)]
    [InlineData("3亿5000万元", 350_000_000, 7)]
    [InlineData("5万2000名", 50_000, 2)]
    [InlineData("2.60缩小", 2.6, 4)]
    [InlineData("3,4", 3, 1)]
    [InlineData("300千瓦", 300, 3)]
    public void Reads_digits_with_their_powers(string text, double value, int length) => AssertReads(text, value, length, more: false);

    [Theory]
    [InlineData("十", 10)]
    [InlineData("十五", 15)]
    [InlineData("三百二十", 320)]
    [InlineData("一千零五", 1005)]
    [InlineData("两千", 2000)]
    [InlineData("三万五", 35_000)]
    [InlineData("一百二", 120)]
    [InlineData("三亿五千万", 350_000_000)]
    [InlineData("一万亿", 1e12)]
    [InlineData("两万三千四百五十六", 23_456)]
    public void Reads_Chinese_numerals(string text, double value) => AssertReads(text, value, text.Length, more: false);

    [Theory]
    [InlineData("20余万", 200_000)]
    [InlineData("1.2万余", 12_000)]
    [InlineData("两千余", 2000)]
    [InlineData("十几", 10)]
    [InlineData("三十多", 30)]
    [InlineData("百余", 100)]
    [InlineData("万余", 10_000)]
    [InlineData("上百", 100)]
    [InlineData("上千万", 10_000_000)]
    [InlineData("数十", 10)]
    [InlineData("几百", 100)]
    [InlineData("两三百", 200)]
    public void Reads_lower_bounds(string text, double value) => AssertReads(text, value, text.Length, more: true);

    [Theory]
    [InlineData("人")]
    [InlineData("上午")]
    [InlineData("数字")]
    [InlineData("零")]
    [InlineData("")]
    public void Other_words_are_no_numbers(string text) => Assert.False(Numeral.TryRead(text, 0, out _));

    [Fact]
    public void What_follows_is_left() => AssertReads("10来自各地", 10, 2, more: false);

    private static void AssertReads(string text, double value, int length, bool more)
    {
        Assert.True(Numeral.TryRead(text, 0, out var numeral));
        Assert.Equal((value, length, more), (numeral.Value, numeral.End, numeral.More));
    }
}
