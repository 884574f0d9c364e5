using System.Text;
using KnowledgeGraph.GraphQL.Language;

namespace KnowledgeGraph.GraphQL.Tests.Language;

public sealed class SyntaxErrorTests
{
    [Theory]
    [InlineData("", 1, 1, "Unexpected end of document.")]
    [InlineData("{", 1, 2, "Expected a name, found end of document.")]
    [InlineData("{ a", 1, 4, "Expected a name, found end of document.")]
    [InlineData("{ }", 1, 3, "Expected a name, found \"}\".")]
    [InlineData("{ ...on }", 1, 9, "Expected a name, found \"}\".")]
    [InlineData("fragment on on on { on }", 1, 10, "A fragment can't be named \"on\".")]
    [InlineData("fragment a b { c }", 1, 12, "Expected \"on\", found \"b\".")]
    [InlineData("notAnOperation { a }", 1, 1, "Unexpected \"notAnOperation\".")]
    [InlineData("\"d\" { a }", 1, 1, "A query in short form can't have a description.")]
    [InlineData("\"d\" extend type A { a: B }", 1, 1, "Only a definition can have a description.")]
    [InlineData("query ($a: Int = $b) { a }", 1, 18, "Variable \"$b\" can't be used in a constant value.")]
    [InlineData("query ($a: Int = $) { a }", 1, 18, "Unexpected \"$\".")]
    [InlineData("{ a(b: ) }", 1, 8, "Unexpected \")\".")]
    [InlineData("{ a() }", 1, 5, "Expected a name, found \")\".")]
    [InlineData("{ a ? }", 1, 5, "Unexpected character \"?\".")]
    [InlineData("{ a . }", 1, 5, "Unexpected character \".\".")]
    [InlineData("{ 汉 }", 1, 3, "Unexpected character U+6C49.")]
    [InlineData("{ a(b: '') }", 1, 8, "Unexpected character \"'\"; a string is written in double quotes.")]
    [InlineData("{ a(b: \"汉😀\" ?) }", 1, 14, "Unexpected character \"?\".")]
    [InlineData("{ a(b: \"x", 1, 10, "The string has no end.")]
    [InlineData("{ a(b: \"x\n\") }", 1, 10, "The string has no end on its line.")]
    [InlineData("{ a(b: \"\"\"x\n", 2, 1, "The block string has no end.")]
    [InlineData("{\r\n a\r b\n ? }", 4, 2, "Unexpected character \"?\".")]
    [InlineData("{ a(b: \"x\\q\") }", 1, 10, "This is no escape sequence; a backslash itself is written \\\\.")]
    [InlineData("{ a(b: \"\\u12G4\") }", 1, 9, "This \\u escape is no Unicode scalar value.")]
    [InlineData("{ a(b: \"\\uD83D\") }", 1, 9, "This \\u escape is no Unicode scalar value.")]
    [InlineData("{ a(b: \"\\uDE00\\uD83D\") }", 1, 9, "This \\u escape is no Unicode scalar value.")]
    [InlineData("{ a(b: \"\\u{}\") }", 1, 9, "This \\u{…} escape is no Unicode scalar value.")]
    [InlineData("{ a(b: \"\\u{D800}\") }", 1, 9, "This \\u{…} escape is no Unicode scalar value.")]
    [InlineData("{ a(b: \"\\u{110000}\") }", 1, 9, "This \\u{…} escape is no Unicode scalar value.")]
    [InlineData("{ a(b: 01) }", 1, 9, "A number must not have more digits after a leading 0, found \"1\".")]
    [InlineData("{ a(b: -) }", 1, 9, "Expected a digit of the number, found \")\".")]
    [InlineData("{ a(b: 1.) }", 1, 10, "Expected a digit of the number, found \")\".")]
    [InlineData("{ a(b: 1.5x) }", 1, 11, "Expected a digit of the number, found \"x\".")]
    [InlineData("{ a(b: 1e", 1, 10, "Expected a digit of the number, found the end of the document.")]
    [InlineData("enum E { true }", 1, 10, "\"true\" can't be the name of an enum value.")]
    [InlineData("extend type A", 1, 14, "An extension must add something, found end of document.")]
    [InlineData("extend query", 1, 8, "Unexpected \"query\".")]
    [InlineData("directive @a on NOWHERE", 1, 17, "\"NOWHERE\" is no place for a directive.")]
    [InlineData("schema { }", 1, 10, "Expected a name, found \"}\".")]
    [InlineData("schema { other: A }", 1, 10, "Unexpected \"other\".")]
    public void The_error_names_the_place_and_what_is_wrong(string document, int line, int column, string description)
    {
        var error = Assert.Throws<GraphQLSyntaxException>(() => Parser.Parse(document));
        Assert.Equal(description, error.Description);
        Assert.Equal(new SourceLocation(line, column), error.Location);
        Assert.Null(error.Limit);
    }

    [Fact]
    public void The_message_shows_the_line_with_a_caret()
    {
        var error = Assert.Throws<GraphQLSyntaxException>(() => Parser.Parse("{\n  a(b: ?)\n}"));
        Assert.Equal("Unexpected character \"?\". (line 2, column 8)\n2 |   a(b: ?)\n           ^", error.Message);
    }

    [Fact]
    public void A_long_line_is_cut_around_the_place()
    {
        var error = Assert.Throws<GraphQLSyntaxException>(() => Parser.Parse("{ " + new string('a', 200) + " ? " + new string('b', 200)));
        Assert.Equal($"1 | {new string('a', 49)} ? {new string('b', 28)}\n{new string(' ', 54)}^", error.Excerpt);
    }

    [Fact]
    public void A_byte_that_is_not_UTF_8_is_named()
    {
        byte[] text = [.. Encoding.UTF8.GetBytes("{ a(b: \"汉"), 0xFF, .. "\") }"u8];
        var error = Assert.Throws<GraphQLSyntaxException>(() => Parser.Parse(text));
        Assert.Equal("The document is not UTF-8: byte FF at offset 11.", error.Description);
        Assert.Equal(new SourceLocation(1, 10), error.Location);
    }
}
