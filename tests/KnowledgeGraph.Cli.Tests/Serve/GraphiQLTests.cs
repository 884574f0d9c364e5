using System.Diagnostics;
using System.IO.Compression;
using System.Net;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace KnowledgeGraph.Cli.Tests.Serve;

/// <summary>GraphiQL as the service gives it to browsers.</summary>
public sealed partial class GraphiQLTests : IDisposable
{
    private static readonly string[] Browsers = ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"];

    private readonly Kg kg = new();

    private static string Assets { get; } = Path.Combine(Repository.Root, "src", "KnowledgeGraph.Server", "GraphiQL", "assets");

    public void Dispose() => kg.Dispose();

    [Fact]
    public async Task It_introspects_and_runs_a_query_in_a_browser_without_a_complaint()
    {
        kg.Write("news.jsonl", Samples.News(2));
        await using var service = await Service.StartAsync(kg, "--ingest", "news.jsonl");
        var seen = await BrowseAsync($"{service.Address}graphiql?query={Uri.EscapeDataString("{ statistics { documents } }")}");
        Assert.Contains("\nProgramme\n", seen.GetProperty("types").GetString(), StringComparison.Ordinal);
        Assert.Contains("\"documents\": 2", seen.GetProperty("result").GetString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("graph-schema/schema.graphql")]
    [InlineData("tests/KnowledgeGraph.GraphQL.Tests/Schemas/kitchen-sink.graphql")]
    public async Task It_introspects_the_engine_over_any_schema(string schema)
    {
        kg.Write("news.jsonl", Samples.News(1));
        await using var service = await Service.StartAsync(kg, "--ingest", "news.jsonl");
        var program = AppContext.BaseDirectory.Replace("KnowledgeGraph.Cli.Tests", "KnowledgeGraph.GraphQL.Host", StringComparison.Ordinal) + "KnowledgeGraph.GraphQL.Host";
        var start = new ProcessStartInfo(program, ["--schema", Path.Combine(Repository.Root, schema), "--urls", "http://127.0.0.1:0"])
        {
            RedirectStandardOutput = true,
        };
        using var host = Process.Start(start)!;
        try
        {
            string? line;
            do
            {
                line = await host.StandardOutput.ReadLineAsync();
            }
            while (line?.Contains("Now listening on: ", StringComparison.Ordinal) == false);
            var endpoint = line![line!.IndexOf("http", StringComparison.Ordinal)..].Trim() + "/graphql";
            var seen = await BrowseAsync($"{service.Address}graphiql?query={Uri.EscapeDataString("{ __typename }")}", endpoint);
            Assert.Contains("\"__typename\": \"", seen.GetProperty("result").GetString(), StringComparison.Ordinal);
        }
        finally
        {
            host.Kill();
            await host.WaitForExitAsync();
        }
    }

    [Fact]
    public async Task Its_files_come_compressed_or_plain_and_may_be_kept()
    {
        kg.Write("news.jsonl", Samples.News(1));
        await using var service = await Service.StartAsync(kg, "--ingest", "news.jsonl");
        foreach (var (name, hash) in Manifest())
        {
            using var plain = await service.Client.GetAsync("/graphiql/" + name);
            Assert.Equal(hash, Convert.ToHexStringLower(SHA256.HashData(await plain.Content.ReadAsByteArrayAsync())));

            using var request = new HttpRequestMessage(HttpMethod.Get, "/graphiql/" + name);
            request.Headers.TryAddWithoutValidation("Accept-Encoding", "gzip, br");
            request.Headers.TryAddWithoutValidation("If-None-Match", plain.Headers.ETag!.ToString());
            using var kept = await service.Client.SendAsync(request);
            Assert.Equal(HttpStatusCode.NotModified, kept.StatusCode);

            using var again = new HttpRequestMessage(HttpMethod.Get, "/graphiql/" + name);
            again.Headers.TryAddWithoutValidation("Accept-Encoding", "gzip, br");
            using var compressed = await service.Client.SendAsync(again);
            Assert.Equal(["br"], compressed.Content.Headers.ContentEncoding);
        }
        Assert.Contains("graphiql 5.4.0 (MIT)", await service.Client.GetStringAsync("/graphiql/licences.txt"), StringComparison.Ordinal);
    }

    /// <summary>The bundles name documentation of others in messages; none is a place that programs are loaded from.</summary>
    [Fact]
    public void Its_files_are_those_of_the_manifest_and_name_no_delivery_network()
    {
        var manifest = Manifest();
        Assert.Equal(manifest.Select(file => file.Name + ".br").Order(StringComparer.Ordinal), Directory.GetFiles(Assets, "*.br").Select(file => Path.GetFileName(file)).Order(StringComparer.Ordinal));
        foreach (var (name, hash) in manifest)
        {
            using var file = File.OpenRead(Path.Combine(Assets, name + ".br"));
            using var plain = new BrotliStream(file, CompressionMode.Decompress);
            using var content = new MemoryStream();
            plain.CopyTo(content);
            Assert.Equal(hash, Convert.ToHexStringLower(SHA256.HashData(content.ToArray())));
            Assert.DoesNotMatch(DeliveryNetwork(), Encoding.UTF8.GetString(content.ToArray()));
        }
    }

    private static (string Name, string Hash)[] Manifest()
    {
        using var manifest = JsonDocument.Parse(File.ReadAllBytes(Path.Combine(Assets, "manifest.json")));
        return [.. manifest.RootElement.GetProperty("files").EnumerateObject().Select(file => (file.Name, file.Value.GetProperty("sha256").GetString()!))];
    }

    private static async Task<JsonElement> BrowseAsync(string address, params string[] endpoint)
    {
        Node.Require("playwright-core");
        var browser = Browsers.FirstOrDefault(File.Exists);
        Assert.SkipWhen(browser is null, "no chromium is installed");
        var run = await Node.RunAsync("graphiql.mjs", [address, browser!, .. endpoint]);
        Assert.Equal((0, ""), (run.Status, run.Error));
        var seen = JsonDocument.Parse(run.Output).RootElement;
        Assert.Equal(("[]", "[]"), (seen.GetProperty("complaints").GetRawText(), seen.GetProperty("outside").GetRawText()));
        return seen;
    }

    [GeneratedRegex(@"https?://[^/""'` ]*(esm\.sh|unpkg|jsdelivr|cdnjs|googleapis|gstatic|skypack|cdn\.)")]
    private static partial Regex DeliveryNetwork();
}
