using System.Net;
using System.Text.Json;
using KnowledgeGraph.Model;
using KnowledgeGraph.Server.Hosting;
using KnowledgeGraph.Storage;
using KnowledgeGraph.Storage.Sqlite;
using KnowledgeGraph.Storage.Tests;
using Microsoft.AspNetCore.Builder;

namespace KnowledgeGraph.Server.Tests.Reconciliation;

/// <summary>The reconciliation service over a real socket, against schemas written from the specification 0.2.</summary>
public sealed class ReconcileTests : IAsyncLifetime
{
    private readonly string folder = Directory.CreateTempSubdirectory("kg-reconcile-").FullName;
    private readonly HttpClient client = new();
    private WebApplication app = null!;
    private ServedGraph graph = null!;

    [Fact]
    public async Task The_manifest_is_one_of_the_specification()
    {
        var manifest = await AskAsync("/reconcile");
        Assert.Empty(JsonSchema.Breaches(manifest, Schema("manifest")));
        Assert.Equal("0.2", manifest.GetProperty("versions")[0].GetString());
        Assert.Equal(["PLACE", "AGENCY", "ORGANIZATION", "PROGRAMME", "PROJECT", "FACILITY", "EVENT", "PERSON"], manifest.GetProperty("defaultTypes").EnumerateArray().Select(type => type.GetProperty("id").GetString()));
        foreach (var what in manifest.GetProperty("suggest").EnumerateObject())
        {
            var address = new Uri($"{what.Value.GetProperty("service_url")}{what.Value.GetProperty("service_path")}?prefix=p");
            Assert.Empty(JsonSchema.Breaches(JsonDocument.Parse(await client.GetStringAsync(address)).RootElement, Schema("suggest")));
        }
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_batch_is_answered_by_get_and_post(bool post)
    {
        const string Batch = """
            { "q0": { "query": "安吉县民政局" }, "q1": { "query": "安吉", "type": "PLACE", "limit": 1 }, "q2": { "query": "place:330106" }, "q3": { "query": "没有的名字" },
              "q4": { "query": "西湖区", "type": [{ "id": "PLACE", "name": "Place" }], "type_strict": "any" },
              "q5": { "query": "西湖区", "properties": [{ "pid": "place", "v": { "id": "place:360103" } }, { "pid": "other", "v": 1 }] },
              "q6": { "properties": [{ "pid": "place", "v": "360103" }] }, "q7": { "query": "安吉", "type": "NOTHING" } }
            """;
        var result = post ? await PostAsync(Batch) : await AskAsync("/reconcile?queries=" + Uri.EscapeDataString(Batch));
        Assert.Empty(JsonSchema.Breaches(result, Schema("result-batch")));
        Assert.Equal(["agency:330523/民政局 true"], Candidates(result, "q0").Take(1));
        Assert.Equal(["place:330523 true"], Candidates(result, "q1"));
        Assert.Equal(["place:330106 true"], Candidates(result, "q2"));
        Assert.Empty(Candidates(result, "q3"));
        Assert.Equal(["place:330106 false", "place:360103 false"], Candidates(result, "q4").Take(2));
        Assert.Equal(["place:360103 true"], Candidates(result, "q5"));
        Assert.Empty(Candidates(result, "q6"));
        Assert.Empty(Candidates(result, "q7"));
        Assert.Equal(
            """{"id":"agency:330523/民政局","name":"安吉县民政局","type":[{"id":"AGENCY","name":"Agency 机关"}],"score":99.55,"features":[{"id":"name_score","value":0.9955},{"id":"article_count","value":1}],"match":true}""",
            result.GetProperty("q0").GetProperty("result")[0].GetRawText());
    }

    [Fact]
    public async Task Suggestions_begin_with_what_is_typed()
    {
        var entities = await AskAsync("/reconcile/suggest/entity?prefix=" + Uri.EscapeDataString("安吉"));
        Assert.Empty(JsonSchema.Breaches(entities, Schema("suggest")));
        Assert.Equal(["place:330523", "agency:330523/民政局"], entities.GetProperty("result").EnumerateArray().Select(item => item.GetProperty("id").GetString()));
        Assert.Equal(["agency:330523/民政局"], (await AskAsync("/reconcile/suggest/entity?cursor=1&prefix=" + Uri.EscapeDataString("安吉"))).GetProperty("result").EnumerateArray().Select(item => item.GetProperty("id").GetString()));
        Assert.Equal("""{"result":[{"id":"AGENCY","name":"Agency 机关"}]}""", (await AskAsync("/reconcile/suggest/type?prefix=" + Uri.EscapeDataString("机关"))).GetRawText());
        Assert.Equal("place", (await AskAsync("/reconcile/suggest/property?prefix=pl")).GetProperty("result")[0].GetProperty("id").GetString());
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Data_extension_gives_values_of_properties(bool post)
    {
        const string Query = """
            { "ids": ["agency:330523/民政局", "place:330106", "none:x"],
              "properties": [{ "id": "name" }, { "id": "path" }, { "id": "article_count" }, { "id": "first_reported" }, { "id": "located_in", "settings": { "limit": "1", "min_score": 0.5 } }] }
            """;
        var result = post ? await PostAsync(Query, "extend") : await AskAsync("/reconcile?extend=" + Uri.EscapeDataString(Query));
        Assert.Empty(JsonSchema.Breaches(result, Schema("extend")));
        Assert.Equal(["name", "path", "article_count", "first_reported", "located_in"], result.GetProperty("meta").EnumerateArray().Select(property => property.GetProperty("id").GetString()));
        Assert.Equal(
            """
            {"agency:330523/民政局":{"name":[{"str":"安吉县民政局"}],"path":[],"article_count":[{"int":1}],"first_reported":[{"date":"2024-03-05T00:00:00Z"}],"located_in":[{"id":"place:330523","name":"安吉县"}]},"place:330106":{"name":[{"str":"西湖区"}],"path":[{"str":"浙江省杭州市西湖区"}],"article_count":[{"int":1}],"first_reported":[{"date":"2024-03-05T00:00:00Z"}],"located_in":[]},"none:x":{"name":[],"path":[],"article_count":[],"first_reported":[],"located_in":[]}}
            """,
            result.GetProperty("rows").GetRawText());
    }

    [Fact]
    public async Task Properties_are_proposed_by_type()
    {
        async Task<string[]> ProposedAsync(string parameters)
        {
            var proposal = await AskAsync("/reconcile/extend/propose" + parameters);
            Assert.Empty(JsonSchema.Breaches(proposal, Schema("propose-properties")));
            return [.. proposal.GetProperty("properties").EnumerateArray().Select(property => property.GetProperty("id").GetString()!)];
        }

        Assert.Contains("code", await ProposedAsync("?type=PLACE"));
        Assert.DoesNotContain("holds_post", await ProposedAsync("?type=PLACE"));
        Assert.Contains("holds_post", await ProposedAsync("?type=PERSON"));
        Assert.Equal(["name", "kind"], await ProposedAsync("?limit=2"));
    }

    [Fact]
    public async Task A_preview_may_be_framed_and_holds_no_script()
    {
        using var preview = await client.GetAsync(Address("/reconcile/preview?id=place:330106"));
        Assert.Equal("text/html; charset=utf-8", preview.Content.Headers.ContentType!.ToString());
        Assert.False(preview.Headers.Contains("X-Frame-Options"));
        Assert.EndsWith("frame-ancestors *", preview.Headers.GetValues("Content-Security-Policy").Single(), StringComparison.Ordinal);
        var page = await preview.Content.ReadAsStringAsync();
        Assert.Contains("<h1>西湖区</h1>", page, StringComparison.Ordinal);
        Assert.DoesNotContain("<script", page, StringComparison.Ordinal);
        var flyout = await AskAsync("/reconcile/flyout/entity?id=place:330106");
        Assert.Empty(JsonSchema.Breaches(flyout, Schema("flyout")));
        using var unknown = await client.GetAsync(Address("/reconcile/preview?id=<b>"));
        Assert.Equal((HttpStatusCode.NotFound, "application/json; charset=utf-8"), (unknown.StatusCode, unknown.Content.Headers.ContentType!.ToString()));
        using var manifest = await client.GetAsync(Address("/reconcile"));
        Assert.True(manifest.Headers.Contains("X-Frame-Options"));
    }

    [Theory]
    [InlineData("[]", 400, "\"extend\" is no query; give {\"ids\": [\"ID\", …], \"properties\": [{\"id\": \"PROPERTY\"}, …]}")]
    [InlineData("{", 400, "\"extend\" is broken JSON at line 1, byte 1; give {\"ids\": [\"ID\", …], \"properties\": [{\"id\": \"PROPERTY\"}, …]}")]
    [InlineData("{\"ids\": [], \"properties\": [{}]}", 400, "a property has no \"id\"; give {\"ids\": [\"ID\", …], \"properties\": [{\"id\": \"PROPERTY\"}, …]}")]
    [InlineData("{\"ids\": [], \"properties\": [{\"id\": \"name\", \"settings\": {\"limit\": 0}}]}", 400, "the setting \"limit\" is 0; give a number from 1 to 200")]
    [InlineData("TOO MANY", 413, "\"ids\" has 201 items; give at most 200")]
    public async Task An_extension_that_is_none_is_refused_in_one_line(string query, int status, string message)
    {
        if (query == "TOO MANY")
        {
            query = $"{{\"ids\": [{string.Join(',', Enumerable.Repeat("\"a\"", 201))}], \"properties\": []}}";
        }
        var answer = await client.PostAsync(Address("/reconcile"), new FormUrlEncodedContent([new("extend", query)]));
        var body = JsonDocument.Parse(await answer.Content.ReadAsStringAsync()).RootElement;
        Assert.Equal((status, message), ((int)answer.StatusCode, body.GetProperty("error").GetString()));
    }

    [Theory]
    [InlineData("[]", 400, "\"queries\" is no JSON object; give {\"q0\": {\"query\": \"NAME\"}, …}")]
    [InlineData("{", 400, "\"queries\" is broken JSON at line 1, byte 1; give {\"q0\": {\"query\": \"NAME\"}, …}")]
    [InlineData("{\"q\": {}}", 400, "query \"q\" has neither \"query\" nor \"properties\"; give at least one")]
    [InlineData("{\"q\": {\"query\": 1}}", 400, "\"query\" of \"q\" is no text; give a name that is not empty")]
    [InlineData("{\"q\": {\"query\": \"a\", \"limit\": 0}}", 400, "\"limit\" of \"q\" is 0; give a whole number from 1")]
    [InlineData("TOO MANY", 413, "the batch holds 101 queries; give at most 100")]
    public async Task A_batch_that_is_none_is_refused_in_one_line(string batch, int status, string message)
    {
        if (batch == "TOO MANY")
        {
            batch = $"{{{string.Join(',', Enumerable.Range(0, 101).Select(number => $"\"q{number}\":{{\"query\":\"a\"}}"))}}}";
        }
        var answer = await client.PostAsync(Address("/reconcile"), new FormUrlEncodedContent([new("queries", batch)]));
        var body = JsonDocument.Parse(await answer.Content.ReadAsStringAsync()).RootElement;
        Assert.Equal((status, message), ((int)answer.StatusCode, body.GetProperty("error").GetString()));
    }

    [Fact]
    public async Task Every_answer_allows_other_origins_and_other_bodies_are_refused()
    {
        using var preflight = new HttpRequestMessage(HttpMethod.Options, Address("/reconcile"));
        var allowed = await client.SendAsync(preflight);
        Assert.Equal((HttpStatusCode.NoContent, "GET, POST"), (allowed.StatusCode, allowed.Headers.GetValues("Access-Control-Allow-Methods").Single()));
        foreach (var path in new[] { "/reconcile", "/reconcile?queries=x", "/reconcile/suggest/entity?prefix=a", "/reconcile/suggest/type" })
        {
            var answer = await client.GetAsync(Address(path));
            Assert.Equal("*", answer.Headers.GetValues("Access-Control-Allow-Origin").Single());
        }
        var wrong = await client.PostAsync(Address("/reconcile"), new StringContent("{}", System.Text.Encoding.UTF8, "application/json"));
        Assert.Equal(HttpStatusCode.UnsupportedMediaType, wrong.StatusCode);
    }

    public async ValueTask InitializeAsync()
    {
        var file = Path.Combine(folder, "reconcile.db");
        await using (var store = SqliteStore.Open(file, StoreAccess.Create))
        {
            var article = new ArticleBuilder("a.txt", 1, "杭州的西湖区和南昌的西湖区来到安吉县，安吉县民政局接待。", "2024-03-05")
                .Place("place:330106", PlaceLevel.County, "西湖区", null, "浙江省杭州市西湖区").Place("place:360103", PlaceLevel.County, "西湖区", null, "江西省南昌市西湖区")
                .Place("place:330523", PlaceLevel.County, "安吉县", null).Entity(EntityKind.Agency, "agency:330523/民政局", "安吉县民政局")
                .Relation(RelationType.LocatedIn, "agency:330523/民政局", "place:330523", "安吉县民政局");
            await store.CommitAsync([new(new("a.txt", [article.Build()]), "h", "v")]);
        }
        graph = new(() => SqliteStore.Open(file, StoreAccess.Read), file);
        app = ServiceApplication.Build(new() { Urls = ["http://127.0.0.1:0"], LogLevel = Microsoft.Extensions.Logging.LogLevel.None }, graph);
        await app.StartAsync();
    }

    public async ValueTask DisposeAsync()
    {
        client.Dispose();
        await app.StopAsync();
        await app.DisposeAsync();
        await graph.DisposeAsync();
        Directory.Delete(folder, recursive: true);
    }

    private static string[] Candidates(JsonElement result, string query) =>
        [.. result.GetProperty(query).GetProperty("result").EnumerateArray().Select(candidate => $"{candidate.GetProperty("id")} {candidate.GetProperty("match").GetRawText()}")];

    private static JsonElement Schema(string name) =>
        JsonDocument.Parse(File.ReadAllBytes(Path.Combine(SampleGraph.Root, "tests", "KnowledgeGraph.Server.Tests", "Reconciliation", name + ".schema.json"))).RootElement;

    private Uri Address(string path) => new(app.Urls.First() + path);

    private async Task<JsonElement> AskAsync(string path) => JsonDocument.Parse(await client.GetStringAsync(Address(path))).RootElement;

    private async Task<JsonElement> PostAsync(string query, string field = "queries")
    {
        var answer = await client.PostAsync(Address("/reconcile"), new FormUrlEncodedContent([new(field, query)]));
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        return JsonDocument.Parse(await answer.Content.ReadAsStringAsync()).RootElement;
    }
}
