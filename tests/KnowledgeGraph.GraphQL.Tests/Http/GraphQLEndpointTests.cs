using System.Diagnostics;
using System.IO.Compression;
using System.Net;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using KnowledgeGraph.GraphQL.Host;
using KnowledgeGraph.GraphQL.Http;
using KnowledgeGraph.GraphQL.Tests.Differential;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Logging;

namespace KnowledgeGraph.GraphQL.Tests.Http;

public sealed class GraphQLEndpointTests : IAsyncDisposable
{
    private const string Sdl = "type Query { hello: String list: [Query] } type Mutation { change: Int } type Subscription { news: String }";
    private const string Hello = """{"data":{"hello":"s"}}""";

    private readonly HttpClient _client = new(new HttpClientHandler { AutomaticDecompression = DecompressionMethods.None });
    private WebApplication? _app;

    public async ValueTask DisposeAsync()
    {
        _client.Dispose();
        if (_app is not null)
            await _app.DisposeAsync();
    }

    [Fact]
    public async Task All_61_audits_of_graphql_http_are_ok()
    {
        Oracle.Start().Dispose();
        var url = await Serve();
        var start = new ProcessStartInfo("node", ["audit.mjs", url]) { WorkingDirectory = Oracle.NodeFolder, RedirectStandardOutput = true };
        using var process = Process.Start(start)!;
        var report = JsonNode.Parse(await process.StandardOutput.ReadToEndAsync())!;
        Assert.Equal("""{"total":61,"ok":61,"warn":0,"error":0,"rest":[]}""", report.ToJsonString());
    }

    [Theory]
    [InlineData("*/*", "application/json; charset=utf-8")]
    [InlineData("application/json", "application/json; charset=utf-8")]
    [InlineData("application/graphql-response+json", "application/graphql-response+json; charset=utf-8")]
    [InlineData("application/json;q=0.5, application/graphql-response+json", "application/graphql-response+json; charset=utf-8")]
    [InlineData("application/graphql-response+json;q=0.5, application/*", "application/json; charset=utf-8")]
    [InlineData("text/html, application/json;charset=UTF-8", "application/json; charset=utf-8")]
    public async Task The_client_chooses_the_media_type(string accept, string expected)
    {
        var response = await Post(await Serve(), """{"query":"{hello}"}""", accept);
        Assert.Equal((HttpStatusCode.OK, expected, Hello), (response.StatusCode, response.Content.Headers.ContentType?.ToString(), await response.Content.ReadAsStringAsync()));
    }

    [Theory]
    [InlineData("""{"query":"{hello"}""", 400, "GRAPHQL_PARSE_FAILED")]
    [InlineData("""{"query":"{bye}"}""", 400, "GRAPHQL_VALIDATION_FAILED")]
    [InlineData("""{"query":"query($a:Int!){hello}"}""", 400, "GRAPHQL_VALIDATION_FAILED")]
    [InlineData("""{"query":"query A{hello} query B{hello}"}""", 400, "BAD_USER_INPUT")]
    [InlineData("""{"query":1}""", 400, "BAD_USER_INPUT")]
    [InlineData("""{"query":"{hello}","variables":[]}""", 400, "BAD_USER_INPUT")]
    [InlineData("""{"query":"{hello}","operationName":1}""", 400, "BAD_USER_INPUT")]
    [InlineData("""{"query":"{hello}","extensions":"x"}""", 400, "BAD_USER_INPUT")]
    [InlineData("""{}""", 400, "BAD_USER_INPUT")]
    [InlineData("""5""", 400, "BAD_USER_INPUT")]
    [InlineData("", 400, "BAD_USER_INPUT")]
    [InlineData("""{"query":"{hello}"} x""", 400, "BAD_USER_INPUT")]
    [InlineData("""[{"query":"{hello}"}, {]""", 400, "BAD_USER_INPUT")]
    [InlineData("""[]""", 400, "BAD_USER_INPUT")]
    public async Task A_request_that_is_wrong_has_a_status_and_a_code(string body, int status, string code)
    {
        var response = await Post(await Serve(), body, "application/graphql-response+json");
        Assert.Equal(status, (int)response.StatusCode);
        var json = JsonNode.Parse(await response.Content.ReadAsStringAsync())!;
        Assert.Equal(code, (string?)json["errors"]![0]!["extensions"]!["code"]);
        Assert.Null(json["data"]);
    }

    [Fact]
    public async Task A_document_may_be_escaped_and_hold_any_character()
    {
        var response = await Post(await Serve(), """{"operationName":null,"query":"{ # \u6c49 \"汉\"\n hello\t}","variables":null,"unknown":[{}]}""");
        Assert.Equal(Hello, await response.Content.ReadAsStringAsync());
    }

    [Theory]
    [InlineData(null)]
    [InlineData("text/plain")]
    [InlineData("application/x-www-form-urlencoded")]
    [InlineData("multipart/form-data; boundary=x")]
    [InlineData("application/json; charset=latin1")]
    public async Task A_body_that_a_browser_could_send_from_elsewhere_is_refused(string? contentType)
    {
        using var content = new ByteArrayContent("""{"query":"{hello}"}"""u8.ToArray());
        if (contentType is not null)
            content.Headers.TryAddWithoutValidation("Content-Type", contentType);
        var response = await _client.PostAsync(await Serve(), content);
        Assert.Equal(HttpStatusCode.UnsupportedMediaType, response.StatusCode);
    }

    [Fact]
    public async Task Get_runs_queries_only_and_needs_no_header()
    {
        var url = await Serve();
        Assert.Equal(Hello, await _client.GetStringAsync(url + "?query=query($a:Boolean!){hello@include(if:$a)}&variables={\"a\":true}"));
        var response = await _client.GetAsync(url + "?query=mutation{change}");
        Assert.Equal((HttpStatusCode.MethodNotAllowed, "POST"), (response.StatusCode, response.Content.Headers.Allow.Single()));
        Assert.Equal(HttpStatusCode.BadRequest, (await _client.GetAsync(url)).StatusCode);
        Assert.Equal(HttpStatusCode.BadRequest, (await _client.GetAsync(url + "?query={hello}&variables=x")).StatusCode);
        Assert.Equal(HttpStatusCode.MethodNotAllowed, (await _client.DeleteAsync(url)).StatusCode);
    }

    [Fact]
    public async Task What_the_client_does_not_accept_is_not_sent()
    {
        var response = await Post(await Serve(), """{"query":"{hello}"}""", "text/html");
        Assert.Equal(HttpStatusCode.NotAcceptable, response.StatusCode);
    }

    [Fact]
    public async Task A_body_over_the_limit_is_refused_whether_its_length_is_told_or_not()
    {
        var url = await Serve(new GraphQLHttpOptions { MaxBodyBytes = 100 });
        var body = $$"""{"query":"{hello}{{new string(' ', 100)}}"}""";
        var response = await Post(url, body);
        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, response.StatusCode);
        Assert.Equal(
            """{"errors":[{"message":"The body is larger than 100 bytes.","extensions":{"code":"LIMIT_EXCEEDED","limit":100}}]}""", await response.Content.ReadAsStringAsync());
        using var chunked = new HttpRequestMessage(HttpMethod.Post, url) { Content = new StringContent(body, Encoding.UTF8, "application/json") };
        chunked.Headers.TransferEncodingChunked = true;
        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, (await _client.SendAsync(chunked)).StatusCode);
    }

    [Fact]
    public async Task A_batch_is_answered_in_its_order_up_to_its_limit()
    {
        var url = await Serve(new GraphQLHttpOptions { MaxBatch = 2 });
        var response = await Post(url, """[{"query":"{hello}"},{"query":"{bye}"}]""");
        Assert.Equal(
            """[{"data":{"hello":"s"}},{"errors":[{"message":"Type \"Query\" has no field \"bye\".","locations":[{"line":1,"column":2}],"extensions":{"code":"GRAPHQL_VALIDATION_FAILED"}}]}]""",
            await response.Content.ReadAsStringAsync());
        response = await Post(url, """[{"query":"{hello}"},{"query":"{hello}"},{"query":"{hello}"}]""");
        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.Equal(
            """{"errors":[{"message":"The batch has 3 requests; the limit is 2.","extensions":{"code":"LIMIT_EXCEEDED","actual":3,"limit":2}}]}""", await response.Content.ReadAsStringAsync());
    }

    [Theory]
    [InlineData("br")]
    [InlineData("gzip")]
    public async Task A_long_response_is_compressed(string encoding)
    {
        var url = await Serve();
        using var request = new HttpRequestMessage(HttpMethod.Get, url + "?query={list{list{list{list{list{list{list{list{hello}}}}}}}}}");
        request.Headers.Add("Accept-Encoding", $"deflate, {encoding};q=0.5");
        var response = await _client.SendAsync(request);
        Assert.Equal(encoding, response.Content.Headers.ContentEncoding.Single());
        await using var body = await response.Content.ReadAsStreamAsync();
        await using Stream decompressed = encoding == "br" ? new BrotliStream(body, CompressionMode.Decompress) : new GZipStream(body, CompressionMode.Decompress);
        using var reader = new StreamReader(decompressed);
        Assert.Equal(await _client.GetStringAsync(request.RequestUri), await reader.ReadToEndAsync());
    }

    [Fact]
    public async Task A_document_can_be_sent_by_its_hash_once_it_is_known()
    {
        var url = await Serve(new GraphQLHttpOptions { Persisted = PersistedDocuments.Automatic() });
        var byHash = $$$$"""{"extensions":{"persistedQuery":{"version":1,"sha256Hash":"{{{{Hash("{hello}")}}}}"}}}""";
        Assert.Equal(
            """{"errors":[{"message":"PersistedQueryNotFound","extensions":{"code":"PERSISTED_QUERY_NOT_FOUND"}}]}""", await (await Post(url, byHash)).Content.ReadAsStringAsync());
        await Post(url, byHash.Insert(1, "\"query\":\"{hello}\","));
        Assert.Equal(Hello, await (await Post(url, byHash)).Content.ReadAsStringAsync());
        var wrong = await Post(url, byHash.Insert(1, "\"query\":\"{list{hello}}\","));
        Assert.Contains("The hash is not the SHA-256 of the document.", await wrong.Content.ReadAsStringAsync());
    }

    [Fact]
    public async Task Only_trusted_documents_run_where_that_is_the_mode()
    {
        var url = await Serve(new GraphQLHttpOptions { Persisted = PersistedDocuments.Trusted([("greeting", "{hello}"u8.ToArray())]) });
        Assert.Equal(Hello, await (await Post(url, """{"query":"{hello}"}""")).Content.ReadAsStringAsync());
        Assert.Equal(Hello, await (await Post(url, """{"documentId":"greeting"}""")).Content.ReadAsStringAsync());
        Assert.Equal(Hello, await (await Post(url, $$"""{"documentId":"sha256:{{Hash("{hello}")}}"}""")).Content.ReadAsStringAsync());
        Assert.Equal(Hello, await _client.GetStringAsync(url + "?documentId=greeting"));
        Assert.Contains("PERSISTED_QUERY_NOT_FOUND", await (await Post(url, """{"documentId":"farewell"}""")).Content.ReadAsStringAsync());
        Assert.Contains("""The parameter \"documentId\" must be a string.""", await (await Post(url, """{"documentId":1}""")).Content.ReadAsStringAsync());
        Assert.Contains("Only known documents can be executed here.", await (await Post(url, """{"query":"{hello }"}""")).Content.ReadAsStringAsync());
    }

    [Theory]
    [InlineData("""{"query":"{bye}"}""", 422)]
    [InlineData("""{"query":"{hello"}""", 400)]
    [InlineData("""{"query":"{hello}"}""", 200)]
    public async Task Status_codes_can_follow_the_newer_draft(string body, int status)
    {
        var response = await Post(await Serve(new GraphQLHttpOptions { UseDraftStatusCodes = true }), body, "application/graphql-response+json");
        Assert.Equal(status, (int)response.StatusCode);
    }

    [Fact]
    public async Task A_subscription_is_a_stream_of_events()
    {
        var response = await Post(await Serve(), """{"query":"subscription{news}"}""", "text/event-stream");
        Assert.Equal("text/event-stream; charset=utf-8", response.Content.Headers.ContentType?.ToString());
        Assert.Equal(
            ":\n\nevent: next\ndata: {\"data\":{\"news\":\"s\"}}\n\nevent: next\ndata: {\"data\":{\"news\":\"s\"}}\n\nevent: complete\ndata:\n\n", await response.Content.ReadAsStringAsync());
    }

    [Fact]
    public async Task The_client_of_npm_graphql_sse_receives_the_events()
    {
        Oracle.Start().Dispose();
        Assert.SkipUnless(Directory.Exists(Path.Combine(Oracle.NodeFolder, "node_modules", "graphql-sse")), "graphql-sse is not installed: run npm ci in tests/node");
        var start = new ProcessStartInfo("node", ["sse.mjs", await Serve(), "subscription { news }"]) { WorkingDirectory = Oracle.NodeFolder, RedirectStandardOutput = true };
        using var process = Process.Start(start)!;
        Assert.Equal("{\"data\":{\"news\":\"s\"}}\n{\"data\":{\"news\":\"s\"}}\ncomplete\n", await process.StandardOutput.ReadToEndAsync());
    }

    private static string Hash(string document) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(document)));

    private async Task<string> Serve(GraphQLHttpOptions? options = null)
    {
        var builder = WebApplication.CreateSlimBuilder(["--urls", "http://127.0.0.1:0"]);
        builder.Logging.ClearProviders();
        _app = builder.Build();
        _app.MapGraphQL("/graphql", MockEngine.Build(Encoding.UTF8.GetBytes(Sdl)), options);
        await _app.StartAsync();
        return _app.Urls.Single() + "/graphql";
    }

    private Task<HttpResponseMessage> Post(string url, string body, string? accept = null)
    {
        var request = new HttpRequestMessage(HttpMethod.Post, url) { Content = new StringContent(body, Encoding.UTF8, "application/json") };
        if (accept is not null)
            request.Headers.TryAddWithoutValidation("Accept", accept);
        return _client.SendAsync(request);
    }
}
