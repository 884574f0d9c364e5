namespace KnowledgeGraph.Server.Hosting;

/// <summary>How the service runs. Made by <see cref="ServiceSettings.Read"/>; every value has been checked.</summary>
public sealed record ServiceOptions
{
    /// <summary>The store, as a URI. Default: <c>sqlite:kg.db</c>.</summary>
    public string Store { get; init; } = "sqlite:kg.db";

    /// <summary>Where to listen, <c>http://HOST:PORT</c> each. Default: <c>http://127.0.0.1:5080</c>.</summary>
    public IReadOnlyList<string> Urls { get; init; } = ["http://127.0.0.1:5080"];

    /// <summary>Files and folders to take into the store before serving. Default: none.</summary>
    public IReadOnlyList<string> Ingest { get; init; } = [];

    /// <summary>Whether whole texts of articles are kept back, for hosts without the right to republish. Default: false.</summary>
    public bool NoBodies { get; init; }

    /// <summary>Whether log lines are JSON objects. Default: false, lines to read.</summary>
    public bool JsonLog { get; init; }

    /// <summary>The least important messages that are logged. Default: information.</summary>
    public Microsoft.Extensions.Logging.LogLevel LogLevel { get; init; } = Microsoft.Extensions.Logging.LogLevel.Information;

    /// <summary>Requests of <c>/graphql</c> worked on at the same time; as many again wait, the rest are refused with 503. Default: 64.</summary>
    public int MaxRequests { get; init; } = 64;

    /// <summary>How long a request may take. Default: 10 s.</summary>
    public TimeSpan Timeout { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>How long requests in flight may go on after the signal to stop. Default: 15 s.</summary>
    public TimeSpan StopTimeout { get; init; } = TimeSpan.FromSeconds(15);

    /// <summary>The largest body of a POST in bytes. Default: 1 MiB.</summary>
    public int MaxBody { get; init; } = 1024 * 1024;

    /// <summary>How deep fields may nest. Default: 20.</summary>
    public int MaxDepth { get; init; } = 20;

    /// <summary>The most fields of an operation. Default: 2,000.</summary>
    public int MaxFields { get; init; } = 2_000;

    /// <summary>The most aliases of an operation. Default: 100.</summary>
    public int MaxAliases { get; init; } = 100;

    /// <summary>The most tokens of a document. Default: 10,000.</summary>
    public int MaxTokens { get; init; } = 10_000;

    /// <summary>The highest cost of an operation. Default: 100,000.</summary>
    public int MaxCost { get; init; } = 100_000;

    /// <summary>Who may introspect the schema and read <c>/schema.graphql</c>. Default: everyone.</summary>
    public Audience Introspection { get; init; } = Audience.Everyone;

    /// <summary>The only documents that may be asked; empty where all may. Default: empty.</summary>
    public IReadOnlyList<TrustedDocument> Documents { get; init; } = [];

    /// <summary>The keys that are let in at the start; empty where none is needed. Default: empty.</summary>
    public IReadOnlyList<ApiKey> Keys { get; init; } = [];

    /// <summary>The file that they were read from, and that is read again when it changes; null for none. Default: null.</summary>
    public string? KeysFile { get; init; }

    /// <summary>Requests a minute for each key; 0 for no limit. Default: 0.</summary>
    public int RatePerKey { get; init; }

    /// <summary>Requests a minute for each client address, IPv6 by /64; 0 for no limit. Default: 0.</summary>
    public int RatePerAddress { get; init; }

    /// <summary>Origins whose pages may read the answers; <c>*</c> for all. Default: none.</summary>
    public IReadOnlyList<string> Cors { get; init; } = [];

    /// <summary>Proxies whose <c>X-Forwarded-For</c> and <c>X-Forwarded-Proto</c> are believed. Default: none.</summary>
    public IReadOnlyList<System.Net.IPAddress> Proxies { get; init; } = [];

    /// <summary>Where traces and metrics go, as OTLP over HTTP; null for nowhere. Default: null.</summary>
    public Uri? Otlp { get; init; }
}

/// <summary>Who may do something.</summary>
public enum Audience
{
    /// <summary>Whoever may read.</summary>
    Everyone,

    /// <summary>Keys with the role admin.</summary>
    Admins,

    /// <summary>Nobody.</summary>
    Nobody,
}
