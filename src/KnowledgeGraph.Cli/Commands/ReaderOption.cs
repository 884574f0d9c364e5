using System.CommandLine;
using System.Globalization;
using KnowledgeGraph.DeepReading;
using KnowledgeGraph.Extraction;
using KnowledgeGraph.Ingestion;

namespace KnowledgeGraph.Cli.Commands;

/// <summary><c>--reader builtin|openai</c>, with what the environment says of the service.</summary>
internal static class ReaderOption
{
    /// <summary>The option; each command has its own.</summary>
    public static Option<string> Create() =>
        Options.OneOf("--reader", "Who reads: the extractor of this program, or a language model behind an OpenAI-compatible service, to which the articles are sent.", "builtin", "openai");

    /// <summary>The reader that the command line means.</summary>
    /// <exception cref="CommandException">The environment lacks what a model needs, or is wrong (usage).</exception>
    public static Reading Open(ParseResult arguments, Option<string> option, Host host) =>
        arguments.GetValue(option) == "openai" ? Remote(Settings(Environment.GetEnvironmentVariable), host) : new(Extractors.News, _ => { }, () => { });

    private static Reading Remote(ReaderOptions options, Host host)
    {
        var reader = new DeepReader(options);
        return new(
            reader.Extractor,
            input => host.Messages.Line(string.Create(
                CultureInfo.InvariantCulture,
                $"reader openai: {options.Model} at {options.Endpoint.Authority} is sent {input.Count} documents, about {input.Bytes / 3} tokens; kept answers are not asked for again")),
            () => host.Messages.Line($"reader openai: {reader.Usage.Summary(options.Prices)}"));
    }

    private static ReaderOptions Settings(Func<string, string?> variable)
    {
        string Needed(string name) => variable(name) is { Length: > 0 } value ? value : throw Wrong($"--reader openai needs the variable {name}");
        var address = variable("KG_READER_URL") is { Length: > 0 } url ? url : "https://api.openai.com/v1";
        return new()
        {
            Key = Needed("OPENAI_API_KEY"),
            Model = Needed("KG_READER_MODEL"),
            Endpoint = Uri.TryCreate(address, UriKind.Absolute, out var endpoint) && endpoint.Scheme is "http" or "https"
                ? endpoint : throw Wrong($"KG_READER_URL={address} is no http or https address"),
            Timeout = TimeSpan.FromSeconds(variable("KG_READER_TIMEOUT") is { Length: > 0 } seconds ? Number("KG_READER_TIMEOUT", seconds) : 120),
            Prices = variable("KG_READER_PRICES") is { Length: > 0 } prices ? Prices(prices) : null,
            Cache = variable("KG_READER_CACHE") is { Length: > 0 } folder
                ? folder : Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.LocalApplicationData, Environment.SpecialFolderOption.DoNotVerify), "kg", "reader"),
        };
    }

    private static (decimal In, decimal Out) Prices(string text) =>
        text.Split(',') is [var sent, var received] ? ((decimal)Number("KG_READER_PRICES", sent), (decimal)Number("KG_READER_PRICES", received))
            : throw Wrong($"KG_READER_PRICES={text}: give the price of a million tokens in and out, as 0.15,0.60");

    private static double Number(string name, string text) =>
        double.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number) && number > 0 ? number : throw Wrong($"{name}: '{text}' is no number above 0");

    private static CommandException Wrong(string problem) => new($"kg: {problem}", ExitStatus.Usage);
}

/// <summary>An extractor with what is told before and after it has read.</summary>
/// <param name="Extractor">The extractor.</param>
/// <param name="Begin">Tells what is about to be read.</param>
/// <param name="End">Tells what was used.</param>
internal sealed record Reading(IDocumentExtractor Extractor, Action<InputSet> Begin, Action End);
