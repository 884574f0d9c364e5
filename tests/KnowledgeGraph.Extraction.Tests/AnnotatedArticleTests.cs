using KnowledgeGraph.Extraction.Gazetteer;

namespace KnowledgeGraph.Extraction.Tests;

public sealed class AnnotatedArticleTests
{
    private static AnnotatedArticle Annotate(string? title, string body) =>
        AnnotatedArticle.Create(new(new() { Id = "article:a.txt/1", Document = "a.txt", Number = 1, Title = title, Body = body }));

    [Fact]
    public void Words_tile_the_whole_text()
    {
        var article = Annotate("双溪镇修桥", "双溪镇的桥修好了。\n 谢谢大家！");
        var at = 0;
        foreach (var token in article.Tokens)
        {
            Assert.Equal(at, token.Start);
            Assert.True(token.Length > 0);
            at = token.End;
        }
        Assert.Equal(article.Text.Length, at);
    }

    [Theory]
    [InlineData("第一句。第二句！第三句", "第一句。|第二句！|第三句")]
    [InlineData("他说：“来吧！”大家笑了。", "他说：“来吧！”|大家笑了。")]
    [InlineData("一行\n 另一行？！\n\n", "一行|另一行？！")]
    [InlineData("真的？（是的。）好。", "真的？|（是的。）|好。")]
    public void Sentences_end_with_their_marks(string body, string expected)
    {
        var article = Annotate(null, body);
        Assert.Equal(expected, string.Join('|', article.Sentences.ToArray().Select(s => article.Text[s.Start..s.End])));
    }

    [Fact]
    public void A_title_is_a_sentence_of_its_own()
    {
        var article = Annotate("修桥记", "桥修好了。");
        Assert.Equal([new(0, 3), new(4, 9)], article.Sentences.ToArray());
        Assert.Equal(0, article.SentenceAt(2));
        Assert.Equal(1, article.SentenceAt(3));
        Assert.Equal(1, article.SentenceAt(8));
        Assert.Equal(2, article.SentenceAt(9));
    }

    [Fact]
    public void Token_at_finds_the_word_that_holds_an_offset()
    {
        var article = Annotate(null, "在杭州市召开");
        Assert.Equal("杭州市", article.Text.Substring(article.Tokens[article.TokenAt(2)].Start, 3));
        Assert.Equal(article.Tokens.Length, article.TokenAt(6));
    }

    [Fact]
    public void Names_of_divisions_come_with_their_candidates()
    {
        var article = Annotate(null, "在杭州市西湖区召开");
        var found = article.Divisions.ToArray().Single(m => article.Text.Substring(m.Start, m.Length) == "西湖区");
        Assert.Contains("330106", Codes(found.Value));
    }

    private static List<string?> Codes(int value)
    {
        var candidates = DivisionTree.Embedded.CandidatesOf(value);
        List<string?> codes = [];
        for (var i = 0; i < candidates.Count; i++)
        {
            codes.Add(DivisionTree.Embedded.CodeOf(candidates[i]));
        }
        return codes;
    }
}
