namespace KnowledgeGraph.Cli.Tests;

/// <summary>What a command loads before it works.</summary>
public sealed class StartupTests : IDisposable
{
    private readonly Kg kg = new();

    public void Dispose() => kg.Dispose();

    [Fact]
    public async Task A_command_that_serves_nothing_loads_no_web_server()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "what a process has loaded is read from /proc");
        // More than a pipe holds, so that the process waits for its reader.
        kg.Write("news.jsonl", Samples.News(500));
        using var process = kg.Start("extract", "news.jsonl");
        Assert.NotNull(await process.StandardOutput.ReadLineAsync());
        var loaded = (await File.ReadAllLinesAsync($"/proc/{process.Id}/maps")).Where(line => line.EndsWith(".dll", StringComparison.Ordinal)).Select(line => line[line.LastIndexOf('/')..]).ToHashSet();
        Assert.Contains("/KnowledgeGraph.Extraction.dll", loaded);
        Assert.DoesNotContain(loaded, name => name.StartsWith("/Microsoft.AspNetCore", StringComparison.Ordinal) || name.StartsWith("/OpenTelemetry", StringComparison.Ordinal));
        await Kg.FinishAsync(process);
    }
}
