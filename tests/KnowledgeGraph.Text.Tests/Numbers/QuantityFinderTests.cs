using System.Globalization;
using KnowledgeGraph.Text.Numbers;

namespace KnowledgeGraph.Text.Tests.Numbers;

public sealed class QuantityFinderTests
{
    [Theory]
    [InlineData("产值7.4亿元", "7.4亿元=740000000 元")]
    [InlineData("下降1.2个百分点", "1.2个百分点=1.2 个百分点")]
    [InlineData("分别为10个、20个和30个", "10个=10 个; 20个=20 个; 30个=30 个")]
    [InlineData("增长5 ％", "5 ％=5 %")]
    [InlineData("三百二十名", "三百二十名=320 名")]
    [InlineData("用时两个小时", "两个小时=2 小时")]
    [InlineData("调解一起邻里纠纷", "一起=1 起")]
    public void Finds_numbers_with_their_units(string text, string expected) => Assert.Equal(expected, Find(text));

    [Theory]
    [InlineData("超过20万人", "超过20万人=200000 人 AtLeast")]
    [InlineData("1.2万余户", "1.2万余户=12000 户 AtLeast")]
    [InlineData("30多场", "30多场=30 场 AtLeast")]
    [InlineData("500米以上", "500米以上=500 米 AtLeast")]
    [InlineData("近百人", "近百人=100 人 AtMost")]
    [InlineData("不到3天", "不到3天=3 天 AtMost")]
    [InlineData("约5吨", "约5吨=5 吨 Near")]
    [InlineData("60分贝左右", "60分贝左右=60 分贝 Near")]
    [InlineData("经过3天", "3天=3 天")]
    public void Takes_in_the_words_that_bound_a_number(string text, string expected) => Assert.Equal(expected, Find(text));

    [Theory]
    [InlineData("3至5个", "3至5个=3..5 个")]
    [InlineData("3-5万元", "3-5万元=30000..50000 元")]
    [InlineData("8000至1万元", "8000至1万元=8000..10000 元")]
    public void Reads_ranges(string text, string expected) => Assert.Equal(expected, Find(text));

    [Theory]
    [InlineData("超四成", "超四成=40 % AtLeast")]
    [InlineData("百分之三十", "百分之三十=30 %")]
    [InlineData("约三分之一", "约三分之一=33.3 % Near")]
    [InlineData("2个半月", "2个半月=2.5 个月")]
    [InlineData("一天半", "一天半=1.5 天")]
    public void Reads_shares_and_halves(string text, string expected) => Assert.Equal(expected, Find(text));

    [Theory]
    [InlineData("2023年")]
    [InlineData("8月5日10时30分")]
    [InlineData("第3个")]
    [InlineData("统一个性")]
    [InlineData("A4张")]
    [InlineData("其三名")]
    [InlineData("村民聚在一起商量")]
    [InlineData("他们一起商量，处理纠纷")]
    [InlineData("村民和干部一起到县里新建成的法院大楼里去旁听那些案子")]
    public void Leaves_dates_ordinals_and_codes_alone(string text) => Assert.Equal("", Find(text));

    private static string Find(string text)
    {
        var found = new List<Quantity>();
        QuantityFinder.Find(text, found);
        return string.Join("; ", found.Select(quantity => Show(text, quantity)));
    }

    private static string Show(string text, Quantity quantity)
    {
        var value = quantity.Number.Value.ToString(CultureInfo.InvariantCulture);
        var range = double.IsNaN(quantity.RangeTo) ? "" : ".." + quantity.RangeTo.ToString(CultureInfo.InvariantCulture);
        var bound = quantity.Bound == Bound.None ? "" : $" {quantity.Bound}";
        return $"{text[quantity.Start..quantity.End]}={value}{range} {quantity.Unit(text)}{bound}";
    }
}
