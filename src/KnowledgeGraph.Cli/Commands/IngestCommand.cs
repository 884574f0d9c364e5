using System.CommandLine;
using KnowledgeGraph.Cli.Terminal;
using KnowledgeGraph.Ingestion;
using KnowledgeGraph.Ingestion.Pipeline;
using KnowledgeGraph.Storage;

namespace KnowledgeGraph.Cli.Commands;

/// <summary><c>kg ingest PATH... [--store URI]</c>: takes documents into the store; the last line of its output counts them.</summary>
internal static class IngestCommand
{
    private static readonly Argument<string[]> Paths = Options.Paths();

    private static readonly Option<string?> Store = StoreOption.Create();

    private static readonly Option<bool> Stats = new("--stats") { Description = "Print what the store then holds, as 'kg stats --format text' does." };

    private static readonly Option<string> Reader = ReaderOption.Create();

    public static CommandSpec Spec { get; } = new(
        new Command("ingest", "Take pages into the store. Unchanged ones are skipped, changed ones replace what they said before.") { Paths, Store, Stats, Reader },
        RunAsync,
        "kg ingest pages/",
        "kg ingest news.jsonl more/ --store sqlite:/data/news.db",
        "KG_STORE=sqlite:news.db kg ingest page.txt");

    private static async Task<int> RunAsync(ParseResult arguments, Host host)
    {
        var reading = ReaderOption.Open(arguments, Reader, host);
        var store = StoreOption.Open(arguments, Store, StoreAccess.Create);
        await using var closing = store.ConfigureAwait(false);
        var counts = new IngestCounts();
        try
        {
            var input = InputSet.Find(arguments.GetValue(Paths)!, host.Cancellation);
            reading.Begin(input);
            await IngestRun.RunAsync(
                input, store, reading.Extractor, PipelineLimits.Default, counts,
                refusal => host.Messages.Line(refusal.ToString()),
                now => host.Messages.Progress(now.Total, input.Count),
                host.Cancellation).ConfigureAwait(false);
            Options.Report(input.Skipped, host);
            reading.End();
            if (arguments.GetValue(Stats))
            {
                host.Messages.Clear();
                await using var text = StandardOutput.Text(host.Output);
                TotalsTable.Write(text, await store.GetStatisticsAsync(host.Cancellation).ConfigureAwait(false));
            }
        }
        finally
        {
            // Also when the run ends early: what is counted is committed.
            host.Messages.Clear();
            host.WriteLine(counts.ToString());
        }
        return counts.Refused == 0 ? ExitStatus.Done : ExitStatus.Incomplete;
    }
}
