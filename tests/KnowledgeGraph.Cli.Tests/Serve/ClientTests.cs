using System.Text.Json;

namespace KnowledgeGraph.Cli.Tests.Serve;

/// <summary>A TypeScript client that <c>@graphql-codegen</c> makes from the running service.</summary>
public sealed class ClientTests : IDisposable
{
    private readonly Kg kg = new();

    public void Dispose() => kg.Dispose();

    [Fact]
    public async Task A_client_is_generated_by_introspection_compiles_strictly_and_asks_every_documented_question()
    {
        Node.Require(Path.Combine("@graphql-codegen", "cli"));
        await using var service = await Service.StartAsync(kg, "--ingest", Path.Combine(Repository.Root, "seeds", "articles"));
        var run = await Node.RunAsync("client.mjs", service.Address + "graphql");
        Assert.Equal((0, ""), (run.Status, run.Error));
        using var seen = JsonDocument.Parse(run.Output);
        Assert.Equal("嵊州市 2023-03-18", seen.RootElement.GetProperty("adoptions")[0].GetString());
        Assert.Equal(Directory.GetFiles(Path.Combine(Repository.Root, "docs", "queries"), "*.graphql").Length, seen.RootElement.GetProperty("asked").GetInt32());
    }
}
