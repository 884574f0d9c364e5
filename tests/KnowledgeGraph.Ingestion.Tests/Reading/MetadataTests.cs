using KnowledgeGraph.Ingestion.Reading;

namespace KnowledgeGraph.Ingestion.Tests.Reading;

public sealed class MetadataTests
{
    [Theory]
    [InlineData("2023-08-02 19:23 (from the text)", "2023-08-02")]
    [InlineData("2023-8-2", "2023-08-02")]
    [InlineData("2023/08/02", "2023-08-02")]
    [InlineData("2023.08.02", "2023-08-02")]
    [InlineData("2023年8月2日", "2023-08-02")]
    [InlineData("2023-08-02T08:00:00+08:00", "2023-08-02")]
    [InlineData("20230802", "2023-08-02")]
    [InlineData("20230802193000", "2023-08-02")]
    [InlineData("2023-08", "2023-08")]
    [InlineData("2023年8月", "2023-08")]
    [InlineData("2023", "2023")]
    [InlineData("2023-02-30", null)]
    [InlineData("2023-13", null)]
    [InlineData("昨天", null)]
    [InlineData("", null)]
    public void A_date_is_read_or_unknown_never_made_up(string text, string? date) => Assert.Equal(date, MetadataDate.Parse(text)?.ToString());

    [Fact]
    public void Leading_lines_are_metadata_and_the_rest_keeps_its_place_in_the_file()
    {
        const string File = "# source: invented sample\r\n# Title：not a key, full-width colon\n";
        const string Whole = "\n# source: invented sample\r\n# title: 湖滨区开集市\n# date: 2024-03\n\n# url: https://example.org/1\n\n正文。\n# title: later\n";

        var source = MetadataLines.Split("a.txt", Whole);

        Assert.Equal("invented sample", source.Source);
        Assert.Equal("湖滨区开集市", source.Title);
        Assert.Equal("2024-03", source.Date?.ToString());
        Assert.Equal("https://example.org/1", source.Url);
        Assert.True(source.SingleArticle);
        Assert.Equal("\n正文。\n# title: later\n", source.Text);
        Assert.Equal(source.Text, Whole[source.TextStart..]);
        Assert.Equal("# Title：not a key, full-width colon\n", MetadataLines.Split("a.txt", File).Text);
    }

    [Fact]
    public void A_heading_is_no_metadata()
    {
        var source = MetadataLines.Split("a.md", "# 湖滨区：夜市开张\n正文。\n");

        Assert.Equal((0, false), (source.TextStart, source.SingleArticle));
        Assert.Equal("# 湖滨区：夜市开张\n正文。\n", source.Text);
    }
}
