using System.Text.Json.Nodes;
using KnowledgeGraph.GraphQL.Language;
using KnowledgeGraph.GraphQL.Types;

namespace KnowledgeGraph.GraphQL.Tests.Differential;

/// <summary>Same verdict on mutated schemas as graphql-js, except where the specification forbids what graphql-js lets pass (accepted-differences.json).</summary>
public sealed class SchemaDifferentialTests
{
    private static readonly string[] OurOwnRules =
        ["must be another type than", "can't be deprecated while", "contains itself", "does not fit its type", "refers to itself", "can't have operations"];

    [Theory]
    [MemberData(nameof(Seeds.All), MemberType = typeof(Seeds))]
    public void Mutated_schemas_are_judged_as_by_the_reference_implementation(int seed)
    {
        using var oracle = Oracle.Start();
        var random = new Random(seed);
        string[] sources = [Schemas.Pets, Schemas.Shop];
        for (var i = 0; i < 300; i++)
            Compare(oracle, SchemaMutator.Mutate(sources[i % 2], random));
    }

    private static void Compare(Oracle oracle, string sdl)
    {
        string? error = null;
        try
        {
            Schema.Parse(sdl);
        }
        catch (GraphQLSchemaException exception)
        {
            error = exception.Message;
            if (exception.Errors.Any(ours => OurOwnRules.Any(rule => ours.Message.Contains(rule, StringComparison.Ordinal))))
                return;
        }
        catch (GraphQLSyntaxException)
        {
            return;
        }

        var expected = oracle.Ask(new JsonObject { ["op"] = "schema", ["sdl"] = sdl, ["print"] = false });
        var theirs = (bool)expected["ok"]! ? expected["errors"]!.AsArray().FirstOrDefault()?.ToJsonString() : expected["error"]!.ToJsonString();
        Assert.True(error is null == theirs is null, $"ours: {error ?? "valid"}\ntheirs: {theirs ?? "valid"}\n{sdl}");
    }
}
