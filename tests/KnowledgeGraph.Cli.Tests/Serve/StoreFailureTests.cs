using System.Net;
using System.Text.Json;

namespace KnowledgeGraph.Cli.Tests.Serve;

/// <summary>A store that fails while it is served.</summary>
public sealed class StoreFailureTests : IDisposable
{
    private const string Count = "{ __typename statistics { documents } }";

    private readonly Kg kg = new();

    public void Dispose() => kg.Dispose();

    [Fact]
    public async Task A_store_that_fails_is_said_to_and_is_served_again_when_it_is_back()
    {
        kg.Write("news.jsonl", Samples.News(2));
        await kg.RunAsync("ingest", "news.jsonl");
        await using var service = await Service.StartAsync(kg);
        Assert.Equal(2, Documents(await service.AskAsync(Count)));

        File.Move(kg.At("kg.db"), kg.At("away.db"));
        var answer = await service.AskAsync(Count);
        Assert.Equal(
            ("The store can't be read.", "STORE_UNAVAILABLE"),
            (answer.GetProperty("errors")[0].GetProperty("message").GetString(), answer.GetProperty("errors")[0].GetProperty("extensions").GetProperty("code").GetString()));
        using (var cached = await service.GetAsync(Count))
        {
            Assert.Null(cached.Headers.ETag);
        }
        using (var ready = await service.Client.GetAsync("/health/ready"))
        {
            Assert.Equal((HttpStatusCode.ServiceUnavailable, "the store does not answer\n"), (ready.StatusCode, await ready.Content.ReadAsStringAsync()));
        }
        Assert.Equal("""{"data":{"__typename":"Query"}}""", (await service.AskAsync("{ __typename }")).GetRawText());
        Assert.Equal("live\n", await service.Client.GetStringAsync("/health/live"));
        Assert.Contains(service.Log, line => line.Contains("The store failed (StoreMissingException): kg.db: there is no store", StringComparison.Ordinal));

        File.Move(kg.At("away.db"), kg.At("kg.db"));
        Assert.StartsWith("ready, graph ", await service.Client.GetStringAsync("/health/ready"), StringComparison.Ordinal);
        Assert.Equal(2, Documents(await service.AskAsync(Count)));
    }

    [Fact]
    public async Task A_store_whose_file_is_replaced_by_another_is_served_as_that()
    {
        kg.Write("news.jsonl", Samples.News(2));
        kg.Write("more.jsonl", Samples.News(5));
        await kg.RunAsync("ingest", "news.jsonl");
        await using var service = await Service.StartAsync(kg);
        Assert.Equal(2, Documents(await service.AskAsync(Count)));
        await kg.RunAsync("ingest", "more.jsonl", "--store", "sqlite:other.db");
        File.Move(kg.At("other.db"), kg.At("kg.db"), overwrite: true);
        Assert.Equal(5, Documents(await service.AskAsync(Count)));
    }

    private static int Documents(JsonElement answer) => answer.GetProperty("data").GetProperty("statistics").GetProperty("documents").GetInt32();
}
