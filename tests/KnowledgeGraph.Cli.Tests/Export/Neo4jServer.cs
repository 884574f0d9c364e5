using System.Diagnostics;
using System.Net.Http.Json;
using System.Text.Json;

namespace KnowledgeGraph.Cli.Tests.Export;

/// <summary>
/// A real Neo4j: the one that <c>KG_TEST_NEO4J</c> names (its HTTP address; it should be empty), else one started by the script in
/// <c>KG_TEST_NEO4J_HOME</c>, else by the one in <c>../shared/neo4j</c>; the test is skipped where there is none.
/// </summary>
internal sealed class Neo4jServer : IAsyncDisposable
{
    private static readonly JsonSerializerOptions Plain = new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private readonly HttpClient client = new();
    private readonly string? script;
    private readonly string home;

    private Neo4jServer(Uri address, string? script, string home)
    {
        client.BaseAddress = address;
        (this.script, this.home) = (script, home);
    }

    public static async Task<Neo4jServer> StartAsync(string home)
    {
        if (Environment.GetEnvironmentVariable("KG_TEST_NEO4J") is { Length: > 0 } running)
        {
            return new(Http(running), null, home);
        }
        var script = Path.Combine(Environment.GetEnvironmentVariable("KG_TEST_NEO4J_HOME") ?? Shared(), "neo4j");
        if (!File.Exists(script))
        {
            Assert.Skip("no Neo4j is here: name a running one in KG_TEST_NEO4J, or the folder of its start script in KG_TEST_NEO4J_HOME");
        }
        var said = await RunScriptAsync(script, "start", home);
        return new(Http(said.Trim().Split('\n')[^1]), script, home);
    }

    /// <summary>Runs a statement; the rows of its answer as JSON.</summary>
    public async Task<string> RunAsync(string statement)
    {
        using var response = await client.PostAsJsonAsync("db/neo4j/query/v2", new Dictionary<string, string> { ["statement"] = statement }, Plain);
        using var answer = JsonDocument.Parse(await response.Content.ReadAsStringAsync());
        Assert.False(answer.RootElement.TryGetProperty("errors", out var errors), $"{statement}\n{errors}");
        return answer.RootElement.GetProperty("data").GetProperty("values").GetRawText();
    }

    public async ValueTask DisposeAsync()
    {
        client.Dispose();
        if (script is not null)
        {
            await RunScriptAsync(script, "kill", home);
        }
    }

    /// <summary><c>neo4j+http://127.0.0.1:7474/neo4j</c> is <c>http://127.0.0.1:7474/</c>.</summary>
    private static Uri Http(string address) =>
        new(new Uri(address.Replace("neo4j+", "", StringComparison.Ordinal)).GetLeftPart(UriPartial.Authority) + "/");

    private static string Shared()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "KnowledgeGraph.sln")))
        {
            folder = folder.Parent;
        }
        return Path.Combine(folder?.FullName ?? ".", "..", "shared", "neo4j");
    }

    private static async Task<string> RunScriptAsync(string script, string command, string home)
    {
        // The server inherits the script's output: read the first line, not to the end.
        using var process = Process.Start(new ProcessStartInfo(script, [command, home]) { RedirectStandardOutput = true })!;
        var line = await process.StandardOutput.ReadLineAsync();
        await process.WaitForExitAsync();
        Assert.Equal(0, process.ExitCode);
        return line ?? "";
    }
}
