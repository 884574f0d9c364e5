using System.Globalization;
using KnowledgeGraph.Ingestion.Pipeline;

namespace KnowledgeGraph.Ingestion.Tests.Pipeline;

public sealed class IngestRunTests : IDisposable
{
    private readonly TemporaryFolder folder = new();
    private readonly List<string> refusals = [];

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task New_unchanged_changed_and_older_documents_are_told_apart()
    {
        var store = new MemoryWriter();
        var a = folder.File("a.txt", "望江街道开集市。");
        var b = folder.File("b.txt", "小营街道开集市。");
        Assert.Equal("2 new, 0 replaced, 0 unchanged, 0 refused", await IngestAsync(store, new(), a, b));

        folder.File("b.txt", "小营街道关集市。");
        var second = new StreetExtractor();
        Assert.Equal("0 new, 1 replaced, 1 unchanged, 0 refused", await IngestAsync(store, second, a, b));
        Assert.Equal(1, second.Calls);

        Assert.Equal("0 new, 2 replaced, 0 unchanged, 0 refused", await IngestAsync(store, new("street-2"), a, b));
        Assert.All(store.Documents.Values, d => Assert.Equal("street-2", d.ExtractorVersion));
        Assert.Equal("0 new, 0 replaced, 2 unchanged, 0 refused", await IngestAsync(store, new("street-2"), a, b));
    }

    [Fact]
    public async Task One_name_with_different_contents_is_refused_everywhere_and_the_store_keeps_what_it_had()
    {
        var store = new MemoryWriter();
        var file = folder.File("n.jsonl", """{"id":"1","text":"望江街道。"}""" + "\n");
        await IngestAsync(store, new(), file);
        var before = store.Documents[$"{file}#1"];

        folder.File("n.jsonl", """
            {"id":"1","text":"小营街道。"}
            {"id":"2","text":"望江街道。"}
            {"id":"1","text":"南星街道。"}
            {"id":"2","text":"望江街道。"}
            """);
        Assert.Equal("1 new, 0 replaced, 1 unchanged, 2 refused", await IngestAsync(store, new(), file));

        Assert.Same(before, store.Documents[$"{file}#1"]);
        Assert.Equal(
            [
                $"refused {file}: line 1: the document {file}#1 stands in this run with different contents; give each document a name of its own, or leave the wrong ones out",
                $"refused {file}: line 3: the document {file}#1 stands in this run with different contents; give each document a name of its own, or leave the wrong ones out",
            ],
            refusals);
    }

    [Fact]
    public async Task The_same_file_under_two_spellings_is_one_document()
    {
        var store = new MemoryWriter();
        var file = folder.File("a.txt", "望江街道。");
        var other = Path.Combine(folder.Path, ".", "x", "..", "a.txt");
        Directory.CreateDirectory(Path.Combine(folder.Path, "x"));

        Assert.Equal("1 new, 0 replaced, 1 unchanged, 0 refused", await IngestAsync(store, new(), file, other));
        Assert.Equal([file], store.Documents.Keys);
    }

    [Fact]
    public async Task A_document_on_which_the_extractor_fails_is_refused_and_the_others_go_in()
    {
        var store = new MemoryWriter();
        var file = folder.File("n.jsonl", """
            {"id":"1","text":"望江街道。"}
            {"id":"2","text":"坏"}
            {"id":"3","text":"小营街道。"}
            {"id":"2","text":"坏"}
            """);
        var extractor = new StreetExtractor
        {
            Before = d =>
            {
                if (d.Text == "坏")
                {
                    throw new InvalidOperationException("no\nidea");
                }
            },
        };

        Assert.Equal("2 new, 0 replaced, 0 unchanged, 2 refused", await IngestAsync(store, extractor, file));
        Assert.Equal(
            [
                $"refused {file}: line 2: the extractor failed on it (InvalidOperationException: no\\u000Aidea); please report it with the document",
                $"refused {file}: line 4: an equal document before it in this run was left out; see the line about that one",
            ],
            refusals);
    }

    [Fact]
    public async Task A_document_that_the_store_does_not_take_is_refused_and_its_batch_goes_in()
    {
        var file = folder.File("n.jsonl", Lines(10));
        var store = new MemoryWriter { Unwanted = $"{file}#3" };

        Assert.Equal("9 new, 0 replaced, 0 unchanged, 1 refused", await IngestAsync(store, new(), file));
        Assert.Equal([$"refused {file}: line 4: the store does not take it (a rule is broken); please report it with the document"], refusals);
    }

    [Fact]
    public async Task Batches_are_bounded_by_documents_and_by_bytes()
    {
        var file = folder.File("n.jsonl", Lines(10));
        var store = new MemoryWriter();
        await IngestAsync(store, new(), PipelineLimits.Default with { Batch = 4 }, CancellationToken.None, file);
        Assert.Equal([4, 4, 2], store.Groups);

        store = new MemoryWriter();
        await IngestAsync(store, new(), PipelineLimits.Default with { BatchBytes = 1, QueueBytes = 1 }, CancellationToken.None, file);
        Assert.Equal(Enumerable.Repeat(1, 10), store.Groups);
    }

    [Fact]
    public async Task Stopping_keeps_what_was_committed_and_a_rerun_does_the_rest()
    {
        var file = folder.File("n.jsonl", Lines(1000));
        var store = new MemoryWriter();
        using var stop = new CancellationTokenSource();
        var extractor = new StreetExtractor
        {
            Before = d =>
            {
                if (d.Document.EndsWith("#500", StringComparison.Ordinal))
                {
                    stop.Cancel();
                }
            },
        };

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => IngestAsync(store, extractor, PipelineLimits.Default, stop.Token, file));
        Assert.InRange(store.Documents.Count, 0, 999);

        await IngestAsync(store, new(), file);
        Assert.Equal(1000, store.Documents.Count);
    }

    [Fact]
    public async Task A_store_that_fails_ends_the_run_with_its_own_error()
    {
        var file = folder.File("n.jsonl", Lines(500));
        var counts = new IngestCounts();

        var run = IngestRun.RunAsync(
            InputSet.Find([file]), new FullWriter(), new StreetExtractor(), PipelineLimits.Default, counts, _ => { }, _ => { });

        var error = await Assert.ThrowsAsync<KnowledgeGraph.Storage.StoreFullException>(() => run);
        Assert.Equal("kg.db: the disk is full; what was committed before is safe; free some space and run the command again", error.Message);
        Assert.Equal(0, counts.New);
    }

    internal static string Lines(int count) => string.Concat(Enumerable.Range(0, count).Select(
        i => $$"""{"id":"{{i}}","text":"望江街道第{{i.ToString(CultureInfo.InvariantCulture)}}次开集市，小营街道也来了。"}""" + "\n"));

    private Task<string> IngestAsync(MemoryWriter store, StreetExtractor extractor, params string[] paths) =>
        IngestAsync(store, extractor, PipelineLimits.Default, CancellationToken.None, paths);

    private async Task<string> IngestAsync(
        MemoryWriter store, StreetExtractor extractor, PipelineLimits limits, CancellationToken cancellation, params string[] paths)
    {
        var counts = new IngestCounts();
        var last = 0;
        await IngestRun.RunAsync(
            InputSet.Find(paths), store, extractor, limits, counts, r => refusals.Add(r.ToString()),
            now => Assert.True((last = now.Total) >= 0), cancellation);
        Assert.Equal(counts.Total, last);
        return counts.ToString();
    }

    private sealed class FullWriter : KnowledgeGraph.Storage.IGraphWriter
    {
        public ValueTask<IReadOnlyList<KnowledgeGraph.Storage.DocumentMark?>> FindDocumentsAsync(
            IReadOnlyList<string> documents, CancellationToken cancellationToken = default) => new([.. documents.Select(_ => (KnowledgeGraph.Storage.DocumentMark?)null)]);

        public ValueTask<IReadOnlyList<KnowledgeGraph.Storage.CommitOutcome>> CommitAsync(
            IReadOnlyList<KnowledgeGraph.Storage.DocumentCommit> documents, CancellationToken cancellationToken = default) =>
            throw new KnowledgeGraph.Storage.StoreFullException("kg.db");

        public ValueTask<IReadOnlyList<bool>> RemoveAsync(IReadOnlyList<string> documents, CancellationToken cancellationToken = default) => new([]);
    }
}
