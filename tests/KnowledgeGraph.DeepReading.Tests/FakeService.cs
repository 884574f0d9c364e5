using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace KnowledgeGraph.DeepReading.Tests;

/// <summary>An OpenAI-compatible service on a real socket that says what a test tells it to.</summary>
internal sealed class FakeService : IAsyncDisposable
{
    private readonly WebApplication app;

    private FakeService(WebApplication app) => this.app = app;

    /// <summary>The bodies of all requests.</summary>
    public List<JsonNode> Requests { get; } = [];

    public Uri Endpoint => new(app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First() + "/v1");

    /// <summary>Starts a service; <paramref name="answer"/> is given the number of the request, from 1.</summary>
    public static async Task<FakeService> StartAsync(Func<HttpContext, int, Task> answer)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var app = builder.Build();
        var service = new FakeService(app);
        app.MapPost("/v1/chat/completions", (RequestDelegate)(async context =>
        {
            var body = (await JsonNode.ParseAsync(context.Request.Body))!;
            int number;
            lock (service.Requests)
            {
                service.Requests.Add(body);
                number = service.Requests.Count;
            }
            await answer(context, number);
        }));
        await app.StartAsync();
        return service;
    }

    /// <summary>The whole answer of a model, or one that ends for another reason.</summary>
    public static Task SayAsync(HttpContext context, string content, string ending = "stop") => context.Response.WriteAsJsonAsync(new
    {
        id = "x",
        @object = "chat.completion",
        created = 1,
        model = "m",
        choices = new[] { new { index = 0, finish_reason = ending, message = new { role = "assistant", content } } },
        usage = new { prompt_tokens = 1000, completion_tokens = 200, total_tokens = 1200 },
    });

    public ValueTask DisposeAsync() => app.DisposeAsync();
}
