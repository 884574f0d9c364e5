using System.CommandLine;
using KnowledgeGraph.Storage;
using KnowledgeGraph.Storage.Neo4j;
using KnowledgeGraph.Storage.Sqlite;

namespace KnowledgeGraph.Cli.Commands;

/// <summary><c>--store URI</c>, else <c>KG_STORE</c>, else <c>sqlite:kg.db</c>.</summary>
internal static class StoreOption
{
    /// <summary>The environment variable that names the store.</summary>
    public const string Variable = "KG_STORE";

    /// <summary>The option; each command has its own.</summary>
    public static Option<string?> Create() => new("--store")
    {
        Description = $"The store, as sqlite:PATH or neo4j+http://USER:PASSWORD@HOST:PORT/DATABASE. Default: the variable {Variable}, else {StoreUri.Default}.",
        HelpName = "URI",
    };

    /// <summary>Opens the store that the command line means.</summary>
    /// <exception cref="CommandException">The address is none (usage).</exception>
    /// <exception cref="StoreException">The store can't be opened.</exception>
    public static IGraphStore Open(ParseResult arguments, Option<string?> option, StoreAccess access)
    {
        var variable = Environment.GetEnvironmentVariable(Variable);
        var text = arguments.GetValue(option) ?? (string.IsNullOrEmpty(variable) ? StoreUri.Default : variable);
        return Open(text, access);
    }

    /// <summary>Opens the store that a URI means.</summary>
    /// <exception cref="CommandException">The address is none (usage).</exception>
    /// <exception cref="StoreException">The store can't be opened.</exception>
    public static IGraphStore Open(string uri, StoreAccess access) =>
        Parse(uri) is var parsed && parsed.Server is { } server ? Neo4jStore.Open(server, access) : SqliteStore.Open(parsed.Path, access);

    private static StoreUri Parse(string text)
    {
        try
        {
            return StoreUri.Parse(text);
        }
        catch (StoreAddressException e)
        {
            throw new CommandException($"kg: {e.Message}", ExitStatus.Usage);
        }
    }
}
