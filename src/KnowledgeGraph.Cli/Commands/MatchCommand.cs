using System.CommandLine;
using System.Globalization;
using CsvHelper;
using KnowledgeGraph.Analysis.Matching;
using KnowledgeGraph.Ingestion;
using KnowledgeGraph.Storage;

namespace KnowledgeGraph.Cli.Commands;

/// <summary><c>kg match NAMES.csv [--store URI]</c>: what the names of a list are in the graph, as CSV.</summary>
internal static class MatchCommand
{
    private const int NamesAtOnce = 500;

    private static readonly Argument<string> List = new("NAMES.csv") { Description = "The list: CSV with a header; the names are in the column 'name', or else the first." };

    private static readonly Option<int> First = new("--first") { Description = "Matches a name at most, 1 to 100.", HelpName = "N", DefaultValueFactory = _ => 3 };

    private static readonly Option<string?> Store = StoreOption.Create();

    public static CommandSpec Spec { get; } = new(
        new Command("match", "Cross-reference a list of names with the graph; print CSV: name,rank,id,kind,matched_name,score,why.") { List, First, Store },
        RunAsync,
        "kg match names.csv > matched.csv",
        "kg match names.csv --first 1 --store sqlite:/data/news.db");

    private static async Task<int> RunAsync(ParseResult arguments, Host host)
    {
        var first = arguments.GetValue(First);
        if (first is < 1 or > 100)
        {
            throw new CommandException(string.Create(CultureInfo.InvariantCulture, $"kg: --first is {first}; give 1 to 100"), ExitStatus.Usage);
        }
        if (NameList.Read(arguments.GetRequiredValue(List), out var names) is { } refusal)
        {
            host.Messages.Line(refusal.ToString());
            return ExitStatus.Incomplete;
        }
        var store = StoreOption.Open(arguments, Store, StoreAccess.Read);
        await using var closing = store.ConfigureAwait(false);
        var snapshot = await store.OpenSnapshotAsync(host.Cancellation).ConfigureAwait(false);
        await using var released = snapshot.ConfigureAwait(false);
        var index = await NameIndex.BuildAsync(snapshot, host.Cancellation).ConfigureAwait(false);
        var csv = CsvWriter.Create(host.Output, new CsvWriterOptions { NewLine = "\n" }, leaveOpen: true);
        await using var flushed = csv.ConfigureAwait(false);
        csv.WriteHeader(["name", "rank", "id", "kind", "matched_name", "score", "why"]);
        foreach (var chunk in names.Chunk(NamesAtOnce))
        {
            host.Cancellation.ThrowIfCancellationRequested();
            foreach (var name in chunk)
            {
                Write(csv, name, index.Find(name, null, first, NameIndex.MatchMinScore));
            }
        }
        return ExitStatus.Done;
    }

    /// <summary>One row a match, best first; a row without an id where nothing matches.</summary>
    private static void Write(CsvWriter csv, string name, IReadOnlyList<NameMatch> matches)
    {
        for (var i = 0; i < matches.Count; i++)
        {
            var match = matches[i];
            Row(name, (i + 1).ToString(CultureInfo.InvariantCulture), match.Entity, match.Kind.ToString(), match.Name, match.Score.ToString("0.####", CultureInfo.InvariantCulture), match.Why);
        }
        if (matches.Count == 0)
        {
            Row(name, "", "", "", "", "", "");
        }

        void Row(params ReadOnlySpan<string> cells)
        {
            foreach (var cell in cells)
            {
                csv.WriteField(cell);
            }
            csv.EndRecord();
        }
    }
}
