using System.Net;
using System.Net.Http.Json;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace KnowledgeGraph.Cli.Tests.Serve;

/// <summary>Who is let in: keys, roles, rates, origins.</summary>
public sealed class GateTests : IDisposable
{
    private const string Version = "{ statistics { version } }";

    private readonly Kg kg = new();

    public GateTests()
    {
        kg.Write("news.jsonl", Samples.News(1));
        kg.Write("keys", $"# the newsroom's keys\nnewsroom read {Hash("secret-of-the-newsroom")}\n\noperator admin {Hash("secret-of-the-operator")}\n");
    }

    public void Dispose() => kg.Dispose();

    [Fact]
    public async Task Without_a_key_that_is_known_nothing_of_the_graph_is_served()
    {
        await using var service = await StartAsync("--keys", "keys");
        foreach (var (name, value) in new[] { ("X-Api-Key", ""), ("X-Api-Key", "secret"), ("Authorization", "Bearer secret-of-the-newsroom1"), ("Authorization", "Basic c2VjcmV0") })
        {
            var (status, answer) = await AskAsync(service, name, value);
            Assert.Equal(HttpStatusCode.Unauthorized, status);
            Assert.Equal("""{"errors":[{"message":"A key is needed: send \u0022Authorization: Bearer KEY\u0022 or \u0022X-Api-Key: KEY\u0022.","extensions":{"code":"UNAUTHENTICATED"}}]}""", answer);
        }
        foreach (var (name, value) in new[] { ("X-Api-Key", "secret-of-the-newsroom"), ("Authorization", "Bearer secret-of-the-newsroom"), ("authorization", "bearer secret-of-the-operator") })
        {
            Assert.Equal(HttpStatusCode.OK, (await AskAsync(service, name, value)).Status);
        }
        foreach (var (path, status) in new[] { ("/schema.graphql", HttpStatusCode.Unauthorized), ("/", HttpStatusCode.OK), ("/graphiql", HttpStatusCode.OK), ("/health/ready", HttpStatusCode.OK) })
        {
            using var response = await service.Client.GetAsync(path);
            Assert.Equal(status, response.StatusCode);
        }
        // Logs name the key's owner, and hold no key.
        Assert.Contains(service.Log, line => line.EndsWith(" of newsroom", StringComparison.Ordinal));
        Assert.DoesNotContain(service.Log, line => line.Contains("secret", StringComparison.Ordinal));
    }

    [Fact]
    public async Task An_admin_reads_the_status_and_may_introspect_where_others_may_not()
    {
        await using var service = await StartAsync("--keys", "keys", "--introspection", "admins");
        const string Introspection = "{ __schema { queryType { name } } }";
        Assert.Contains("Introspection is switched off", (await AskAsync(service, "X-Api-Key", "secret-of-the-newsroom", Introspection)).Answer, StringComparison.Ordinal);
        Assert.Equal("""{"data":{"__schema":{"queryType":{"name":"Query"}}}}""", (await AskAsync(service, "X-Api-Key", "secret-of-the-operator", Introspection)).Answer);

        Assert.Equal(HttpStatusCode.Forbidden, (await GetAsync(service, "/admin/status", "secret-of-the-newsroom")).Status);
        Assert.Equal(HttpStatusCode.Forbidden, (await GetAsync(service, "/schema.graphql", "secret-of-the-newsroom")).Status);
        Assert.Equal(HttpStatusCode.OK, (await GetAsync(service, "/schema.graphql", "secret-of-the-operator")).Status);
        var (status, answer) = await GetAsync(service, "/admin/status", "secret-of-the-operator");
        Assert.Equal(HttpStatusCode.OK, status);
        using var json = JsonDocument.Parse(answer);
        Assert.Equal("sqlite:kg.db", json.RootElement.GetProperty("store").GetString());
        Assert.Equal("newsroom", json.RootElement.GetProperty("keys")[0].GetProperty("name").GetString());
        Assert.DoesNotContain(Hash("secret-of-the-newsroom"), answer, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task Introspection_can_be_switched_off_for_all()
    {
        await using var service = await StartAsync("--introspection", "nobody");
        Assert.Contains("Introspection is switched off", (await service.AskAsync("{ __schema { queryType { name } } }")).GetRawText(), StringComparison.Ordinal);
        using var schema = await service.Client.GetAsync("/schema.graphql");
        Assert.Equal(HttpStatusCode.NotFound, schema.StatusCode);
        // Without keys there is no admin.
        using var admin = await service.Client.GetAsync("/admin/status");
        Assert.Equal(HttpStatusCode.NotFound, admin.StatusCode);
    }

    [Fact]
    public async Task A_key_that_asks_too_often_is_told_when_to_come_again_and_others_are_not()
    {
        await using var service = await StartAsync("--keys", "keys", "--rate-per-key", "2");
        Assert.Equal(HttpStatusCode.OK, (await AskAsync(service, "X-Api-Key", "secret-of-the-newsroom")).Status);
        Assert.Equal(HttpStatusCode.OK, (await AskAsync(service, "X-Api-Key", "secret-of-the-newsroom")).Status);
        using var request = Question("X-Api-Key", "secret-of-the-newsroom", Version);
        using var refused = await service.Client.SendAsync(request);
        Assert.Equal(HttpStatusCode.TooManyRequests, refused.StatusCode);
        Assert.InRange(refused.Headers.RetryAfter!.Delta!.Value.TotalSeconds, 1, 60);
        Assert.Equal("""{"errors":[{"message":"This key may ask 2 times a minute.","extensions":{"code":"RATE_LIMITED"}}]}""", await refused.Content.ReadAsStringAsync());
        Assert.Equal(HttpStatusCode.OK, (await AskAsync(service, "X-Api-Key", "secret-of-the-operator")).Status);
    }

    [Fact]
    public async Task Keys_that_change_count_at_once_and_a_file_that_cannot_be_used_changes_nothing()
    {
        await using var service = await StartAsync("--keys", "keys");
        Assert.Equal(HttpStatusCode.OK, (await AskAsync(service, "X-Api-Key", "secret-of-the-newsroom")).Status);

        kg.Write("keys", $"desk read {Hash("secret-of-the-desk")}\n");
        Assert.Equal(HttpStatusCode.Unauthorized, (await AskAsync(service, "X-Api-Key", "secret-of-the-newsroom")).Status);
        Assert.Equal(HttpStatusCode.OK, (await AskAsync(service, "X-Api-Key", "secret-of-the-desk")).Status);
        Assert.Contains(service.Log, line => line.Contains("The keys have changed: ", StringComparison.Ordinal) && line.EndsWith("keys holds 1", StringComparison.Ordinal));

        foreach (var content in new[] { "desk read\n", "# nobody any more\n" })
        {
            kg.Write("keys", content);
            Assert.Equal(HttpStatusCode.OK, (await AskAsync(service, "X-Api-Key", "secret-of-the-desk")).Status);
            Assert.Equal(HttpStatusCode.OK, (await AskAsync(service, "X-Api-Key", "secret-of-the-desk")).Status);
        }
        var kept = service.Log.Where(line => line.Contains("The keys stay the 1 from before", StringComparison.Ordinal)).ToArray();
        Assert.Equal(2, kept.Length);
        Assert.EndsWith("keys: line 1: no key; write NAME read|admin HASH, the hash being 64 hexadecimal digits of SHA-256", kept[0], StringComparison.Ordinal);
        Assert.EndsWith("keys: no keys; add a line NAME read|admin HASH, or leave --keys out", kept[1], StringComparison.Ordinal);

        kg.Write("keys", $"newsroom admin {Hash("secret-of-the-newsroom")}\n");
        Assert.Contains("\"newsroom\"", (await GetAsync(service, "/admin/status", "secret-of-the-newsroom")).Answer, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_address_that_asks_too_often_is_refused_also_without_a_key()
    {
        await using var service = await StartAsync("--keys", "keys", "--rate-per-address", "2");
        Assert.Equal(HttpStatusCode.Unauthorized, (await AskAsync(service, "X-Api-Key", "guess 1")).Status);
        Assert.Equal(HttpStatusCode.Unauthorized, (await AskAsync(service, "X-Api-Key", "guess 2")).Status);
        Assert.Equal(HttpStatusCode.TooManyRequests, (await AskAsync(service, "X-Api-Key", "secret-of-the-newsroom")).Status);
        // Probes are not counted.
        Assert.Equal("live\n", await service.Client.GetStringAsync("/health/live"));
    }

    [Fact]
    public async Task Behind_a_proxy_that_is_named_the_client_counts_and_no_other_header_is_believed()
    {
        await using var trusting = await StartAsync("--rate-per-address", "1", "--proxies", "127.0.0.1");
        Assert.Equal(HttpStatusCode.OK, (await AskAsync(trusting, "X-Forwarded-For", "203.0.113.7")).Status);
        Assert.Equal(HttpStatusCode.OK, (await AskAsync(trusting, "X-Forwarded-For", "203.0.113.8")).Status);
        Assert.Equal(HttpStatusCode.TooManyRequests, (await AskAsync(trusting, "X-Forwarded-For", "203.0.113.8")).Status);

        await using var plain = await StartAsync("--rate-per-address", "1");
        Assert.Equal(HttpStatusCode.OK, (await AskAsync(plain, "X-Forwarded-For", "203.0.113.7")).Status);
        Assert.Equal(HttpStatusCode.TooManyRequests, (await AskAsync(plain, "X-Forwarded-For", "203.0.113.8")).Status);
    }

    [Fact]
    public async Task Pages_of_other_origins_may_read_answers_only_where_they_are_named()
    {
        await using var closed = await StartAsync();
        using var without = Question("Origin", "https://dashboard.example", Version);
        using var refused = await closed.Client.SendAsync(without);
        Assert.False(refused.Headers.Contains("Access-Control-Allow-Origin"));

        await using var open = await StartAsync("--cors", "https://dashboard.example");
        using var with = Question("Origin", "https://dashboard.example", Version);
        using var allowed = await open.Client.SendAsync(with);
        Assert.Equal(["https://dashboard.example"], allowed.Headers.GetValues("Access-Control-Allow-Origin"));
        using var preflight = new HttpRequestMessage(HttpMethod.Options, "/graphql");
        preflight.Headers.Add("Origin", "https://dashboard.example");
        preflight.Headers.Add("Access-Control-Request-Method", "POST");
        preflight.Headers.Add("Access-Control-Request-Headers", "content-type,x-api-key");
        using var permitted = await open.Client.SendAsync(preflight);
        Assert.Equal(HttpStatusCode.NoContent, permitted.StatusCode);
        Assert.Equal(["Authorization,Content-Type,If-None-Match,X-Api-Key,X-Request-Id"], permitted.Headers.GetValues("Access-Control-Allow-Headers"));
        using var foreign = Question("Origin", "https://elsewhere.example", Version);
        using var other = await open.Client.SendAsync(foreign);
        Assert.False(other.Headers.Contains("Access-Control-Allow-Origin"));
    }

    [Fact]
    public async Task Answers_tell_browsers_to_do_nothing_with_them_and_carry_the_id_of_the_request()
    {
        await using var service = await StartAsync("--log-format", "json");
        using var request = Question("X-Request-Id", "dashboard-17.a", Version);
        using var answer = await service.Client.SendAsync(request);
        Assert.Equal(["dashboard-17.a"], answer.Headers.GetValues("X-Request-Id"));
        Assert.Equal(["nosniff"], answer.Headers.GetValues("X-Content-Type-Options"));
        Assert.Equal(["DENY"], answer.Headers.GetValues("X-Frame-Options"));
        Assert.StartsWith("default-src 'none'; ", answer.Headers.GetValues("Content-Security-Policy").Single(), StringComparison.Ordinal);
        Assert.False(answer.Headers.Contains("Server"));

        using var forged = Question("X-Request-Id", "a b\tc", Version);
        using var plain = await service.Client.SendAsync(forged);
        Assert.Matches("^[A-Z0-9]+-[0-9]+$", plain.Headers.GetValues("X-Request-Id").Single());

        var line = Assert.Single(service.Log, line => line.Contains("dashboard-17.a", StringComparison.Ordinal));
        using var json = JsonDocument.Parse(line);
        var state = json.RootElement.GetProperty("State");
        Assert.Equal((20, "/graphql", 200), (json.RootElement.GetProperty("EventId").GetInt32(), state.GetProperty("Path").GetString(), state.GetProperty("Status").GetInt32()));
        Assert.Contains(json.RootElement.GetProperty("Scopes").EnumerateArray(), scope => scope.TryGetProperty("RequestId", out var id) && id.GetString() == "dashboard-17.a");
    }

    [Fact]
    public async Task Listening_to_other_machines_without_keys_is_warned_of_loudly()
    {
        await using var open = await StartOnAsync("http://0.0.0.0:0");
        Assert.Contains(open.Log, line => line.Contains(" warn: ", StringComparison.Ordinal) && line.Contains("NO KEYS ARE SET, AND http://0.0.0.0:", StringComparison.Ordinal));
        await using var keyed = await StartOnAsync("http://0.0.0.0:0", "--keys", "keys");
        Assert.DoesNotContain(keyed.Log, line => line.Contains("NO KEYS", StringComparison.Ordinal));
        await using var local = await StartAsync();
        Assert.DoesNotContain(local.Log, line => line.Contains("NO KEYS", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Every_line_of_the_keys_that_cannot_be_used_is_named_and_none_is_repeated()
    {
        kg.Write("bad", $"newsroom read\nnewsroom owner {Hash("a")}\nnewsroom read {Hash("a")}\nnewsroom admin {Hash("b")}\nother read the-key-itself\n");
        var run = await kg.RunAsync("serve", "--keys", "bad", "--rate-per-address", "-1");
        Assert.Equal(ExitStatus.Usage, run.Status);
        Assert.Equal(
            [
                "kg: bad: line 1: no key; write NAME read|admin HASH, the hash being 64 hexadecimal digits of SHA-256",
                "kg: bad: line 2: no key; write NAME read|admin HASH, the hash being 64 hexadecimal digits of SHA-256",
                "kg: bad: line 4: the name 'newsroom' stands before; give each key a name of its own",
                "kg: bad: line 5: no key; write NAME read|admin HASH, the hash being 64 hexadecimal digits of SHA-256",
                "kg: --rate-per-address: '-1' can't be used; give a whole number from 0 to 1000000",
            ],
            run.Errors);
    }

    private static string Hash(string key) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(key)));

    private Task<Service> StartAsync(params string[] arguments) => Service.StartAsync(kg, ["--ingest", "news.jsonl", .. arguments]);

    private Task<Service> StartOnAsync(string url, params string[] arguments) => Service.StartOnAsync(kg, url, ["--ingest", "news.jsonl", .. arguments]);

    private static HttpRequestMessage Question(string header, string value, string document)
    {
        var request = new HttpRequestMessage(HttpMethod.Post, "/graphql") { Content = JsonContent.Create(new { query = document }) };
        request.Headers.TryAddWithoutValidation(header, value);
        return request;
    }

    private static async Task<(HttpStatusCode Status, string Answer)> AskAsync(Service service, string header, string value, string document = Version)
    {
        using var request = Question(header, value, document);
        using var response = await service.Client.SendAsync(request);
        return (response.StatusCode, await response.Content.ReadAsStringAsync());
    }

    private static async Task<(HttpStatusCode Status, string Answer)> GetAsync(Service service, string path, string key)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        request.Headers.Add("X-Api-Key", key);
        using var response = await service.Client.SendAsync(request);
        return (response.StatusCode, await response.Content.ReadAsStringAsync());
    }
}
