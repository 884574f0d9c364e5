using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Invocation;
using KnowledgeGraph.Cli.Commands;
using KnowledgeGraph.Cli.Terminal;
using KnowledgeGraph.Ingestion;
using KnowledgeGraph.Storage;

namespace KnowledgeGraph.Cli;

/// <summary>The commands of <c>kg</c>, and what happens to a command that fails.</summary>
internal static class CommandLine
{
    private static readonly CommandSpec[] Commands =
        [ExtractCommand.Spec, IngestCommand.Spec, ServeCommand.Spec, RemoveCommand.Spec, StatsCommand.Spec, ExportCommand.Spec, CopyCommand.Spec, VerifyCommand.Spec, MatchCommand.Spec];

    /// <summary>Runs one command line; returns the exit status.</summary>
    public static async Task<int> RunAsync(string[] arguments)
    {
        var messages = Messages.Open();
        using var interrupt = new Interrupt();
        var host = new Host(StandardOutput.Open(), !Console.IsOutputRedirected, messages, interrupt.Token);
        try
        {
            return await RunAsync(arguments, host).ConfigureAwait(false);
        }
        catch (IOException e) when (StandardOutput.IsClosed(e))
        {
            return ExitStatus.Done;
        }
        catch (StoreException e)
        {
            messages.Line(Refusal.OneLine($"kg: {e.Message}"));
            return ExitStatus.Incomplete;
        }
        catch (CommandException e)
        {
            messages.Line(e.Message);
            return e.ExitStatus;
        }
        catch (OperationCanceledException) when (interrupt.Token.IsCancellationRequested)
        {
            messages.Line("kg: stopped");
            return interrupt.ExitStatus;
        }
        catch (IOException e)
        {
            messages.Line(Refusal.OneLine($"kg: cannot write ({e.Message})"));
            return ExitStatus.Incomplete;
        }
    }

    private static async Task<int> RunAsync(string[] arguments, Host host)
    {
        var root = Root(host);
        var parsed = root.Parse(arguments, new ParserConfiguration { ResponseFileTokenReplacer = null });
        if (parsed.Errors.Count > 0)
        {
            foreach (var error in parsed.Errors)
            {
                host.Messages.Line(Refusal.OneLine($"kg: {error.Message}"));
            }
            var name = parsed.CommandResult.Command == root ? "kg" : $"kg {parsed.CommandResult.Command.Name}";
            host.Messages.Line($"Try '{name} --help'.");
            return ExitStatus.Usage;
        }
        var output = StandardOutput.Text(host.Output);
        await using var _ = output.ConfigureAwait(false);
        return await parsed.InvokeAsync(
            new InvocationConfiguration
            {
                Output = output,
                Error = host.Messages.Writer,
                EnableDefaultExceptionHandler = false,
                ProcessTerminationTimeout = null,
            },
            host.Cancellation).ConfigureAwait(false);
    }

    private static RootCommand Root(Host host)
    {
        var root = new RootCommand("Reads local-government news and keeps what it says as a graph with evidence.");
        var examples = new Dictionary<Command, string[]>
        {
            [root] = ["kg extract page.txt --format text", "kg ingest pages/ --store sqlite:kg.db", "kg stats --store sqlite:kg.db"],
        };
        foreach (var spec in Commands)
        {
            spec.Command.SetAction((parsed, _) => spec.RunAsync(parsed, host));
            root.Add(spec.Command);
            examples[spec.Command] = spec.Examples;
        }
        foreach (var option in root.Options)
        {
            if (option is VersionOption)
            {
                option.Action = new VersionAction();
            }
            else if (option is HelpOption help)
            {
                help.Action = new HelpWithExamples((HelpAction)help.Action!, examples);
            }
        }
        return root;
    }

    private sealed class VersionAction : SynchronousCommandLineAction
    {
        public override bool ClearsParseErrors => true;

        public override int Invoke(ParseResult parseResult)
        {
            parseResult.InvocationConfiguration.Output.Write(Versions.Describe());
            return ExitStatus.Done;
        }
    }
}
