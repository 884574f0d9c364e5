using KnowledgeGraph.Text.Sentences;

namespace KnowledgeGraph.Text.Tests.Sentences;

public sealed class SentenceSplitterTests
{
    [Theory]
    [InlineData("一。二！三？四!五?六", "一。|二！|三？|四!|五?|六")]
    [InlineData("他说：“好。”她走了。", "他说：“好。”|她走了。")]
    [InlineData("（见下文。）完了……还有；再见", "（见下文。）|完了……还有；再见")]
    [InlineData("真的？！是的。", "真的？！|是的。")]
    [InlineData("标题\r\n  正文。 第二句\n\n第三句", "标题|正文。|第二句|第三句")]
    [InlineData("3.5万元", "3.5万元")]
    [InlineData("", "")]
    [InlineData(" \n ", "")]
    public void Sentences_keep_their_closing_quotes(string text, string expected)
    {
        var sentences = new List<string>();
        foreach (var range in SentenceSplitter.Split(text))
        {
            sentences.Add(text[range]);
        }
        Assert.Equal(expected, string.Join('|', sentences));
    }
}
