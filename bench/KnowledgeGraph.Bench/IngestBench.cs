using System.Diagnostics;
using System.Globalization;
using KnowledgeGraph.Extraction;
using KnowledgeGraph.Ingestion;
using KnowledgeGraph.Ingestion.Pipeline;
using KnowledgeGraph.Storage;
using KnowledgeGraph.Storage.Sqlite;

namespace KnowledgeGraph.Bench;

/// <summary>
/// The whole of <c>kg ingest</c> into a new SQLite file, beside extraction alone on all cores: by the clock, and in processor time, which a busy machine
/// disturbs less but which does not know of waits for the disk.
/// </summary>
internal static class IngestBench
{
    public static IEnumerable<Figure> Run()
    {
        var documents = Places.Read(Places.GeneralNews);
        var megabytes = Places.Utf8Length(documents) / 1e6;
        var alone = ExtractAsync(documents.Count).GetAwaiter().GetResult();
        var extraction = megabytes / alone.Clock.TotalSeconds;
        yield return new(
            string.Create(CultureInfo.InvariantCulture, $"reading and extraction of {documents.Count} articles, {Environment.ProcessorCount} cores"), string.Create(CultureInfo.InvariantCulture, $"{extraction:0.00} MB/s"));
        var (time, bytes) = IngestAsync(documents.Count).GetAwaiter().GetResult();
        var ingest = megabytes / time.Clock.TotalSeconds;
        yield return new(
            "ingest of them into SQLite", string.Create(CultureInfo.InvariantCulture, $"{ingest:0.00} MB/s"),
            string.Create(CultureInfo.InvariantCulture, $"{alone.Clock / time.Clock:0.00} of the rate above by the clock, {alone.Processor / time.Processor:0.00} in processor time; at least 0.5"));
        yield return new("the store then", string.Create(CultureInfo.InvariantCulture, $"{bytes / 1e6:0} MB"));
    }

    private static async Task<Cost> ExtractAsync(int expected)
    {
        await ExtractOnceAsync(Places.LocalNews).ConfigureAwait(false);
        var cost = Cost.Start();
        var done = await ExtractOnceAsync(Places.GeneralNews).ConfigureAwait(false);
        return done == expected ? cost.Since() : throw new InvalidOperationException($"{done} of {expected} documents were extracted");
    }

    private static async Task<int> ExtractOnceAsync(string path)
    {
        var done = 0;
        await foreach (var result in ExtractionRun.RunAsync(InputSet.Find([path]), NewsExtractor.Default, PipelineLimits.Default).ConfigureAwait(false))
        {
            done += result.Graph is null ? 0 : 1;
        }
        return done;
    }

    private static async Task<(Cost Time, long Bytes)> IngestAsync(int expected)
    {
        var folder = Directory.CreateTempSubdirectory("kg-bench-").FullName;
        try
        {
            var path = Path.Combine(folder, "kg.db");
            var counts = new IngestCounts();
            var cost = Cost.Start();
            var store = SqliteStore.Open(path, StoreAccess.Create);
            await using (store.ConfigureAwait(false))
            {
                await IngestRun.RunAsync(
                    InputSet.Find([Places.GeneralNews]), store, NewsExtractor.Default, PipelineLimits.Default, counts, r => Console.Error.WriteLine(r), _ => { }).ConfigureAwait(false);
            }
            var time = cost.Since();
            return counts.New == expected ? (time, new FileInfo(path).Length) : throw new InvalidOperationException($"ingest said: {counts}");
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    /// <summary>Time by the clock and of all cores.</summary>
    private readonly record struct Cost(TimeSpan Clock, TimeSpan Processor)
    {
        public static Cost Start() => new(Stopwatch.GetElapsedTime(0), ProcessorTime());

        public Cost Since() => new(Stopwatch.GetElapsedTime(0) - Clock, ProcessorTime() - Processor);

        private static TimeSpan ProcessorTime()
        {
            using var self = Process.GetCurrentProcess();
            return self.TotalProcessorTime;
        }
    }
}
