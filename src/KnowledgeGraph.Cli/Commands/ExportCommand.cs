using System.CommandLine;
using KnowledgeGraph.Ingestion;
using KnowledgeGraph.Ingestion.Export;
using KnowledgeGraph.Storage;

namespace KnowledgeGraph.Cli.Commands;

/// <summary><c>kg export [--store URI] --format csv|jsonl|graphml|cypher --output DIR [--excel]</c>: the whole graph, with evidence.</summary>
internal static class ExportCommand
{
    private static readonly Option<string?> Store = StoreOption.Create();

    private static readonly Option<string> Format = RequiredFormat();

    private static readonly Option<string> Output = new("--output") { Description = "The folder to write into; made where it does not exist.", HelpName = "DIR", Required = true };

    private static readonly Option<bool> Excel = new("--excel") { Description = "Put the UTF-8 mark before CSV files, which Excel asks for." };

    public static CommandSpec Spec { get; } = new(
        new Command("export", "Write the whole graph, with evidence, in a form that other tools read.") { Store, Format, Output, Excel },
        RunAsync,
        "kg export --format csv --excel --output tables/",
        "kg export --format graphml --output graph/",
        "kg export --format cypher --output graph/ && cypher-shell < graph/graph.cypher");

    private static async Task<int> RunAsync(ParseResult arguments, Host host)
    {
        var store = StoreOption.Open(arguments, Store, StoreAccess.Read);
        await using var closing = store.ConfigureAwait(false);
        var snapshot = await store.OpenSnapshotAsync(host.Cancellation).ConfigureAwait(false);
        await using var releasing = snapshot.ConfigureAwait(false);
        var format = arguments.GetValue(Format) switch
        {
            "csv" => ExportFormat.Csv,
            "jsonl" => ExportFormat.JsonLines,
            "graphml" => ExportFormat.GraphMl,
            _ => ExportFormat.Cypher,
        };
        var folder = arguments.GetValue(Output)!;
        try
        {
            await GraphExport.WriteAsync(snapshot, format, folder, arguments.GetValue(Excel), host.Cancellation).ConfigureAwait(false);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new CommandException(
                Refusal.OneLine($"kg: {folder}: the export cannot be written ({e.Message}); check the folder, its permissions and the space left"), ExitStatus.Incomplete);
        }
        return ExitStatus.Done;
    }

    private static Option<string> RequiredFormat()
    {
        var option = new Option<string>("--format") { Description = "The form.", HelpName = "csv|jsonl|graphml|cypher", Required = true };
        option.AcceptOnlyFromAmong("csv", "jsonl", "graphml", "cypher");
        return option;
    }
}
