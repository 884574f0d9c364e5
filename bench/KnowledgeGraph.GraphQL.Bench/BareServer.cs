using System.Buffers;
using System.Text;
using System.Text.Json;
using KnowledgeGraph.GraphQL.Execution;
using KnowledgeGraph.GraphQL.Host;
using KnowledgeGraph.GraphQL.Http;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace KnowledgeGraph.GraphQL.Bench;

/// <summary>The engine's endpoint beside one that reads the same body and writes the same bytes, and does nothing else.</summary>
internal static class BareServer
{
    public static async Task RunAsync(string url)
    {
        var engine = MockEngine.Build(Encoding.UTF8.GetBytes(BenchSchema.Sdl));
        var output = new ArrayBufferWriter<byte>();
        using var variables = JsonDocument.Parse("{\"code\":\"330782\"}");
        await engine.ExecuteAsync(new GraphQLRequest { Document = Encoding.UTF8.GetBytes(BenchSchema.Query), Variables = variables.RootElement }, output);
        var answer = output.WrittenMemory;
        var builder = WebApplication.CreateSlimBuilder(["--urls", url]);
        builder.Logging.SetMinimumLevel(LogLevel.Warning);
        var app = builder.Build();
        app.MapGraphQL("/graphql", engine);
        app.MapPost("/bare", (RequestDelegate)(context => AnswerAsync(context, answer)));
        Console.WriteLine($"{answer.Length} bytes a response. For wrk: wrk.method = 'POST'; wrk.body = '{BenchSchema.Body}'; wrk.headers['Content-Type'] = 'application/json'");
        await app.RunAsync();
    }

    private static async Task AnswerAsync(HttpContext context, ReadOnlyMemory<byte> answer)
    {
        var reader = context.Request.BodyReader;
        while (true)
        {
            var result = await reader.ReadAsync();
            reader.AdvanceTo(result.Buffer.End);
            if (result.IsCompleted)
                break;
        }

        context.Response.ContentType = "application/json; charset=utf-8";
        context.Response.ContentLength = answer.Length;
        context.Response.BodyWriter.Write(answer.Span);
        await context.Response.BodyWriter.FlushAsync();
    }
}
