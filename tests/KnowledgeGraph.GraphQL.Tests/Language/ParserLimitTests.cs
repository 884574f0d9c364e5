using KnowledgeGraph.GraphQL.Language;

namespace KnowledgeGraph.GraphQL.Tests.Language;

public sealed class ParserLimitTests
{
    [Fact]
    public void Too_many_tokens_are_an_error_at_the_first_one_too_many()
    {
        var error = Assert.Throws<GraphQLSyntaxException>(() => Parser.Parse("{ a b c }", new ParserOptions { MaxTokens = 4 }));
        Assert.Equal("The document has more than 4 tokens.", error.Description);
        Assert.Equal(("tokens", 4, new SourceLocation(1, 9)), (error.Limit, error.Maximum, error.Location));
        Assert.NotNull(Parser.Parse("{ a b c }", new ParserOptions { MaxTokens = 5 }));
    }

    [Fact]
    public void Comments_are_not_counted_as_tokens() => Assert.NotNull(Parser.Parse("#1\n#2\n#3\n{ a }", new ParserOptions { MaxTokens = 3 }));

    [Fact]
    public void Deep_selection_sets_are_an_error()
    {
        var error = Assert.Throws<GraphQLSyntaxException>(() => Parser.Parse("{a{b{c}}}", new ParserOptions { MaxSelectionDepth = 2 }));
        Assert.Equal("Selection sets are nested more than 2 deep.", error.Description);
        Assert.Equal(("selectionDepth", 2, new SourceLocation(1, 5)), (error.Limit, error.Maximum, error.Location));
    }

    [Theory]
    [InlineData("{a(b:[[[1]]])}", 8)]
    [InlineData("{a(b:{c:[{d:1}]})}", 10)]
    [InlineData("query($a:[[[Int]]]){a}", 12)]
    public void Deep_values_and_types_are_an_error(string document, int column)
    {
        var error = Assert.Throws<GraphQLSyntaxException>(() => Parser.Parse(document, new ParserOptions { MaxValueDepth = 2 }));
        Assert.Equal("Values or types are nested more than 2 deep.", error.Description);
        Assert.Equal(("valueDepth", 2, new SourceLocation(1, column)), (error.Limit, error.Maximum, error.Location));
    }

    [Theory]
    [InlineData("{", "{a")]
    [InlineData("{a(b:", "[")]
    [InlineData("{a(b:", "{c:")]
    [InlineData("query($a:", "[")]
    [InlineData("", "{")]
    [InlineData("", "[")]
    [InlineData("{", "...{")]
    [InlineData("type A{b:", "[")]
    public void A_megabyte_of_brackets_is_one_error(string start, string repeated)
    {
        var document = start + string.Concat(Enumerable.Repeat(repeated, 1_000_000 / repeated.Length));
        Assert.Throws<GraphQLSyntaxException>(() => Parser.Parse(document, ParserOptions.Schema));
    }
}
