using System.Net;
using System.Net.Http.Json;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace KnowledgeGraph.Cli.Tests.Serve;

/// <summary>A service that answers only the documents of its list.</summary>
public sealed class TrustedDocumentTests : IDisposable
{
    private const string Version = "query Version { statistics { version } }";
    private const string Names = "query Names($first: Int!) { entities(first: $first) { edges { node { name } } } }";

    private readonly Kg kg = new();

    public TrustedDocumentTests() => kg.Write("news.jsonl", Samples.News(1));

    public void Dispose() => kg.Dispose();

    [Fact]
    public async Task Only_the_documents_of_the_list_are_answered()
    {
        Directory.CreateDirectory(Path.Combine(kg.Folder, "documents"));
        kg.Write("documents/version.graphql", Version);
        kg.Write("documents/notes.txt", "not a document");
        kg.Write("persisted.json", JsonSerializer.Serialize(new Dictionary<string, string> { ["names"] = Names }));
        await using var service = await Service.StartAsync(kg, "--ingest", "news.jsonl", "--documents", "documents", "--documents", "persisted.json");
        Assert.True((await service.AskAsync(Version)).TryGetProperty("data", out _));
        Assert.True((await service.AskAsync(Names, new { first = 1 })).TryGetProperty("data", out _));
        var hash = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(Version)));
        foreach (var body in new object[]
        {
            new { documentId = "names", variables = new { first = 1 } }, new { documentId = "sha256:" + hash }, new { extensions = new { persistedQuery = new { version = 1, sha256Hash = hash } } },
        })
        {
            using var known = await service.Client.PostAsJsonAsync("/graphql", body);
            Assert.StartsWith("{\"data\":{", await known.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        }
        foreach (var document in new[] { Version + " ", "{ statistics { documents } }", "{ __typename }" })
        {
            using var refused = await service.Client.PostAsJsonAsync("/graphql", new { query = document });
            Assert.Equal(HttpStatusCode.BadRequest, refused.StatusCode);
            Assert.Equal(
                """{"errors":[{"message":"Only known documents can be executed here.","extensions":{"code":"PERSISTED_QUERY_NOT_FOUND"}}]}""", await refused.Content.ReadAsStringAsync());
        }
        using var byGet = await service.GetAsync(Version);
        Assert.Equal(HttpStatusCode.OK, byGet.StatusCode);
    }

    [Fact]
    public async Task Documents_that_could_never_be_answered_are_named_at_the_start()
    {
        kg.Write("broken.graphql", "{ statistics {");
        kg.Write("unknown.json", """{ "operations": [{ "id": "a", "body": "{ nothing }" }] }""");
        kg.Write("list.json", "[]");
        var (status, _, errors) = await kg.RunAsync("serve", "--documents", "broken.graphql", "--documents", "unknown.json");
        Assert.Equal(2, status);
        Assert.Contains("broken.graphql: line 1, column 15: ", errors, StringComparison.Ordinal);
        Assert.Contains("unknown.json#a: line 1, column 3: Type \"Query\" has no field \"nothing\"; mend the document or take it out", errors, StringComparison.Ordinal);
        (status, _, errors) = await kg.RunAsync("serve", "--documents", "list.json", "--documents", "gone");
        Assert.Equal(2, status);
        Assert.Contains("list.json: no list of documents; write {\"ID\": \"DOCUMENT\"} or {\"operations\": [{\"id\": \"ID\", \"body\": \"DOCUMENT\"}]}", errors, StringComparison.Ordinal);
        Assert.Contains("gone: the documents can't be read (", errors, StringComparison.Ordinal);
    }
}
