using System.Net;
using System.Net.Sockets;
using System.Text;

namespace KnowledgeGraph.Cli.Tests.Serve;

/// <summary><c>kg serve</c> as its users meet it: a process, a socket, a log.</summary>
public sealed class ServeTests : IDisposable
{
    private const string Counts = "{ statistics { documents version } }";

    private readonly Kg kg = new();

    public void Dispose() => kg.Dispose();

    private static string Articles { get; } = Path.Combine(Repository.Root, "seeds", "articles");

    [Fact]
    public async Task It_takes_pages_in_and_serves_them_and_says_first_that_they_are_invented()
    {
        await using var service = await Service.StartAsync(kg, "--ingest", Articles);
        Assert.Contains("This graph holds invented samples (# source: invented sample)", service.Log[0], StringComparison.Ordinal);
        Assert.Contains(service.Log, line => line.EndsWith("Taken in: 10 new, 0 replaced, 0 unchanged, 0 refused", StringComparison.Ordinal));
        Assert.Equal("""{"data":{"programme":{"name":"共富工坊"}}}""", (await service.AskAsync("{ programme(name: \"共富工坊\") { name } }")).GetRawText());
        Assert.Equal("live\n", await service.Client.GetStringAsync("/health/live"));
        Assert.StartsWith("ready, graph ", await service.Client.GetStringAsync("/health/ready"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_graph_without_samples_is_not_called_invented()
    {
        kg.Write("news.jsonl", Samples.News(3));
        await using var service = await Service.StartAsync(kg, "--ingest", "news.jsonl");
        Assert.DoesNotContain(service.Log, line => line.Contains("invented", StringComparison.Ordinal));
        Assert.Equal(3, (await service.AskAsync(Counts)).GetProperty("data").GetProperty("statistics").GetProperty("documents").GetInt32());
    }

    [Fact]
    public async Task The_start_page_links_GraphiQL_the_schema_and_every_question()
    {
        await kg.RunAsync("ingest", Articles);
        await using var service = await Service.StartAsync(kg);
        var page = await service.Client.GetStringAsync("/");
        Assert.Contains("href=\"/graphiql\"", page, StringComparison.Ordinal);
        Assert.Contains("href=\"/schema.graphql\"", page, StringComparison.Ordinal);
        foreach (var file in Directory.GetFiles(Path.Combine(Repository.Root, "docs", "queries"), "*.graphql"))
        {
            Assert.Contains($"href=\"/queries/{Path.GetFileName(file)}\"", page, StringComparison.Ordinal);
            Assert.Equal(await File.ReadAllTextAsync(file), await service.Client.GetStringAsync("/queries/" + Path.GetFileName(file)));
        }
        Assert.Equal(
            await File.ReadAllBytesAsync(Path.Combine(Repository.Root, "graph-schema", "schema.graphql")), await service.Client.GetByteArrayAsync("/schema.graphql"));
    }

    [Fact]
    public async Task The_version_of_the_graph_is_the_entity_tag_of_GET()
    {
        await kg.RunAsync("ingest", Articles);
        await using var service = await Service.StartAsync(kg);
        using var first = await service.GetAsync(Counts);
        var version = (await service.AskAsync(Counts)).GetProperty("data").GetProperty("statistics").GetProperty("version").GetString();
        Assert.Equal($"\"{version}\"", first.Headers.ETag!.ToString());

        using var same = await service.GetAsync(Counts, $"\"other\", W/\"{version}\"");
        Assert.Equal((HttpStatusCode.NotModified, ""), (same.StatusCode, await same.Content.ReadAsStringAsync()));
        using var other = await service.GetAsync(Counts, "\"other\"");
        Assert.Equal(HttpStatusCode.OK, other.StatusCode);
        using var wrong = await service.GetAsync("{ nothing }");
        Assert.Null(wrong.Headers.ETag);
    }

    [Fact]
    public async Task What_another_process_takes_in_is_served_by_the_next_request()
    {
        kg.Write("one.jsonl", Samples.News(20));
        await kg.RunAsync("ingest", "one.jsonl");
        await using var service = await Service.StartAsync(kg);
        using var before = await service.GetAsync(Counts);
        // The name is found only after the ingest; so the names that search keeps are those of the new graph.
        const string Search = "{ search(text: \"石榴花开驿站\", first: 1) { edges { matchedName } } }";
        Assert.DoesNotContain("石榴花开驿站", (await service.AskAsync(Search)).GetRawText(), StringComparison.Ordinal);

        kg.Write("two.txt", "# date: 2024-05-06\n\n驿站开张\n\n5月6日，湖州市安吉县天子湖镇“石榴花开驿站”启用。天子湖镇党委书记周晓棠说，石榴花开驿站由镇总工会牵头。\n");
        Assert.Equal("1 new, 0 replaced, 0 unchanged, 0 refused", (await kg.RunAsync("ingest", "two.txt")).Lines[^1]);

        using var after = await service.GetAsync(Counts, before.Headers.ETag!.ToString());
        Assert.Equal(HttpStatusCode.OK, after.StatusCode);
        Assert.Contains("\"documents\":21", await after.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Contains("石榴花开驿站", (await service.AskAsync(Search)).GetRawText(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task One_request_sees_one_graph_while_another_process_writes()
    {
        kg.Write("news.jsonl", Samples.News(200));
        await kg.RunAsync("ingest", "news.jsonl");
        await using var service = await Service.StartAsync(kg);
        // The field between the two counts reads long enough for a commit to fall between them.
        const string Question = "{ a: statistics { documents version } entities(first: 200) { totalCount } b: statistics { documents version } }";
        async Task<string> AskAsync()
        {
            var data = (await service.AskAsync(Question)).GetProperty("data");
            Assert.Equal(data.GetProperty("a").GetRawText(), data.GetProperty("b").GetRawText());
            Assert.Equal(200, data.GetProperty("a").GetProperty("documents").GetInt32());
            return data.GetProperty("a").GetProperty("version").GetString()!;
        }

        var first = await AskAsync();
        var writing = Task.Run(async () =>
        {
            for (var edition = 1; edition <= 2; edition++)
            {
                kg.Write("news.jsonl", Samples.News(200, edition));
                await kg.RunAsync("ingest", "news.jsonl");
            }
        });
        while (!writing.IsCompleted)
        {
            await AskAsync();
        }
        await writing;
        Assert.NotEqual(first, await AskAsync());
    }

    [Fact]
    public async Task A_signal_to_stop_lets_requests_in_flight_end()
    {
        await kg.RunAsync("ingest", Articles);
        await using var service = await Service.StartAsync(kg);
        var body = Encoding.UTF8.GetBytes("{\"query\":\"{ statistics { documents } }\"}");
        using var client = new TcpClient();
        await client.ConnectAsync(service.Address.Host, service.Address.Port);
        await using var stream = client.GetStream();
        await stream.WriteAsync(Encoding.ASCII.GetBytes($"POST /graphql HTTP/1.1\r\nHost: test\r\nContent-Type: application/json\r\nContent-Length: {body.Length}\r\nExpect: 100-continue\r\n\r\n"));
        // It says so when it begins to read the body: now the request is in flight.
        using var reader = new StreamReader(stream);
        Assert.Equal("HTTP/1.1 100 Continue", await reader.ReadLineAsync());
        Assert.Equal("", await reader.ReadLineAsync());

        await service.SignalAsync(kg);
        while (!service.Log.Any(line => line.Contains("Stopping", StringComparison.Ordinal)))
        {
            await Task.Delay(10);
        }
        await stream.WriteAsync(body);
        var answer = await reader.ReadToEndAsync();
        Assert.StartsWith("HTTP/1.1 200 OK", answer, StringComparison.Ordinal);
        Assert.EndsWith("""{"data":{"statistics":{"documents":10}}}""", answer, StringComparison.Ordinal);
        Assert.Equal(ExitStatus.Done, await service.EndAsync());
        Assert.EndsWith("Stopped", service.Log[^1], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_bodies_quotes_and_sentences_are_served_and_nothing_longer()
    {
        await kg.RunAsync("ingest", Articles);
        await using var service = await Service.StartAsync(kg, "--no-bodies");
        var article = (await service.AskAsync("{ articles(first: 1) { edges { node { title body captions } } } }"))
            .GetProperty("data").GetProperty("articles").GetProperty("edges")[0].GetProperty("node");
        Assert.Equal(("", 0), (article.GetProperty("body").GetString(), article.GetProperty("captions").GetArrayLength()));
        var evidence = (await service.AskAsync("{ programme(name: \"骑士学院\") { relations(first: 1) { edges { node { evidence { edges { node { quote sentence } } } } } } } }")).GetRawText();
        Assert.Contains("\"sentence\":\"", evidence, StringComparison.Ordinal);
    }

    [Fact]
    public async Task All_settings_that_cannot_be_used_are_named_at_once()
    {
        kg.Write("appsettings.json", """{ "KnowledgeGraph": { "MaxCost": 0, "Color": "red" } }""");
        var run = await kg.RunWithAsync(new Dictionary<string, string> { ["KG_MAX_DEPTH"] = "deep" }, "serve", "--urls", "https://127.0.0.1:1", "--timeout", "0", "--store", "bolt://user:secret@host");
        Assert.Equal(ExitStatus.Usage, run.Status);
        Assert.Equal(
            [
                "kg: appsettings.json: KnowledgeGraph.Color is no setting; there are " + string.Join(", ", Server.Hosting.ServiceSettings.All.Select(setting => setting.Key)),
                "kg: --store: store 'bolt://…': the Bolt protocol is not spoken here; Neo4j is reached on its HTTP port (7474): write neo4j+http://USER:PASSWORD@HOST:PORT/DATABASE",
                "kg: --urls: 'https://127.0.0.1:1' can't be used; give http://HOST:PORT, for example http://127.0.0.1:5080",
                "kg: --timeout: '0' can't be used; give a whole number from 1 to 600",
                "kg: KG_MAX_DEPTH: 'deep' can't be used; give a whole number from 1 to 1000",
                "kg: appsettings.json: KnowledgeGraph.MaxCost: '0' can't be used; give a whole number from 1 to 1000000000",
            ],
            run.Errors);
    }

    [Fact]
    public async Task The_command_line_counts_before_the_environment_and_that_before_the_file()
    {
        kg.Write("news.jsonl", Samples.News(1));
        await kg.RunAsync("ingest", "news.jsonl", "--store", "sqlite:news.db");
        kg.Write("appsettings.json", """{ "KnowledgeGraph": { "Store": "sqlite:news.db", "MaxDepth": 1, "MaxAliases": 1 } }""");
        await using var service = await Service.StartAsync(kg, "--max-depth", "2");
        Assert.Equal("""{"data":{"statistics":{"documents":1}}}""", (await service.AskAsync("{ statistics { documents } }")).GetRawText());
        Assert.Contains("the limit is 1", (await service.AskAsync("{ a: statistics { documents } b: statistics { documents } }")).GetRawText(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Every_setting_is_documented_and_an_option_of_the_command()
    {
        var document = await File.ReadAllTextAsync(Path.Combine(Repository.Root, "docs", "service.md"));
        var help = (await kg.RunAsync("serve", "--help")).Output;
        foreach (var setting in Server.Hosting.ServiceSettings.All)
        {
            var value = setting.ValueName is null ? "" : " " + setting.ValueName;
            var standard = setting.Default.Length == 0 ? "none" : $"`{setting.Default}`";
            Assert.Contains($"| `{setting.Option}{value.Replace("|", "\\|", StringComparison.Ordinal)}` | {standard} | {setting.Description} |\n", document, StringComparison.Ordinal);
            Assert.Contains($"  {setting.Option}", help, StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("nowhere.db", "kg: nowhere.db: there is no store; 'kg ingest' makes one, '--store' or KG_STORE names another")]
    [InlineData("page.txt", "kg: page.txt: the file is no database; name another file")]
    public async Task What_waiting_cannot_mend_ends_the_start(string store, string line)
    {
        kg.Write("page.txt", new string('x', 5000));
        var run = await kg.RunAsync("serve", "--urls", "http://127.0.0.1:0", "--store", "sqlite:" + store);
        Assert.Equal((ExitStatus.Incomplete, line), (run.Status, Assert.Single(run.Errors)));
    }

    [Fact]
    public async Task A_port_that_is_taken_is_told_in_one_line()
    {
        kg.Write("news.jsonl", Samples.News(1));
        await kg.RunAsync("ingest", "news.jsonl");
        using var taken = new TcpListener(IPAddress.Loopback, 0);
        taken.Start();
        var port = ((IPEndPoint)taken.LocalEndpoint).Port;
        var run = await kg.RunAsync("serve", "--urls", $"http://127.0.0.1:{port}");
        Assert.Equal(ExitStatus.Incomplete, run.Status);
        Assert.Equal($"kg: http://127.0.0.1:{port}: another program listens there; name another address with --urls", run.Errors[^1]);
    }
}
