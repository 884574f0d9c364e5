using System.Buffers;
using System.Text;
using System.Text.Json;
using KnowledgeGraph.GraphQL.Execution;

namespace KnowledgeGraph.GraphQL.Tests.Execution;

/// <summary>Runs a document on an engine and gives the response as text.</summary>
public abstract class EngineTestBase
{
    internal static GraphQLRequest Request(string document, string variables = "{}", string? operationName = null)
    {
        using var json = JsonDocument.Parse(variables);
        return new GraphQLRequest { Document = Encoding.UTF8.GetBytes(document), Variables = json.RootElement.Clone(), OperationName = operationName };
    }

    internal static async Task<string> Run(GraphQLEngine engine, string document, string variables = "{}", string? operationName = null, CancellationToken token = default)
    {
        var output = new ArrayBufferWriter<byte>();
        await engine.ExecuteAsync(Request(document, variables, operationName), output, token);
        return Encoding.UTF8.GetString(output.WrittenSpan);
    }
}
