using System.Net.Http.Headers;
using System.Net.Sockets;
using System.Text;

namespace KnowledgeGraph.Cli.Tests.Serve;

/// <summary>A script of bad requests, while good ones go on.</summary>
public sealed class BadRequestTests : IDisposable
{
    private const string Good = "{ statistics { documents } programme(name: \"共富工坊\") { name } }";
    private const string GoodAnswer = """{"data":{"statistics":{"documents":10},"programme":{"name":"共富工坊"}}}""";

    private readonly Kg kg = new();

    public void Dispose() => kg.Dispose();

    /// <summary>Documents that are refused before anything is read, or stopped, each with its code and a part of its message.</summary>
    private static (string Document, string Code, string Message)[] Documents { get; } =
    [
        ("{ place(code: \"330683\") " + Nested("{ parent ", 25) + "{ id }" + new string('}', 25) + " }", "LIMIT_EXCEEDED", "the limit is 20"),
        ("{ " + string.Concat(Enumerable.Range(0, 101).Select(i => $"a{i}: __typename ")) + "}", "LIMIT_EXCEEDED", "the limit is 100"),
        ("{ " + string.Concat(Enumerable.Range(0, 11_000).Select(_ => "__typename ")) + "}", "LIMIT_EXCEEDED", "10000"),
        ("{ entities(first: 200) { edges { node { relations(first: 200) { edges { node { evidence(first: 200) { edges { cursor } } } } } } } } }", "LIMIT_EXCEEDED", "the limit is 100000"),
        ("{ entities(first: 201) { totalCount } }", "LIMIT_EXCEEDED", "Argument \"first\" is 201; give 0 to 200."),
        ("{ entities(after: \"?\") { totalCount } }", "BAD_USER_INPUT", "Argument \"after\" is '?', which is no cursor of this list"),
        ("{ entities(filter: { reportedSince: \"2024-13\" }) { totalCount } }", "GRAPHQL_VALIDATION_FAILED", "Expected a value of type \"PartialDate\""),
        ("{ articles(filter: { publishedSince: \"2024\", publishedUntil: \"2023\" }) { totalCount } }", "BAD_USER_INPUT", "Argument \"filter.publishedSince\" is 2024"),
        ("{ place { id } }", "BAD_USER_INPUT", "exactly one argument"),
        ("{ nothing }", "GRAPHQL_VALIDATION_FAILED", "Type \"Query\" has no field \"nothing\"."),
        ("{ statistics ", "GRAPHQL_PARSE_FAILED", ""),
        ("", "GRAPHQL_PARSE_FAILED", ""),
        ("fragment A on Query { ...A } { ...A }", "GRAPHQL_VALIDATION_FAILED", ""),
    ];

    /// <summary>Bodies that are no requests, with the status.</summary>
    private static (byte[] Body, string ContentType, int Status)[] Bodies { get; } =
    [
        ([0xFF, 0xFE, 0x00, 0x80, 0x41], "application/json", 400),
        ([.. "{\"query\":\""u8, 0xC0, 0xAF, .. "\"}"u8], "application/json", 200),
        ("[[[[[["u8.ToArray(), "application/json", 400),
        ("{\"query\": 7}"u8.ToArray(), "application/json", 400),
        (Encoding.UTF8.GetBytes("{\"query\":\"{ __typename }\",\"padding\":\"" + new string('x', 1024 * 1024) + "\"}"), "application/json", 413),
        ("query={__typename}"u8.ToArray(), "application/x-www-form-urlencoded", 415),
        (Encoding.UTF8.GetBytes("[" + string.Join(',', Enumerable.Repeat("{\"query\":\"{ __typename }\"}", 11)) + "]"), "application/json", 400),
    ];

    [Fact]
    public async Task Bad_requests_are_refused_with_code_and_reason_and_good_ones_keep_answering()
    {
        await using var service = await Service.StartAsync(kg, "--ingest", Path.Combine(Repository.Root, "seeds", "articles"));
        using var done = new CancellationTokenSource();
        var good = Enumerable.Range(0, 2).Select(_ => Task.Run(async () =>
        {
            var answers = 0;
            do
            {
                Assert.Equal(GoodAnswer, (await service.AskAsync(Good)).GetRawText());
                answers++;
            }
            while (!done.IsCancellationRequested);
            return answers;
        })).ToArray();

        for (var round = 0; round < 3; round++)
        {
            foreach (var (document, code, message) in Documents)
            {
                var error = (await service.AskAsync(document)).GetProperty("errors")[0];
                Assert.Equal((document, code), (document, error.GetProperty("extensions").GetProperty("code").GetString()));
                Assert.Contains(message, error.GetProperty("message").GetString(), StringComparison.Ordinal);
                if (code == "LIMIT_EXCEEDED")
                {
                    Assert.True(error.GetProperty("extensions").GetProperty("actual").GetInt64() > error.GetProperty("extensions").GetProperty("limit").GetInt64());
                }
            }
            foreach (var (body, contentType, status) in Bodies)
            {
                using var content = new ByteArrayContent(body);
                content.Headers.ContentType = MediaTypeHeaderValue.Parse(contentType);
                using var response = await service.Client.PostAsync("/graphql", content);
                Assert.Equal((Encoding.Latin1.GetString(body.AsSpan(0, 5)), status), (Encoding.Latin1.GetString(body.AsSpan(0, 5)), (int)response.StatusCode));
                Assert.StartsWith("{\"errors\":[{", await response.Content.ReadAsStringAsync(), StringComparison.Ordinal);
            }
            await JunkAsync(service, round);
        }
        await done.CancelAsync();
        Assert.All(await Task.WhenAll(good), answers => Assert.True(answers > 0));
        Assert.StartsWith("ready", await service.Client.GetStringAsync("/health/ready"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_takes_too_long_is_stopped_and_says_so()
    {
        await using var service = await Service.StartAsync(
            kg, "--ingest", Path.Combine(Repository.Root, "seeds", "articles"), "--timeout", "1", "--max-cost", "1000000000", "--max-depth", "100");
        const int Depth = 6;
        var slow = "{ entities(first: 200) { edges { node " + Nested("{ relations(first: 8) { edges { node { source ", Depth) + "{ id }" + string.Concat(Enumerable.Repeat(" } } } }", Depth)) + " } } }";
        var error = (await service.AskAsync(slow)).GetProperty("errors")[0];
        Assert.Equal(("The request took longer than 1 seconds.", "TIMEOUT"), (error.GetProperty("message").GetString(), error.GetProperty("extensions").GetProperty("code").GetString()));
        Assert.Equal(GoodAnswer, (await service.AskAsync(Good)).GetRawText());
    }

    [Fact]
    public async Task A_body_that_does_not_come_is_not_waited_for()
    {
        await using var service = await Service.StartAsync(kg, "--ingest", Path.Combine(Repository.Root, "seeds", "articles"), "--timeout", "1", "--max-requests", "1");
        using var client = new TcpClient();
        await client.ConnectAsync(service.Address.Host, service.Address.Port);
        await using var stream = client.GetStream();
        await stream.WriteAsync("POST /graphql HTTP/1.1\r\nHost: test\r\nContent-Type: application/json\r\nContent-Length: 100\r\n\r\n{\"query\":"u8.ToArray());
        // It takes no place from the others, though there is but one.
        Assert.Equal(GoodAnswer, (await service.AskAsync(Good)).GetRawText());
        using var reader = new StreamReader(stream);
        Assert.Equal("HTTP/1.1 408 Request Timeout", await reader.ReadLineAsync());
    }

    /// <summary>Bytes that are no HTTP, and connections that are cut.</summary>
    private static async Task JunkAsync(Service service, int seed)
    {
        var random = new Random(seed);
        for (var i = 0; i < 20; i++)
        {
            using var client = new TcpClient();
            await client.ConnectAsync(service.Address.Host, service.Address.Port);
            var junk = new byte[random.Next(1, 2000)];
            random.NextBytes(junk);
            byte[] head = i % 2 == 0 ? [] : Encoding.ASCII.GetBytes("POST /graphql HTTP/1.1\r\nHost: test\r\nContent-Type: application/json\r\nContent-Length: 5000\r\n\r\n");
            await client.GetStream().WriteAsync((byte[])[.. head, .. junk]);
        }
    }

    private static string Nested(string open, int times) => string.Concat(Enumerable.Repeat(open, times));
}
