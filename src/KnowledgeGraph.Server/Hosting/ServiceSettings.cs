using System.Globalization;
using System.Net;
using KnowledgeGraph.Storage;
using Microsoft.Extensions.Logging;

namespace KnowledgeGraph.Server.Hosting;

/// <summary>All settings of the service, and how they are read: command line before environment before settings file.</summary>
public static class ServiceSettings
{
    /// <summary>The settings file that is read where it exists.</summary>
    public const string DefaultFile = "appsettings.json";

    /// <summary>The section of the settings file.</summary>
    public const string Section = "KnowledgeGraph";

    /// <summary>Every setting, in the order of help and documentation.</summary>
    public static IReadOnlyList<Setting> All { get; } =
    [
        new("store", "URI", "sqlite:kg.db", "The store, as sqlite:PATH or neo4j+http://USER:PASSWORD@HOST:PORT/DATABASE.") { Apply = Text(Store) },
        new("urls", "URL", "http://127.0.0.1:5080", "Where to listen, as http://HOST:PORT; several are allowed.")
        {
            IsList = true,
            Apply = (options, values) => options with { Urls = [.. values.Select(Url)] },
        },
        new("ingest", "PATH", "", "Files and folders to take into the store before serving.")
        {
            IsList = true,
            Apply = (options, values) => options with { Ingest = values },
        },
        new("no-bodies", null, "false", "Serve quotes and sentences only, for hosts without the right to republish.") { Apply = Switch((options, on) => options with { NoBodies = on }) },
        new("introspection", "WHO", "everyone", "Who may introspect the schema: everyone, admins or nobody.")
        {
            Apply = Text((options, value) => options with { Introspection = Who(value) }),
        },
        new("documents", "PATH", "", "Files or folders of GraphQL documents; where they are given, only these may be asked.")
        {
            IsList = true,
            Apply = (options, values) => options with { Documents = TrustedDocumentFiles.Read(values) },
        },
        new("keys", "FILE", "", "A file of API keys, read again when it changes; where it is given, requests need one.") { Apply = Text((options, value) => options with { Keys = ApiKeyFile.Read(value), KeysFile = Path.GetFullPath(value) }) },
        new("rate-per-key", "N", "0", "Requests a minute for each key; 0 for no limit.") { Apply = Number(0, 1_000_000, (options, value) => options with { RatePerKey = value }) },
        new("rate-per-address", "N", "0", "Requests a minute for each client address; 0 for no limit.")
        {
            Apply = Number(0, 1_000_000, (options, value) => options with { RatePerAddress = value }),
        },
        new("cors", "ORIGIN", "", "Origins whose pages may read the answers, as https://HOST; * for all.")
        {
            IsList = true,
            Apply = (options, values) => options with { Cors = [.. values.Select(Origin)] },
        },
        new("proxies", "ADDRESS", "", "Proxies in front of the service, whose X-Forwarded-For and X-Forwarded-Proto are believed.")
        {
            IsList = true,
            Apply = (options, values) => options with { Proxies = [.. values.Select(Address)] },
        },
        new("otlp", "URL", "", "Where traces and metrics go, as OTLP over HTTP, for example http://127.0.0.1:4318.")
        {
            Apply = Text((options, value) => options with { Otlp = Uri.TryCreate(value, UriKind.Absolute, out var url) && url.Scheme is "http" or "https" ? url : throw new FormatException("http://HOST:PORT or https://HOST:PORT") }),
        },
        new("log-format", "text|json", "text", "How log lines look.")
        {
            Apply = Text((options, value) => options with { JsonLog = value == "json" || (value == "text" ? false : throw new FormatException("text or json")) }),
        },
        new("log-level", "LEVEL", "information", "The least important messages that are logged: debug, information, warning, error.")
        {
            Apply = Text((options, value) => options with { LogLevel = Level(value) }),
        },
        new("max-requests", "N", "64", "Requests of /graphql worked on at the same time; as many again wait, the rest get 503.")
        {
            Apply = Number(1, 10_000, (options, value) => options with { MaxRequests = value }),
        },
        new("timeout", "SECONDS", "10", "How long a request may take.") { Apply = Seconds(1, 600, (options, value) => options with { Timeout = value }) },
        new("stop-timeout", "SECONDS", "15", "How long requests in flight may go on after the signal to stop.")
        {
            Apply = Seconds(0, 600, (options, value) => options with { StopTimeout = value }),
        },
        new("max-body", "BYTES", "1048576", "The largest body of a request.") { Apply = Number(1_024, 64 * 1024 * 1024, (options, value) => options with { MaxBody = value }) },
        new("max-depth", "N", "20", "How deep fields may nest.") { Apply = Number(1, 1_000, (options, value) => options with { MaxDepth = value }) },
        new("max-fields", "N", "2000", "The most fields of an operation, fragments resolved.") { Apply = Number(1, 1_000_000, (options, value) => options with { MaxFields = value }) },
        new("max-aliases", "N", "100", "The most aliases of an operation.") { Apply = Number(0, 100_000, (options, value) => options with { MaxAliases = value }) },
        new("max-tokens", "N", "10000", "The most tokens of a document.") { Apply = Number(100, 1_000_000, (options, value) => options with { MaxTokens = value }) },
        new("max-cost", "N", "100000", "The highest cost of an operation: objects that it may give.") { Apply = Number(1, 1_000_000_000, (options, value) => options with { MaxCost = value }) },
    ];

    /// <summary>Reads and checks all settings.</summary>
    /// <param name="commandLine">What the command line gave, by <see cref="Setting.Name"/>; a switch that is on has the value <c>true</c>.</param>
    /// <param name="environment">Gives the value of an environment variable, or null.</param>
    /// <param name="file">The settings file that was named; null for <see cref="DefaultFile"/>, which need not exist.</param>
    /// <exception cref="ServiceSettingsException">Some can't be used; the message has all of them.</exception>
    public static ServiceOptions Read(
        IReadOnlyDictionary<string, IReadOnlyList<string>> commandLine, Func<string, string?> environment, string? file = null)
    {
        var failures = new List<string>();
        var inFile = SettingsFile.Read(file ?? environment("KG_CONFIG"), failures);
        var options = new ServiceOptions();
        foreach (var setting in All)
        {
            var (place, values) = Find(setting, commandLine, environment, inFile);
            if (values is null)
            {
                continue;
            }
            try
            {
                options = setting.Apply(options, values);
            }
            catch (StoreAddressException error)
            {
                // Its message shows no password, as the value itself might.
                failures.Add($"{place}: {error.Message}");
            }
            catch (UnusableFileException error)
            {
                failures.AddRange(error.Failures);
            }
            catch (FormatException allowed)
            {
                failures.Add($"{place}: '{string.Join(' ', values)}' can't be used; give {allowed.Message}");
            }
        }
        if (options.Introspection == Audience.Admins && options.Keys.Count == 0)
        {
            failures.Add("--introspection: 'admins' needs keys; give --keys FILE");
        }
        if (options.RatePerKey > 0 && options.Keys.Count == 0)
        {
            failures.Add("--rate-per-key: needs keys; give --keys FILE, or --rate-per-address N");
        }
        failures.AddRange(TrustedDocumentFiles.Check(options));
        return failures.Count == 0 ? options : throw new ServiceSettingsException(failures);
    }

    private static (string Place, IReadOnlyList<string>? Values) Find(
        Setting setting, IReadOnlyDictionary<string, IReadOnlyList<string>> commandLine, Func<string, string?> environment,
        IReadOnlyDictionary<string, (string Place, IReadOnlyList<string> Values)> file)
    {
        if (commandLine.TryGetValue(setting.Name, out var typed) && typed.Count > 0)
        {
            return (setting.Option, typed);
        }
        if (environment(setting.Variable) is { Length: > 0 } variable)
        {
            return (setting.Variable, setting.IsList ? variable.Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries) : [variable]);
        }
        return file.TryGetValue(setting.Key, out var written) ? written : (setting.Option, null);
    }

    private static Func<ServiceOptions, IReadOnlyList<string>, ServiceOptions> Text(Func<ServiceOptions, string, ServiceOptions> apply) =>
        (options, values) => values is [{ Length: > 0 } value] ? apply(options, value) : throw new FormatException("one text");

    private static Func<ServiceOptions, IReadOnlyList<string>, ServiceOptions> Switch(Func<ServiceOptions, bool, ServiceOptions> apply) =>
        Text((options, value) => apply(options, value switch
        {
            "true" or "1" => true,
            "false" or "0" => false,
            _ => throw new FormatException("true or false"),
        }));

    private static Func<ServiceOptions, IReadOnlyList<string>, ServiceOptions> Number(int least, int most, Func<ServiceOptions, int, ServiceOptions> apply) =>
        Text((options, value) => int.TryParse(value, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) && number >= least && number <= most
            ? apply(options, number)
            : throw new FormatException(FormattableString.Invariant($"a whole number from {least} to {most}")));

    private static Func<ServiceOptions, IReadOnlyList<string>, ServiceOptions> Seconds(int least, int most, Func<ServiceOptions, TimeSpan, ServiceOptions> apply) =>
        Number(least, most, (options, value) => apply(options, TimeSpan.FromSeconds(value)));

    private static LogLevel Level(string value) => value switch
    {
        "debug" => LogLevel.Debug,
        "information" => LogLevel.Information,
        "warning" => LogLevel.Warning,
        "error" => LogLevel.Error,
        _ => throw new FormatException("debug, information, warning or error"),
    };

    private static ServiceOptions Store(ServiceOptions options, string value)
    {
        _ = StoreUri.Parse(value);
        return options with { Store = value };
    }

    private static Audience Who(string value) => value switch
    {
        "everyone" => Audience.Everyone,
        "admins" => Audience.Admins,
        "nobody" => Audience.Nobody,
        _ => throw new FormatException("everyone, admins or nobody"),
    };

    private static string Origin(string value) =>
        value == "*" || (Uri.TryCreate(value, UriKind.Absolute, out var url) && url.Scheme is "http" or "https" && url.GetLeftPart(UriPartial.Authority) == value)
            ? value
            : throw new FormatException("origins as https://HOST or http://HOST:PORT, without a path, or *");

    private static IPAddress Address(string value) => IPAddress.TryParse(value, out var address) ? address : throw new FormatException("IP addresses");

    /// <summary>TLS is a proxy's work, so only plain HTTP is listened to.</summary>
    private static string Url(string value) =>
        Uri.TryCreate(value.Replace("://*", "://0.0.0.0", StringComparison.Ordinal).Replace("://+", "://0.0.0.0", StringComparison.Ordinal), UriKind.Absolute, out var url)
            && url.Scheme == "http" && url.PathAndQuery == "/" && url.UserInfo.Length == 0
            ? value
            : throw new FormatException("http://HOST:PORT, for example http://127.0.0.1:5080");
}
