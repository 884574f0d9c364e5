// Commits generated documents into a new SQLite store and reads them back:
//   dotnet run -c Release --project bench/KnowledgeGraph.Storage.Bench -- COUNT GROUP [CORPUS.jsonl]
// or the same into Neo4j and SQLite, with look-ups, beside the bare Query API (the database must be empty):
//   dotnet run -c Release --project bench/KnowledgeGraph.Storage.Bench -- neo4j+http://127.0.0.1:7474/neo4j COUNT GROUP
using System.Diagnostics;
using System.Globalization;
using KnowledgeGraph.Storage;
using KnowledgeGraph.Storage.Bench;
using KnowledgeGraph.Storage.Sqlite;

CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
if (args[0].StartsWith("neo4j+", StringComparison.Ordinal))
{
    await Neo4jBench.RunAsync(args[0], int.Parse(args[1]), int.Parse(args[2]));
    return;
}
var (count, group, corpus) = (int.Parse(args[0]), int.Parse(args[1]), args.Length > 2 ? args[2] : null);
var folder = Directory.CreateTempSubdirectory("kg-bench-");
try
{
    Console.WriteLine(SqliteNative.Describe());
    var documents = new GraphGenerator(1, corpus).Documents(count).ToList();
    var characters = documents.Sum(document => (long)document.Graph.Articles[0].Article.Body.Length);
    var path = Path.Combine(folder.FullName, "kg.db");
    await using (var store = SqliteStore.Open(path, StoreAccess.Create))
    {
        await Measure("commit", async () =>
        {
            foreach (var batch in documents.Chunk(group))
            {
                await store.CommitAsync(batch);
            }
            return count;
        });
        await Measure("unchanged", async () =>
        {
            foreach (var batch in documents.Chunk(group))
            {
                await store.FindDocumentsAsync([.. batch.Select(document => document.Graph.Document)]);
            }
            return count;
        });
        await Measure("replace", async () =>
        {
            foreach (var batch in documents.Take(count / 4).Chunk(group))
            {
                await store.CommitAsync([.. batch.Select(document => document with { ContentHash = "new" })]);
            }
            return count / 4;
        });
        await Measure("stream everything", async () =>
            await store.StreamEntitiesAsync().CountAsync() + await store.StreamRelationsAsync().CountAsync() + await store.StreamMentionsAsync().CountAsync()
            + await store.StreamEvidenceAsync().CountAsync() + await store.StreamArticlesAsync().CountAsync());
        await Measure("verify", async () => await store.VerifyAsync().CountAsync());
    }
    Console.WriteLine($"characters an article {characters / count}, file {new FileInfo(path).Length / 1048576.0:0.0} MiB, peak memory {Process.GetCurrentProcess().PeakWorkingSet64 / 1048576} MiB");
}
finally
{
    folder.Delete(recursive: true);
}

// Processor time is what counts on a machine that does other things too.
static async Task Measure(string what, Func<Task<int>> work)
{
    var (clock, before) = (Stopwatch.StartNew(), Environment.CpuUsage.TotalTime);
    var done = await work();
    var (wall, processor) = (clock.Elapsed.TotalSeconds, (Environment.CpuUsage.TotalTime - before).TotalSeconds);
    Console.WriteLine($"{what,-18} {done,8} in {wall:0.00} s, {processor:0.00} s of processor time: {done / processor:0} a processor second");
}
