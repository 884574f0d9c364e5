namespace KnowledgeGraph.Model.Tests;

public class ArticleTests
{
    private static readonly Article Article = new() { Id = "article:a/1", Document = "a", Number = 1, Title = "题", Body = "文", Captions = ["图一", "图二"] };

    [Fact]
    public void Each_part_has_its_text()
    {
        Assert.Equal("文", Article.TextOf(ArticlePart.Body));
        Assert.Equal("题", Article.TextOf(ArticlePart.Title));
        Assert.Equal("图二", Article.TextOf(ArticlePart.Caption, 1));
    }

    [Theory]
    [InlineData(ArticlePart.Subtitle, 0)]
    [InlineData(ArticlePart.Dateline, 0)]
    [InlineData(ArticlePart.Caption, 2)]
    [InlineData(ArticlePart.Caption, -1)]
    public void A_part_that_is_not_there_is_refused(ArticlePart part, int caption) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => Article.TextOf(part, caption));

    [Fact]
    public void Spans_are_ordered_by_part_caption_start_and_end()
    {
        TextSpan[] spans = [new(ArticlePart.Caption, 1, 0, 1), new(ArticlePart.Caption, 0, 5, 6), new(ArticlePart.Body, 0, 3, 5), new(ArticlePart.Body, 0, 3, 4), new(ArticlePart.Title, 0, 0, 1)];
        Assert.Equal([spans[3], spans[2], spans[4], spans[1], spans[0]], spans.Order());
    }
}
