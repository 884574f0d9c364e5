using System.CommandLine;
using KnowledgeGraph.Ingestion;
using KnowledgeGraph.Storage;

namespace KnowledgeGraph.Cli.Commands;

/// <summary><c>kg verify [--store URI]</c>: checks the invariants of the store; a line a breach.</summary>
internal static class VerifyCommand
{
    private static readonly Option<string?> Store = StoreOption.Create();

    public static CommandSpec Spec { get; } = new(
        new Command("verify", "Check the store: every fact has evidence inside its article, nothing is orphaned, indexes agree.") { Store },
        RunAsync,
        "kg verify",
        "kg verify --store sqlite:/data/news.db");

    private static async Task<int> RunAsync(ParseResult arguments, Host host)
    {
        var store = StoreOption.Open(arguments, Store, StoreAccess.Read);
        await using var closing = store.ConfigureAwait(false);
        var breaches = 0;
        await foreach (var breach in store.VerifyAsync(host.Cancellation).ConfigureAwait(false))
        {
            breaches++;
            host.WriteLine(Refusal.OneLine(breach));
        }
        if (breaches > 0)
        {
            host.Messages.Line(FormattableString.Invariant($"kg: the store breaks its rules in {breaches} places; ingest the documents again into a new one"));
            return ExitStatus.Incomplete;
        }
        host.WriteLine("sound");
        return ExitStatus.Done;
    }
}
