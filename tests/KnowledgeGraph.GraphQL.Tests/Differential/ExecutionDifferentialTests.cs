using System.Buffers;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using KnowledgeGraph.GraphQL.Execution;
using KnowledgeGraph.GraphQL.Host;
using KnowledgeGraph.GraphQL.Types;

namespace KnowledgeGraph.GraphQL.Tests.Differential;

/// <summary>Same response bytes as graphql-js with the mock rules of the test host, and the same verdict on variables.</summary>
public sealed class ExecutionDifferentialTests
{
    [Theory]
    [MemberData(nameof(Seeds.All), MemberType = typeof(Seeds))]
    public void Responses_are_those_of_the_reference_implementation(int seed)
    {
        using var oracle = Oracle.Start();
        var random = new Random(seed);
        foreach (var sdl in (string[])[Schemas.Pets, Schemas.Shop])
        {
            var schema = Schema.Parse(sdl);
            var engine = MockEngine.Build(Encoding.UTF8.GetBytes(sdl));
            for (var i = 0; i < 700; i++)
            {
                var (document, variables) = new DocumentGenerator(schema, random).Generate();
                Compare(oracle, engine, sdl, document, i % 4 == 3 ? Spoil(variables, random) : variables);
            }
        }
    }

    private static void Compare(Oracle oracle, GraphQLEngine engine, string sdl, string document, string variables)
    {
        var request = new JsonObject { ["op"] = "execute", ["sdl"] = sdl, ["document"] = document, ["variables"] = JsonNode.Parse(variables) };
        var expected = oracle.Ask(request);
        Assert.True((bool)expected["ok"]!, $"{expected}\n{document}");
        var ours = Execute(engine, document, variables);
        if (expected["errors"]!.AsArray().Count > 0)
            Assert.True(ours.StartsWith("{\"errors\":", StringComparison.Ordinal), $"{document}\n{variables}\nours: {ours}\ntheirs: {expected}");
        else
            Assert.True((string)expected["response"]! == ours, $"{document}\n{variables}\nours: {ours}\ntheirs: {expected["response"]}");
    }

    private static string Execute(GraphQLEngine engine, string document, string variables)
    {
        var output = new ArrayBufferWriter<byte>();
        using var json = JsonDocument.Parse(variables);
        var task = engine.ExecuteAsync(new GraphQLRequest { Document = Encoding.UTF8.GetBytes(document), Variables = json.RootElement }, output);
        Assert.True(task.IsCompletedSuccessfully);
        return Encoding.UTF8.GetString(output.WrittenSpan);
    }

    /// <summary>Changes a value or drops one, so that coercion has something to refuse.</summary>
    private static string Spoil(string variables, Random random)
    {
        string[] values = ["null", "1", "\"x\"", "1.5", "true", "[]", "{}", "[1,\"a\"]", "3000000000"];
        var node = JsonNode.Parse(variables)!.AsObject();
        if (node.Count == 0)
            return variables;
        var name = node.ElementAt(random.Next(node.Count)).Key;
        if (random.Next(4) == 0)
            node.Remove(name);
        else
            node[name] = JsonNode.Parse(values[random.Next(values.Length)]);
        return node.ToJsonString();
    }
}
