using System.Text.Json.Nodes;
using KnowledgeGraph.GraphQL.Language;

namespace KnowledgeGraph.GraphQL.Tests.Differential;

/// <summary>Same verdict, same place of the error and same printed text as graphql-js, on mutated documents.</summary>
public sealed class ParserDifferentialTests
{
    [Theory]
    [MemberData(nameof(Seeds.All), MemberType = typeof(Seeds))]
    public void Mutated_documents_parse_as_in_the_reference_implementation(int seed)
    {
        using var oracle = Oracle.Start();
        var random = new Random(seed);
        string[] sources = [Documents.Executable, Documents.TypeSystem];
        foreach (var source in sources)
            Compare(oracle, source);
        for (var i = 0; i < 1000; i++)
            Compare(oracle, DocumentMutator.Mutate(sources[i % 2], random));
    }

    private static void Compare(Oracle oracle, string document)
    {
        var expected = oracle.Ask(new JsonObject { ["op"] = "parse", ["document"] = document });
        var (printed, location) = Parse(document);
        if ((bool)expected["ok"]!)
        {
            Assert.True(printed is not null, $"graphql-js accepts it, we refuse it at {location}:\n{document}");
            Assert.Equal((string)expected["printed"]!, printed);
            return;
        }

        var place = expected["error"]!["locations"]![0]!;
        Assert.True(printed is null, $"graphql-js refuses it ({expected["error"]}):\n{document}");
        Assert.True(
            location == new SourceLocation((int)place["line"]!, (int)place["column"]!), $"we say {location}, graphql-js {expected["error"]}:\n{document}");
    }

    private static (string? Printed, SourceLocation Location) Parse(string document)
    {
        try
        {
            var printed = Printer.Print(Parser.Parse(document));
            Assert.Equal(printed, Printer.Print(Parser.Parse(printed)));
            return (printed, default);
        }
        catch (GraphQLSyntaxException error)
        {
            return (null, error.Location);
        }
    }
}
