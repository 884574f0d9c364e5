using System.Text.Json;

namespace KnowledgeGraph.Cli.Tests;

public sealed class StatsTests : IDisposable
{
    private readonly Kg kg = new();

    public void Dispose() => kg.Dispose();

    [Fact]
    public async Task All_kinds_and_types_are_there_in_the_guide_s_order()
    {
        kg.Write("a.txt", "望江街道开集市。");
        await kg.RunAsync("ingest", "a.txt");

        var run = await kg.RunAsync("stats");

        Assert.Equal((0, ""), (run.Status, run.Error));
        using var json = JsonDocument.Parse(run.Output);
        Assert.Equal(
            ["documents", "articles", "mentions", "observations", "entities", "relations", "version", "extractorVersion"],
            json.RootElement.EnumerateObject().Select(p => p.Name));
        Assert.Equal(1, json.RootElement.GetProperty("documents").GetInt32());
        Assert.Equal(
            ["Place", "Agency", "Organization", "Programme", "Project", "Facility", "Event", "Person"],
            json.RootElement.GetProperty("entities").EnumerateObject().Select(p => p.Name));
        Assert.Equal(
            ["PART_OF", "LOCATED_IN", "IMPLEMENTED_IN", "LED_BY", "PARTICIPATES_IN", "INSTANCE_OF", "HOLDS_POST", "INVOLVED_IN", "PARTNERS_WITH"],
            json.RootElement.GetProperty("relations").EnumerateObject().Select(p => p.Name));
        var text = await kg.RunAsync("stats", "--format", "text");
        Assert.StartsWith("documents                      1\narticles                       1\n", text.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_version_follows_the_documents_and_not_their_history()
    {
        kg.Write("a.txt", "望江街道开集市。");
        kg.Write("b.txt", "小河街道开集市。");
        await kg.RunAsync("ingest", "a.txt", "b.txt", "--store", "sqlite:one.db");
        await kg.RunAsync("ingest", "b.txt", "--store", "sqlite:two.db");
        var half = await VersionAsync("two.db");
        await kg.RunAsync("ingest", "a.txt", "--store", "sqlite:two.db");

        Assert.Equal(await VersionAsync("one.db"), await VersionAsync("two.db"));
        Assert.NotEqual(half, await VersionAsync("two.db"));
    }

    private async Task<string> VersionAsync(string store)
    {
        using var json = JsonDocument.Parse((await kg.RunAsync("stats", "--store", $"sqlite:{store}")).Output);
        return json.RootElement.GetProperty("version").GetString()!;
    }
}
