namespace KnowledgeGraph.Storage.Neo4j.Tests;

public sealed class SortTextTests
{
    [Fact]
    public void The_order_of_units_is_that_of_code_points()
    {
        string[] texts = ["", "a", "a花", "a\uD7FB", "a\uD7FCx", "a\uD7FE", "a\uD7FF", "a\uE000", "a（", "a（南", "a\uFFFD", "a\uFFFF", "a\U00010000", "a𠮷", "a𠮷a", "a\U0010FFFF", "b"];
        foreach (var x in texts)
        {
            Assert.Equal(x, SortText.ToText(SortText.Of(x)));
            Assert.DoesNotContain(SortText.Of(x), unit => unit >= '\uD800');
            foreach (var y in texts)
            {
                Assert.Equal(Math.Sign(CodePointOrder.Instance.Compare(x, y)), Math.Sign(string.CompareOrdinal(SortText.Of(x), SortText.Of(y))));
            }
        }
        Assert.Same(texts[2], SortText.Of(texts[2]));
        Assert.Null(SortText.Other("花"));
    }
}
