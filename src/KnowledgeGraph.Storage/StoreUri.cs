namespace KnowledgeGraph.Storage;

/// <summary>The databases that a store URI can name.</summary>
public enum StoreKind
{
    /// <summary><c>sqlite:PATH</c>: one file.</summary>
    Sqlite,

    /// <summary><c>neo4j+http://…</c> or <c>neo4j+https://…</c>: a database of a Neo4j server, over its HTTP port.</summary>
    Neo4j,
}

/// <summary>Where a graph is kept: <c>sqlite:PATH</c>, or <c>neo4j+http://USER:PASSWORD@HOST:PORT/DATABASE</c>.</summary>
/// <param name="Kind">Which database.</param>
/// <param name="Path">The file's path, as given; of a server, the name of the database.</param>
public sealed record StoreUri(StoreKind Kind, string Path)
{
    /// <summary>What is meant where nothing is said: <c>sqlite:kg.db</c>.</summary>
    public const string Default = "sqlite:kg.db";

    private const string ServerForm = "neo4j+http://USER:PASSWORD@HOST:PORT/DATABASE";

    /// <summary>The server; null for a file.</summary>
    public ServerAddress? Server { get; init; }

    /// <summary>Reads a store URI.</summary>
    /// <exception cref="StoreAddressException">It is none that this build can use; the message says what is. A password in it is not repeated.</exception>
    public static StoreUri Parse(string text)
    {
        var colon = text.IndexOf(':', StringComparison.Ordinal);
        var scheme = colon < 0 ? "" : text[..colon];
        var rest = text[(colon + 1)..];
        return scheme switch
        {
            "sqlite" when rest.Length > 0 && !rest.Contains('\0', StringComparison.Ordinal) => new(StoreKind.Sqlite, rest),
            "sqlite" => throw new StoreAddressException("store 'sqlite:' names no file: write sqlite:PATH, for example sqlite:kg.db"),
            "neo4j+http" or "neo4j+https" => ServerAddress.TryParse(text, out var server)
                ? new(StoreKind.Neo4j, server.Database) { Server = server }
                : throw new StoreAddressException(
                    $"store '{scheme}://…' is not complete: write {ServerForm}, for example neo4j+http://neo4j@127.0.0.1:7474/neo4j with the password in KG_NEO4J_PASSWORD"),
            "neo4j" or "neo4j+s" or "neo4j+ssc" or "bolt" or "bolt+s" or "bolt+ssc" => throw new StoreAddressException(
                $"store '{scheme}://…': the Bolt protocol is not spoken here; Neo4j is reached on its HTTP port (7474): write {ServerForm}"),
            _ => throw new StoreAddressException($"store '{Shown(text)}' is no store URI: write sqlite:PATH, for example sqlite:kg.db, or {ServerForm}"),
        };
    }

    /// <summary>The URI without user and password.</summary>
    public override string ToString() => Server?.ToString() ?? "sqlite:" + Path;

    /// <summary>An unknown URI may hold a password: nothing between the scheme and the host is shown.</summary>
    private static string Shown(string text)
    {
        var at = text.LastIndexOf('@');
        var slashes = text.IndexOf("://", StringComparison.Ordinal);
        return at < 0 || slashes < 0 || at < slashes ? text : text[..(slashes + 3)] + "…" + text[at..];
    }
}
