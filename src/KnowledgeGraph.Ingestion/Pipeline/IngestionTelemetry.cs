using System.Diagnostics;
using System.Diagnostics.Metrics;

namespace KnowledgeGraph.Ingestion.Pipeline;

/// <summary>What is measured of reading documents, for whoever listens; nothing is done where nobody does.</summary>
public static class IngestionTelemetry
{
    /// <summary>The name of the source of spans and of the meter.</summary>
    public const string Name = "KnowledgeGraph.Ingestion";

    private static readonly ActivitySource Source = new(Name);
    private static readonly Meter Meter = new(Name);
    private static readonly Histogram<double> Duration = Meter.CreateHistogram<double>("kg.extraction.duration", "s", "Time of the extraction of a document.");
    private static readonly Counter<long> Documents = Meter.CreateCounter<long>("kg.ingestion.documents", "{document}", "Documents by what became of them.");

    /// <summary>Runs an extraction as a span with the document's name.</summary>
    internal static T Extraction<T>(string document, Func<T> extract)
    {
        using var activity = Source.StartActivity("extract");
        activity?.SetTag("kg.document", document);
        var started = Stopwatch.GetTimestamp();
        var result = extract();
        Duration.Record(Stopwatch.GetElapsedTime(started).TotalSeconds);
        return result;
    }

    /// <summary>Counts a run's documents by outcome.</summary>
    internal static void Count(IngestCounts counts)
    {
        foreach (var (outcome, count) in new[] { ("new", counts.New), ("replaced", counts.Replaced), ("unchanged", counts.Unchanged), ("refused", counts.Refused) })
        {
            Documents.Add(count, new KeyValuePair<string, object?>("outcome", outcome));
        }
    }
}
