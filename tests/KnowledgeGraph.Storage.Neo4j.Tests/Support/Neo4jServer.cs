using System.Diagnostics;

[assembly: AssemblyFixture(typeof(KnowledgeGraph.Storage.Neo4j.Tests.Neo4jServer))]

namespace KnowledgeGraph.Storage.Neo4j.Tests;

/// <summary>
/// A real Neo4j for all tests: the one whose store URI is in <c>KG_TEST_NEO4J</c> (tests empty its database), else one that the script in
/// <c>KG_TEST_NEO4J_HOME</c> starts on a free port at first use; without either the tests are skipped.
/// </summary>
public sealed class Neo4jServer : IAsyncDisposable
{
    private readonly SemaphoreSlim starting = new(1, 1);
    private ServerProcess? process;
    private ServerAddress? address;

    /// <summary>The store URI, once the server has been started.</summary>
    public string Uri { get; private set; } = "";

    /// <summary>Starts the server at the first call.</summary>
    public async Task<ServerAddress> AddressAsync()
    {
        await starting.WaitAsync();
        try
        {
            if (address is null)
            {
                var running = Environment.GetEnvironmentVariable("KG_TEST_NEO4J");
                process = string.IsNullOrEmpty(running) ? await ServerProcess.StartAsync("--password", "kg-test-secret") : null;
                Uri = process?.Uri ?? running!;
                address = StoreUri.Parse(Uri).Server;
            }
            return address!;
        }
        finally
        {
            starting.Release();
        }
    }

    /// <summary>Opens a store on the emptied database.</summary>
    internal async Task<IGraphStore> OpenEmptyAsync(Neo4jOptions? options = null)
    {
        var server = await AddressAsync();
        await EmptyAsync(server);
        return await Neo4jStore.OpenAsync(server, StoreAccess.Create, options);
    }

    /// <summary>Takes all nodes out, but leaves the schema with its version, so that the next test need not make it anew.</summary>
    internal static async Task EmptyAsync(ServerAddress server)
    {
        using var client = Client(server);
        (await client.RunAsync(new("MATCH (n) WHERE NOT n:Graph CALL (n) { DETACH DELETE n } IN TRANSACTIONS OF 10000 ROWS"), CancellationToken.None)).Dispose();
        (await client.RunAsync(
            new(
                """
                MATCH (g:Graph) SET g += {version: '00000000000000000000000000000000', commits: 0, documents: 0, articles: 0, mentions: 0, observations: 0,
                  entities: [0, 0, 0, 0, 0, 0, 0, 0], relations: [0, 0, 0, 0, 0, 0, 0, 0, 0], extractors: [], extractorDocuments: []}
                """),
            CancellationToken.None)).Dispose();
    }

    /// <summary>The rows of a statement as JSON texts.</summary>
    internal static async Task<List<string>> AskAsync(ServerAddress server, string statement)
    {
        using var client = Client(server);
        using var answer = await client.RunAsync(new(statement), CancellationToken.None);
        return [.. answer.Rows().Select(row => row.ToString())];
    }

    internal static ICypherClient Client(ServerAddress server, Neo4jOptions? options = null) => new QueryApiClient(server, server.Password, options ?? new());

    public async ValueTask DisposeAsync()
    {
        starting.Dispose();
        if (process is not null)
        {
            await process.DisposeAsync();
        }
    }
}

/// <summary>A server of its own, with its data in a temporary folder.</summary>
internal sealed class ServerProcess : IAsyncDisposable
{
    /// <summary>A server lives for a minute: compiling much, and checking the bytes of its classes, does not pay.</summary>
    private const string Java = "-XX:TieredStopAtLevel=1 -XX:+UseSerialGC -XX:-UsePerfData -XX:+UnlockDiagnosticVMOptions -XX:-BytecodeVerificationRemote";

    /// <summary>Tests empty and fill the database all the time; that is no reason to plan every statement anew.</summary>
    private static readonly string[] Settings = ["--set", "dbms.cypher.min_replan_interval=1h"];

    private readonly string script;
    private readonly string home;
    private readonly List<string> arguments;

    private ServerProcess(string script, string home, IEnumerable<string> arguments, string uri) => (this.script, this.home, this.arguments, Uri) = (script, home, [.. arguments], uri);

    /// <summary>The store URI that the script printed.</summary>
    public string Uri { get; private set; }

    /// <summary>Starts one; skips the test where there is none to start.</summary>
    public static Task<ServerProcess> StartAsync(params string[] arguments) => StartInAsync(Directory.CreateTempSubdirectory("kg-neo4j-").FullName, arguments);

    /// <summary>The same, with its data in a given folder.</summary>
    public static async Task<ServerProcess> StartInAsync(string home, params string[] arguments)
    {
        var folder = Environment.GetEnvironmentVariable("KG_TEST_NEO4J_HOME");
        if (string.IsNullOrEmpty(folder))
        {
            Assert.Skip("no Neo4j is here: name a running one in KG_TEST_NEO4J, or the folder of a start script in KG_TEST_NEO4J_HOME");
        }
        var script = Path.Combine(folder, "neo4j");
        string[] all = ["--heap", "512m", .. Settings, .. arguments];
        return new(script, home, all, await RunAsync(script, ["start", home, .. all]));
    }

    /// <summary>Starts the stopped or killed server again, on the same port.</summary>
    public async Task StartAgainAsync(params string[] more)
    {
        var port = StoreUri.Parse(Uri).Server!.Http.Port;
        Uri = await RunAsync(script, ["start", home, .. arguments, .. more, "--http", FormattableString.Invariant($"{port}")]);
    }

    public Task KillAsync() => RunAsync(script, ["kill", home]);

    public Task StopAsync() => RunAsync(script, ["stop", home]);

    public async ValueTask DisposeAsync()
    {
        await KillAsync();
        Directory.Delete(home, recursive: true);
    }

    private static async Task<string> RunAsync(string script, string[] arguments)
    {
        // The server inherits the script's output: read the first line, not to the end.
        using var process = Process.Start(new ProcessStartInfo(script, arguments) { RedirectStandardOutput = true, Environment = { ["JAVA_TOOL_OPTIONS"] = Java } })!;
        var line = await process.StandardOutput.ReadLineAsync();
        await process.WaitForExitAsync();
        Assert.Equal(0, process.ExitCode);
        return line ?? "";
    }
}
