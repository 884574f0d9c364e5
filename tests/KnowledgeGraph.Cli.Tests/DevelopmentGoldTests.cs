using System.Globalization;
using System.Text.Json;

namespace KnowledgeGraph.Cli.Tests;

/// <summary>
/// What extraction reached on the development gold, so that no change makes it worse unseen. A figure that falls by more than <see cref="Slack"/> needs a decision
/// record that says why; whoever makes one better writes the new figure here.
/// </summary>
public sealed class DevelopmentGoldTests
{
    private const double Slack = 0.005;

    private static readonly (string Measure, double F1)[] Recorded =
    [
        ("entity", 0.735),
        ("relation", 0.478),
        ("observation", 0.434),
        ("date", 0.874),
        ("place code", 1.0),
    ];

    [Fact]
    public async Task Extraction_finds_what_it_found_before_on_the_development_gold()
    {
        var shared = Shared();
        if (!File.Exists(Path.Combine(shared, "eval", "score.py")))
        {
            Assert.Skip("the development gold is not beside the checkout");
        }
        using var kg = new Kg();
        if ((await kg.ShellAsync("python3 -c pass")).Status != 0)
        {
            Assert.Skip("python3 is not here");
        }

        var extracted = await kg.RunAsync("extract", Path.Combine(shared, "corpus", "pages"), Path.Combine(shared, "corpus", "articles"), "--output", "found.jsonl");
        Assert.True(extracted.Status == 0, extracted.Error);
        var scored = await kg.ShellAsync($"python3 '{Path.Combine(shared, "eval", "score.py")}' '{Path.Combine(shared, "eval", "gold")}' found.jsonl --json");
        Assert.True(scored.Status == 0, scored.Error);

        using var figures = JsonDocument.Parse(scored.Output);
        var fallen = Recorded.Select(recorded => (recorded.Measure, Before: recorded.F1, Now: Figure(figures.RootElement.GetProperty(recorded.Measure)))).Where(f => f.Now < f.Before - Slack);
        Assert.Equal("", string.Join("; ", fallen.Select(f => string.Create(CultureInfo.InvariantCulture, $"{f.Measure} fell from {f.Before:0.000} to {f.Now:0.000}"))));
    }

    private static double Figure(JsonElement figure) => figure.ValueKind == JsonValueKind.Number ? figure.GetDouble() : figure.GetProperty("f1").GetDouble();

    private static string Shared()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "KnowledgeGraph.sln")))
        {
            folder = folder.Parent;
        }
        return Path.Combine(folder?.Parent?.FullName ?? ".", "shared");
    }
}
