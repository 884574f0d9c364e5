using System.Diagnostics;
using System.Globalization;
using KnowledgeGraph.Extraction;

namespace KnowledgeGraph.Bench;

/// <summary>
/// The whole extraction on one thread, beside @node-rs/jieba cutting and tagging the same texts with the same dictionary in the same run. Both are
/// measured in processor time, which a busy machine disturbs less than the clock.
/// </summary>
internal static class ExtractionBench
{
    // After 300 articles two fifths of the time still went into code not yet compiled with optimisation, or into compiling it.
    private const int WarmUp = 3_000;

    public static IEnumerable<Figure> Run()
    {
        var documents = Places.Read(Places.GeneralNews);
        var megabytes = Places.Utf8Length(documents) / 1e6;
        var extractor = NewsExtractor.Default;
        foreach (var document in documents.Take(WarmUp))
        {
            extractor.Extract(document);
        }
        var before = ProcessorTime();
        foreach (var document in documents)
        {
            extractor.Extract(document);
        }
        var rate = megabytes / (ProcessorTime() - before).TotalSeconds;
        yield return new(
            $"extraction of {documents.Count} articles, one thread", string.Create(CultureInfo.InvariantCulture, $"{rate:0.00} MB/s"), "at least 1.5, aim 3");

        var script = Path.Combine(Places.Repository, "tests", "node", "jieba-rate.mjs");
        if (!Directory.Exists(Path.Combine(Places.Repository, "tests", "node", "node_modules")))
        {
            yield return new("@node-rs/jieba tagging them", "–", "npm ci in tests/node brings it");
            yield break;
        }
        var peer = double.Parse(Places.Run("node", script, Places.Jieba, Places.GeneralNews), CultureInfo.InvariantCulture);
        yield return new(
            "@node-rs/jieba 2.0.3 cutting and tagging them, one thread", string.Create(CultureInfo.InvariantCulture, $"{peer:0.00} MB/s"),
            string.Create(CultureInfo.InvariantCulture, $"extraction has {rate / peer:0.00} of its rate"));
    }

    private static TimeSpan ProcessorTime()
    {
        using var self = Process.GetCurrentProcess();
        return self.TotalProcessorTime;
    }
}
