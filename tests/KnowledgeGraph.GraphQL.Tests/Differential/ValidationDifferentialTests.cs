using System.Text.Json.Nodes;
using KnowledgeGraph.GraphQL.Language;
using KnowledgeGraph.GraphQL.Language.Ast;
using KnowledgeGraph.GraphQL.Types;
using KnowledgeGraph.GraphQL.Validation;

namespace KnowledgeGraph.GraphQL.Tests.Differential;

/// <summary>Same verdict and same places of errors as graphql-js, on generated documents and mutations of them.</summary>
public sealed class ValidationDifferentialTests
{
    [Theory]
    [MemberData(nameof(Seeds.All), MemberType = typeof(Seeds))]
    public void Documents_are_judged_as_by_the_reference_implementation(int seed)
    {
        using var oracle = Oracle.Start();
        var schema = Schema.Parse(Schemas.Pets);
        var random = new Random(seed);
        for (var i = 0; i < 1500; i++)
        {
            var (document, _) = new DocumentGenerator(schema, random).Generate();
            Compare(oracle, schema, document);
            Compare(oracle, schema, TokenMutator.Mutate(document, random));
        }
    }

    private static void Compare(Oracle oracle, Schema schema, string document)
    {
        if (Parse(document) is not { } node)
            return;
        var expected = oracle.Ask(new JsonObject { ["op"] = "validate", ["sdl"] = Schemas.Pets, ["document"] = document });
        Assert.True((bool)expected["ok"]!, $"{expected}\n{document}");
        if (AcceptedDifferences.Concern(schema, document))
            return;
        var theirs = expected["errors"]!.AsArray().Select(error => Places(error!["locations"]!.AsArray())).Order(StringComparer.Ordinal);
        var errors = DocumentValidator.Validate(schema, node);
        var ours = errors.Select(error => string.Join(' ', error.Locations.Select(location => $"{location.Line}:{location.Column}"))).Order(StringComparer.Ordinal);
        Assert.True(ours.SequenceEqual(theirs), $"{document}\nours:\n{string.Join('\n', errors.Select(error => $"{error.Message} {string.Join(' ', error.Locations)}"))}\ntheirs:\n{expected["errors"]}");
    }

    private static string Places(JsonArray locations) => string.Join(' ', locations.Select(location => $"{location!["line"]}:{location["column"]}"));

    private static DocumentNode? Parse(string document)
    {
        try
        {
            return Parser.Parse(document);
        }
        catch (GraphQLSyntaxException)
        {
            return null;
        }
    }
}
