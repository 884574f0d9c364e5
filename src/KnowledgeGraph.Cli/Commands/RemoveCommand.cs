using System.CommandLine;
using KnowledgeGraph.Ingestion;
using KnowledgeGraph.Ingestion.Reading;
using KnowledgeGraph.Storage;

namespace KnowledgeGraph.Cli.Commands;

/// <summary><c>kg remove DOCUMENT... [--store URI]</c>: retracts documents and every fact that only they support.</summary>
internal static class RemoveCommand
{
    private static readonly Argument<string[]> Documents = new("DOCUMENT")
    {
        Description = "A document's name: the path it was taken in under; for a line of a .jsonl file PATH#ID.",
        Arity = ArgumentArity.OneOrMore,
    };

    private static readonly Option<string?> Store = StoreOption.Create();

    public static CommandSpec Spec { get; } = new(
        new Command("remove", "Take documents out of the store, with every fact that only they support.") { Documents, Store },
        RunAsync,
        "kg remove pages/003.txt",
        "kg remove 'news.jsonl#17' --store sqlite:/data/news.db");

    private static async Task<int> RunAsync(ParseResult arguments, Host host)
    {
        var store = StoreOption.Open(arguments, Store, StoreAccess.Write);
        await using var closing = store.ConfigureAwait(false);
        var typed = arguments.GetValue(Documents)!.Distinct(StringComparer.Ordinal).ToList();
        var marks = await store.FindDocumentsAsync(typed, host.Cancellation).ConfigureAwait(false);
        // A path may be typed in another form than the one that names the document.
        var names = typed.Select((name, i) => marks[i] is null ? DocumentName.Of(name) : name).ToList();
        var distinct = names.Distinct(StringComparer.Ordinal).ToList();
        var held = await store.RemoveAsync(distinct, host.Cancellation).ConfigureAwait(false);
        var unknown = typed.Where((_, i) => !held[distinct.IndexOf(names[i])]).ToList();
        foreach (var name in unknown)
        {
            host.Messages.Line(Refusal.OneLine($"kg: {name}: no such document in the store; 'kg export' lists them in articles"));
        }
        host.WriteLine(FormattableString.Invariant($"{held.Count(h => h)} removed"));
        return unknown.Count == 0 ? ExitStatus.Done : ExitStatus.Incomplete;
    }
}
