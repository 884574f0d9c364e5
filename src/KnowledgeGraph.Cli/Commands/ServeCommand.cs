using System.CommandLine;
using KnowledgeGraph.Ingestion;
using KnowledgeGraph.Server.Hosting;

namespace KnowledgeGraph.Cli.Commands;

/// <summary><c>kg serve [--store URI] [--urls URL]... [--ingest PATH]... [--no-bodies] …</c>: serves the graph until it is told to stop.</summary>
internal static class ServeCommand
{
    private static readonly Option<string?> Config = new("--config")
    {
        Description = $"The settings file. Default: the variable KG_CONFIG, else {ServiceSettings.DefaultFile} where it exists.",
        HelpName = "FILE",
    };

    private static readonly (Setting Setting, Option Option)[] Options = [.. ServiceSettings.All.Select(setting => (setting, Create(setting)))];

    public static CommandSpec Spec { get; } = new(
        Command(),
        RunAsync,
        "kg serve --ingest seeds/articles",
        "kg serve --store sqlite:/data/news.db --urls http://0.0.0.0:8080 --log-format json",
        "KG_STORE=sqlite:news.db KG_NO_BODIES=true kg serve");

    private static Command Command()
    {
        var command = new Command("serve", "Serve the graph over HTTP: GraphQL at /graphql, GraphiQL at /graphiql. Every option can also be an environment variable, or a line in the settings file.");
        foreach (var (_, option) in Options)
        {
            command.Add(option);
        }
        command.Add(Config);
        return command;
    }

    private static Option Create(Setting setting)
    {
        var text = setting.Default is { Length: > 0 } value && setting.ValueName is not null ? $"{setting.Description} Default: {value}." : setting.Description;
        return setting.ValueName is null ? new Option<bool>(setting.Option) { Description = text }
            : setting.IsList ? new Option<string[]>(setting.Option) { Description = text, HelpName = setting.ValueName, AllowMultipleArgumentsPerToken = true }
            : new Option<string?>(setting.Option) { Description = text, HelpName = setting.ValueName };
    }

    private static async Task<int> RunAsync(ParseResult arguments, Host host)
    {
        ServiceOptions options;
        try
        {
            options = ServiceSettings.Read(Given(arguments), Environment.GetEnvironmentVariable, arguments.GetValue(Config));
        }
        catch (ServiceSettingsException error)
        {
            throw new CommandException(string.Join('\n', error.Failures.Select(failure => Refusal.OneLine($"kg: {failure}"))), ExitStatus.Usage);
        }
        try
        {
            await GraphService.RunAsync(options, StoreOption.Open, () => Extractors.News, refusal => host.Messages.Line(refusal.ToString()), host.Cancellation).ConfigureAwait(false);
        }
        catch (ServiceAddressException error)
        {
            throw new CommandException($"kg: {error.Message}", ExitStatus.Incomplete);
        }
        return ExitStatus.Done;
    }

    private static Dictionary<string, IReadOnlyList<string>> Given(ParseResult arguments)
    {
        var given = new Dictionary<string, IReadOnlyList<string>>(StringComparer.Ordinal);
        foreach (var (setting, option) in Options)
        {
            if (arguments.GetResult(option) is not { Implicit: false })
            {
                continue;
            }
            given[setting.Name] = option switch
            {
                Option<bool> flag => [arguments.GetValue(flag) ? "true" : "false"],
                Option<string[]> list => arguments.GetValue(list) ?? [],
                Option<string?> text => [arguments.GetValue(text) ?? ""],
                _ => [],
            };
        }
        return given;
    }
}
