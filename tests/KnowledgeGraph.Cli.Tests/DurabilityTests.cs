using System.Diagnostics;

namespace KnowledgeGraph.Cli.Tests;

/// <summary>The graph is a fold over documents: order, repetition, removal, kill -9 and a second process change nothing in the bytes of an export.</summary>
public sealed class DurabilityTests : IDisposable
{
    private const int Documents = 400;
    private const int Stores = 6;
    private const int KillsEach = 6;

    private readonly Kg kg = new();

    public void Dispose() => kg.Dispose();

    [Fact]
    public async Task Killed_at_any_moment_a_rerun_ends_in_the_same_bytes()
    {
        kg.Write("n.jsonl", Samples.News(Documents));
        var clock = Stopwatch.StartNew();
        await IngestAsync("reference.db", "n.jsonl");
        var whole = clock.Elapsed;
        var reference = await ExportAsync("reference.db");
        var random = new Random(20240305);

        for (var store = 0; store < Stores; store++)
        {
            var name = $"killed{store}.db";
            if (store % 2 == 1)
            {
                // Every second store begins with another edition of all documents, so that kills fall into replacements too.
                kg.Write("n.jsonl", Samples.News(Documents, edition: 1));
                await IngestAsync(name, "n.jsonl");
                kg.Write("n.jsonl", Samples.News(Documents));
            }
            // A run that ended before its kill does not count; the next kill comes sooner, so that all of them hit.
            var latest = whole;
            for (var kills = 0; kills < KillsEach;)
            {
                using var process = kg.Start("ingest", "n.jsonl", "--store", $"sqlite:{name}");
                await Task.Delay(latest * (random.NextDouble() * (kills + 1) / KillsEach));
                if (process.HasExited)
                {
                    latest /= 2;
                }
                else
                {
                    kills++;
                    process.Kill();
                }
                await process.WaitForExitAsync();
            }
            await IngestAsync(name, "n.jsonl");
            Assert.Equal("sound\n", (await kg.RunAsync("verify", "--store", $"sqlite:{name}")).Output);
            Assert.Equal(reference, await ExportAsync(name));
        }
    }

    [Fact]
    public async Task Order_repetition_and_removal_do_not_matter()
    {
        var lines = Samples.News(60).Split('\n', StringSplitOptions.RemoveEmptyEntries);
        kg.Write("n.jsonl", Samples.News(60));
        await IngestAsync("reference.db", "n.jsonl");
        var reference = await ExportAsync("reference.db");

        kg.Write("n.jsonl", string.Join('\n', lines.Reverse()));
        await IngestAsync("reversed.db", "n.jsonl");
        Assert.Equal(reference, await ExportAsync("reversed.db"));

        kg.Write("n.jsonl", Samples.News(60, edition: 3));
        kg.Write("more.jsonl", Samples.News(30, edition: 5));
        await IngestAsync("detour.db", "more.jsonl");
        await IngestAsync("detour.db", "n.jsonl");
        kg.Write("n.jsonl", string.Join('\n', lines.Take(20)));
        await IngestAsync("detour.db", "n.jsonl");
        kg.Write("n.jsonl", string.Join('\n', lines));
        await IngestAsync("detour.db", "n.jsonl");
        var removal = await kg.RunAsync([.. Enumerable.Range(0, 30).Select(i => $"more.jsonl#{i}").Prepend("remove").Append("--store").Append("sqlite:detour.db")]);
        Assert.Equal((0, "30 removed\n", ""), (removal.Status, removal.Output, removal.Error));
        Assert.Equal(reference, await ExportAsync("detour.db"));
    }

    [Fact]
    public async Task All_removed_leaves_the_bytes_of_an_empty_graph()
    {
        kg.Write("n.jsonl", Samples.News(20));
        kg.Write("none/x.pdf", "");
        await IngestAsync("empty.db", "none");
        await IngestAsync("filled.db", "n.jsonl");

        await kg.RunAsync([.. Enumerable.Range(0, 20).Select(i => $"n.jsonl#{i}").Prepend("remove").Append("--store").Append("sqlite:filled.db")]);

        Assert.Equal(await ExportAsync("empty.db"), await ExportAsync("filled.db"));
        Assert.Equal("sound\n", (await kg.RunAsync("verify", "--store", "sqlite:filled.db")).Output);
    }

    [Fact]
    public async Task Two_processes_that_ingest_into_one_file_lose_nothing()
    {
        kg.Write("a.jsonl", Samples.News(150));
        kg.Write("b.jsonl", Samples.News(150, edition: 2));
        await IngestAsync("reference.db", "a.jsonl", "b.jsonl");

        var runs = await Task.WhenAll(
            kg.RunAsync("ingest", "a.jsonl", "--store", "sqlite:both.db"), kg.RunAsync("ingest", "b.jsonl", "--store", "sqlite:both.db"));

        Assert.All(runs, run => Assert.Equal((0, "150 new, 0 replaced, 0 unchanged, 0 refused\n", ""), (run.Status, run.Output, run.Error)));
        Assert.Equal(await ExportAsync("reference.db"), await ExportAsync("both.db"));
    }

    [Fact]
    public async Task Two_processes_that_ingest_the_same_documents_end_in_one_graph()
    {
        kg.Write("a.jsonl", Samples.News(150));
        await IngestAsync("reference.db", "a.jsonl");

        var runs = await Task.WhenAll(
            kg.RunAsync("ingest", "a.jsonl", "--store", "sqlite:both.db"), kg.RunAsync("ingest", "a.jsonl", "--store", "sqlite:both.db"));

        Assert.All(runs, run => Assert.Equal((0, ""), (run.Status, run.Error)));
        Assert.Equal(await ExportAsync("reference.db"), await ExportAsync("both.db"));
    }

    private async Task IngestAsync(string store, params string[] paths)
    {
        var run = await kg.RunAsync(["ingest", .. paths, "--store", $"sqlite:{store}"]);
        Assert.True(run.Status == 0, run.Error);
    }

    /// <summary>All files of the export, by name, as text.</summary>
    private async Task<SortedDictionary<string, string>> ExportAsync(string store)
    {
        var folder = $"export-{store}";
        var run = await kg.RunAsync("export", "--format", "jsonl", "--output", folder, "--store", $"sqlite:{store}");
        Assert.Equal((0, "", ""), (run.Status, run.Output, run.Error));
        return new(Directory.GetFiles(kg.At(folder)).ToDictionary(f => Path.GetFileName(f), File.ReadAllText, StringComparer.Ordinal), StringComparer.Ordinal);
    }
}
