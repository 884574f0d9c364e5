using KnowledgeGraph.GraphQL.Language;

namespace KnowledgeGraph.GraphQL.Tests.Language;

public sealed class PrinterTests
{
    [Theory]
    [InlineData("query{a}", "{\n  a\n}")]
    [InlineData("query Q{a}", "query Q {\n  a\n}")]
    [InlineData("query($a:Int=1){a}", "query ($a: Int = 1) {\n  a\n}")]
    [InlineData("\"d\" query Q{a}", "\"d\"\nquery Q {\n  a\n}")]
    [InlineData("query(\"d\" $a:Int $b:Int){a}", "query (\n\"d\"\n$a: Int\n$b: Int\n) {\n  a\n}")]
    [InlineData("{a:b(c:[1,{d:\"e\"}])@f{g...H...on I{j}...{k}}}", "{\n  a: b(c: [1, {d: \"e\"}]) @f {\n    g\n    ...H\n    ... on I {\n      j\n    }\n    ... {\n      k\n    }\n  }\n}")]
    [InlineData("{a(b:\"\\u007F\\u{1F600}\\n\")}", "{\n  a(b: \"\\u007F😀\\n\")\n}")]
    [InlineData("\"d\" fragment F on T@a{b}", "\"d\"\nfragment F on T @a {\n  b\n}")]
    [InlineData("extend type A implements B", "extend type A implements B")]
    [InlineData("type A{b(c:Int):Int}", "type A {\n  b(c: Int): Int\n}")]
    [InlineData("type A{b(\"d\" c:Int):Int}", "type A {\n  b(\n    \"d\"\n    c: Int\n  ): Int\n}")]
    [InlineData("union U=|A|B", "union U = A | B")]
    [InlineData("directive @a(b:Int=1)repeatable on|FIELD|QUERY", "directive @a(b: Int = 1) repeatable on FIELD | QUERY")]
    public void A_document_is_laid_out(string document, string expected) => Assert.Equal(expected, Printer.Print(Parser.Parse(document)));

    [Fact]
    public void Arguments_that_pass_80_columns_stand_one_a_line()
    {
        const string fits = "{\n  f(a: \"1234567890123456789012345678901234567890123456789012345678901234567890ab\")\n}";
        const string breaks = "{\n  f(\n    a: \"1234567890123456789012345678901234567890123456789012345678901234567890abc\"\n  )\n}";
        Assert.Equal(fits, Printer.Print(Parser.Parse(fits)));
        Assert.Equal(breaks, Printer.Print(Parser.Parse(breaks.Replace("\n", " "))));
    }

    [Theory]
    [InlineData(Documents.Executable)]
    [InlineData(Documents.TypeSystem)]
    public void Printing_what_was_parsed_and_parsing_it_again_changes_nothing(string document)
    {
        var printed = Printer.Print(Parser.Parse(document));
        Assert.Equal(printed, Printer.Print(Parser.Parse(printed)));
    }
}
