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
using KnowledgeGraph.Storage.Sqlite;

namespace KnowledgeGraph.Server.Tests;

/// <summary>The sample pages in a SQLite file, and the engine over it.</summary>
public sealed class SampleGraph : IAsyncLifetime
{
    private readonly string folder = Directory.CreateTempSubdirectory("kg-server-").FullName;
    private readonly GraphQLEngine engine = GraphApi.Build(new GraphQLOptions());
    private IGraphStore store = null!;
    private NameIndex names = null!;

    /// <summary>The checkout that holds these tests.</summary>
    public static string Root { get; } = FindRoot();

    public async ValueTask InitializeAsync()
    {
        store = SqliteStore.Open(Path.Combine(folder, "sample.db"), StoreAccess.Create);
        var input = InputSet.Find([Path.Combine(Root, "seeds", "articles")]);
        await IngestRun.RunAsync(input, store, NewsExtractor.Default, PipelineLimits.Default, new(), _ => { }, _ => { }, CancellationToken.None);
        names = await NameIndex.BuildAsync(store);
    }

    public async ValueTask DisposeAsync()
    {
        await store.DisposeAsync();
        Directory.Delete(folder, recursive: true);
    }

    /// <summary>The answer to a document.</summary>
    public async Task<JsonElement> AskAsync(string document)
    {
        var output = new ArrayBufferWriter<byte>();
        var scope = new RequestScope(store, _ => ValueTask.FromResult(names), WithBodies: true);
        await engine.ExecuteAsync(new() { Document = Encoding.UTF8.GetBytes(document), State = scope }, output);
        return JsonDocument.Parse(output.WrittenMemory).RootElement;
    }

    private static string FindRoot()
    {
        var at = new DirectoryInfo(AppContext.BaseDirectory);
        while (at is not null && !File.Exists(Path.Combine(at.FullName, "KnowledgeGraph.sln")))
        {
            at = at.Parent;
        }
        return at?.FullName ?? throw new InvalidOperationException("KnowledgeGraph.sln is in no folder above the tests");
    }
}
