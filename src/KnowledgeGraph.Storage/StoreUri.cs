namespace KnowledgeGraph.Storage;

/// <summary>The databases that a store URI can name.</summary>
public enum StoreKind
{
    /// <summary><c>sqlite:PATH</c>: one file.</summary>
    Sqlite,
}

/// <summary>Where a graph is kept: <c>sqlite:PATH</c>.</summary>
/// <param name="Kind">Which database.</param>
/// <param name="Path">The file's path, as given.</param>
public sealed record StoreUri(StoreKind Kind, string Path)
{
    /// <summary>What is meant where nothing is said: <c>sqlite:kg.db</c>.</summary>
    public const string Default = "sqlite:kg.db";

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
            "neo4j+http" or "neo4j+https" => throw new StoreAddressException($"store '{scheme}://…': Neo4j is not in this build; use sqlite:PATH"),
            "neo4j" or "neo4j+s" or "neo4j+ssc" or "bolt" or "bolt+s" or "bolt+ssc" => throw new StoreAddressException(
                $"store '{scheme}://…': the Bolt protocol is not spoken here; Neo4j is reached on its HTTP port (7474) as neo4j+http://USER:PASSWORD@HOST:PORT/DATABASE, which is not in this build; use sqlite:PATH"),
            _ => throw new StoreAddressException($"store '{Shown(text)}' is no store URI: write sqlite:PATH, for example sqlite:kg.db"),
        };
    }

    /// <inheritdoc/>
    public override string ToString() => "sqlite:" + Path;

    /// <summary>An unknown URI may hold a password: nothing between the scheme and the host is shown.</summary>
    private static string Shown(string text)
    {
        var at = text.LastIndexOf('@');
        var slashes = text.IndexOf("://", StringComparison.Ordinal);
        return at < 0 || slashes < 0 || at < slashes ? text : text[..(slashes + 3)] + "…" + text[at..];
    }
}
