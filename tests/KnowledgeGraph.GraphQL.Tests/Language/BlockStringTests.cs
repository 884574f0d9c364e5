using KnowledgeGraph.GraphQL.Language;

namespace KnowledgeGraph.GraphQL.Tests.Language;

public sealed class BlockStringTests
{
    [Theory]
    [InlineData("", "")]
    [InlineData("a", "a")]
    [InlineData("\n    Hello,\n      World!\n\n    Yours,\n      GraphQL.\n  ", "Hello,\n  World!\n\nYours,\n  GraphQL.")]
    [InlineData("  first\n    second", "  first\nsecond")]
    [InlineData("\r\n  a\r  b\n  c\r\n", "a\nb\nc")]
    [InlineData("\n\ta\n\t\tb", "a\n\tb")]
    [InlineData("\n  a\n\u2028  b", "  a\n\u2028  b")]
    [InlineData(" \n \n ", "")]
    public void A_raw_value_is_dedented(string raw, string expected) => Assert.Equal(expected, BlockString.Dedent(raw));

    [Theory]
    [InlineData("", "\"\"\"\"\"\"")]
    [InlineData("one line", "\"\"\"one line\"\"\"")]
    [InlineData("two\nlines", "\"\"\"\ntwo\nlines\n\"\"\"")]
    [InlineData(" leading space", "\"\"\" leading space\"\"\"")]
    [InlineData("quote\"", "\"\"\"\nquote\"\n\"\"\"")]
    [InlineData("slash\\", "\"\"\"\nslash\\\n\"\"\"")]
    [InlineData("three\"\"\"", "\"\"\"\nthree\\\"\"\"\n\"\"\"")]
    [InlineData("a\n  b", "\"\"\"\na\n  b\n\"\"\"")]
    public void A_value_is_written(string value, string expected) => Assert.Equal(expected, BlockString.Print(value));
}
