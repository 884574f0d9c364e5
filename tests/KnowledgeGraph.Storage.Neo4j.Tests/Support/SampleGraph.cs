using System.Buffers;
using System.Text;
using System.Text.Json;
using KnowledgeGraph.Analysis.Matching;
using KnowledgeGraph.Extraction;
using KnowledgeGraph.GraphQL.Execution;
using KnowledgeGraph.Ingestion;
using KnowledgeGraph.Ingestion.Pipeline;
using KnowledgeGraph.Server.Api;
using KnowledgeGraph.Storage;
using KnowledgeGraph.Storage.Neo4j.Tests;
using KnowledgeGraph.Storage.Sqlite;
using KnowledgeGraph.Storage.Tests;

namespace KnowledgeGraph.Server.Tests;

/// <summary>
/// The sample pages on both stores. It stands in for the graph that the tests of the service ask, so that each of their documents is answered from
/// SQLite and from Neo4j, which must say the same to the byte, and each of their assertions holds for both.
/// </summary>
public sealed class SampleGraph(Neo4jServer server) : IAsyncDisposable
{
    private readonly TemporaryFolder folder = new();
    private readonly GraphQLEngine engine = GraphApi.Build(new GraphQLOptions());
    private readonly List<(IGraphStore Store, NameIndex Names)> stores = [];

    /// <summary>The checkout that holds these tests.</summary>
    public static string Root => KnowledgeGraph.Cli.Tests.Serve.Repository.Root;

    public async ValueTask DisposeAsync()
    {
        foreach (var (store, _) in stores)
        {
            await store.DisposeAsync();
        }
        folder.Dispose();
    }

    /// <summary>The answer of both to a document.</summary>
    public async Task<JsonElement> AskAsync(string document)
    {
        if (stores.Count == 0)
        {
            await FillAsync();
        }
        var answers = new List<string>();
        foreach (var (store, names) in stores)
        {
            var output = new ArrayBufferWriter<byte>();
            await engine.ExecuteAsync(
                new() { Document = Encoding.UTF8.GetBytes(document), State = new RequestScope(store, _ => ValueTask.FromResult(names), WithBodies: true) }, output);
            answers.Add(Encoding.UTF8.GetString(output.WrittenSpan));
        }
        Assert.Equal(answers[0], answers[1]);
        return JsonDocument.Parse(answers[1]).RootElement;
    }

    /// <summary>At the first question, and not before the test: where there is no server the test is skipped.</summary>
    private async Task FillAsync()
    {
        var neo4j = await server.OpenEmptyAsync();
        foreach (var store in new[] { SqliteStore.Open(folder.File("sample.db"), StoreAccess.Create), neo4j })
        {
            var input = InputSet.Find([Path.Combine(Root, "seeds", "articles")]);
            await IngestRun.RunAsync(input, store, NewsExtractor.Default, PipelineLimits.Default, new(), _ => { }, _ => { }, CancellationToken.None);
            stores.Add((store, await NameIndex.BuildAsync(store)));
        }
    }
}
