using System.CommandLine;
using System.Text.Json;
using KnowledgeGraph.Cli.Terminal;
using KnowledgeGraph.Ingestion.Export;
using KnowledgeGraph.Storage;

namespace KnowledgeGraph.Cli.Commands;

/// <summary><c>kg stats [--store URI] [--format json|text]</c>: totals of the graph.</summary>
internal static class StatsCommand
{
    private static readonly Option<string?> Store = StoreOption.Create();

    private static readonly Option<string> Format = Options.OneOf("--format", "One JSON object, or a table to read.", "json", "text");

    public static CommandSpec Spec { get; } = new(
        new Command("stats", "Print how much the store holds.") { Store, Format },
        RunAsync,
        "kg stats --format text",
        "kg stats --store sqlite:/data/news.db");

    private static async Task<int> RunAsync(ParseResult arguments, Host host)
    {
        var store = StoreOption.Open(arguments, Store, StoreAccess.Read);
        await using var closing = store.ConfigureAwait(false);
        var totals = await store.GetStatisticsAsync(host.Cancellation).ConfigureAwait(false);
        if (arguments.GetValue(Format) == "text")
        {
            await using var text = StandardOutput.Text(host.Output);
            TotalsTable.Write(text, totals);
        }
        else
        {
            var buffer = new System.Buffers.ArrayBufferWriter<byte>();
            using (var json = new Utf8JsonWriter(buffer, ExtractionJson.Options))
            {
                json.WriteStartObject();
                GraphTotals.WriteMembers(json, totals);
                json.WriteEndObject();
            }
            host.WriteLine(System.Text.Encoding.UTF8.GetString(buffer.WrittenSpan));
        }
        return ExitStatus.Done;
    }
}
