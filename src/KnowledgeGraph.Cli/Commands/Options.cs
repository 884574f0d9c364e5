using System.CommandLine;
using KnowledgeGraph.Ingestion;

namespace KnowledgeGraph.Cli.Commands;

/// <summary>Arguments and options that several commands share.</summary>
internal static class Options
{
    /// <summary><c>PATH...</c></summary>
    public static Argument<string[]> Paths() => new("PATH")
    {
        Description = "A file (.txt, .md, .html, .jsonl) or a folder, taken recursively.",
        Arity = ArgumentArity.OneOrMore,
    };

    /// <summary>An option with a closed list of values, the first being the default.</summary>
    public static Option<string> OneOf(string name, string description, params string[] values)
    {
        var option = new Option<string>(name) { Description = $"{description} Default: {values[0]}.", DefaultValueFactory = _ => values[0], HelpName = string.Join('|', values) };
        option.AcceptOnlyFromAmong(values);
        return option;
    }

    /// <summary>Says what was passed over in folders.</summary>
    public static void Report(SkippedFiles skipped, Host host)
    {
        if (skipped.Total > 0)
        {
            host.Messages.Line(skipped.ToString());
        }
    }
}
