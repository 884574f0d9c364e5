using System.CommandLine;
using KnowledgeGraph.Storage;

namespace KnowledgeGraph.Cli.Commands;

/// <summary><c>kg copy --from URI --to URI</c>: takes all documents of one store into another, of whatever kind.</summary>
internal static class CopyCommand
{
    private static readonly Option<string> From = Required("--from", "The store to copy.");

    private static readonly Option<string> To = Required("--to", "The store to copy into; made where it does not exist. What else it holds stays.");

    public static CommandSpec Spec { get; } = new(
        new Command("copy", "Copy a store into another, of whatever kind, and check the copy. Run again, it goes on where it was stopped.") { From, To },
        RunAsync,
        "kg copy --from sqlite:kg.db --to neo4j+http://neo4j@127.0.0.1:7474/neo4j",
        "KG_NEO4J_PASSWORD=… kg copy --from neo4j+http://neo4j@db:7474/neo4j --to sqlite:backup.db");

    private static async Task<int> RunAsync(ParseResult arguments, Host host)
    {
        var source = StoreOption.Open(arguments.GetValue(From)!, StoreAccess.Read);
        await using var closing = source.ConfigureAwait(false);
        var snapshot = await source.OpenSnapshotAsync(host.Cancellation).ConfigureAwait(false);
        await using var releasing = snapshot.ConfigureAwait(false);
        var documents = (await snapshot.GetStatisticsAsync(host.Cancellation).ConfigureAwait(false)).Documents;
        var target = StoreOption.Open(arguments.GetValue(To)!, StoreAccess.Create);
        await using var ending = target.ConfigureAwait(false);
        var counts = default(CopyCounts);
        try
        {
            var result = await GraphCopy.RunAsync(
                snapshot, target,
                now =>
                {
                    counts = now;
                    host.Messages.Progress((int)now.Total, (int)documents);
                },
                host.Cancellation).ConfigureAwait(false);
            host.Messages.Clear();
            host.Messages.Line(result.Others == 0
                ? $"both stores have version {result.Version}"
                : FormattableString.Invariant($"the target holds {result.Others} other documents; they stay"));
        }
        finally
        {
            // Also when the copy ends early: what is counted is committed.
            host.Messages.Clear();
            host.WriteLine(counts.ToString());
        }
        return ExitStatus.Done;
    }

    private static Option<string> Required(string name, string description) =>
        new(name) { Description = $"{description} As sqlite:PATH or neo4j+http://USER:PASSWORD@HOST:PORT/DATABASE.", HelpName = "URI", Required = true };
}
