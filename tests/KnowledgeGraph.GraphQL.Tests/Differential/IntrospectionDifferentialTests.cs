using System.Buffers;
using System.Text;
using System.Text.Json.Nodes;
using KnowledgeGraph.GraphQL.Execution;
using KnowledgeGraph.GraphQL.Host;

namespace KnowledgeGraph.GraphQL.Tests.Differential;

/// <summary>Introspection equal to graphql-js's introspectionFromSchema, order included.</summary>
public sealed class IntrospectionDifferentialTests
{
    [Theory]
    [InlineData(nameof(Schemas.Pets))]
    [InlineData(nameof(Schemas.Shop))]
    [InlineData("archive.graphql")]
    [InlineData("forge.graphql")]
    [InlineData("kitchen-sink.graphql")]
    [InlineData("shop.graphql")]
    public void Introspection_is_that_of_the_reference_implementation(string name)
    {
        using var oracle = Oracle.Start();
        var sdl = name switch
        {
            nameof(Schemas.Pets) => Schemas.Pets,
            nameof(Schemas.Shop) => Schemas.Shop,
            _ => File.ReadAllText(Path.Combine(Oracle.NodeFolder, "..", "KnowledgeGraph.GraphQL.Tests", "Schemas", name)),
        };
        var expected = oracle.Ask(new JsonObject { ["op"] = "schema", ["sdl"] = sdl });
        var query = (string)oracle.Ask(new JsonObject { ["op"] = "introspectionQuery" })["query"]!;
        var output = new ArrayBufferWriter<byte>();
        var task = MockEngine.Build(Encoding.UTF8.GetBytes(sdl)).ExecuteAsync(new GraphQLRequest { Document = Encoding.UTF8.GetBytes(query) }, output);
        Assert.True(task.IsCompletedSuccessfully);
        var ours = JsonNode.Parse(output.WrittenSpan)!["data"]!;
        Assert.Equal(expected["introspection"]!.ToJsonString(), ours.ToJsonString());
    }
}
