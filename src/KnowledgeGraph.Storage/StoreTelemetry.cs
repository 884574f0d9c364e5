using System.Diagnostics;
using System.Diagnostics.Metrics;

namespace KnowledgeGraph.Storage;

/// <summary>What stores measure of their reads, for whoever listens; nothing is done where nobody does.</summary>
public static class StoreTelemetry
{
    /// <summary>The name of the source of spans and of the meter.</summary>
    public const string Name = "KnowledgeGraph.Storage";

    private static readonly ActivitySource Source = new(Name);
    private static readonly Meter Meter = new(Name);
    private static readonly Histogram<double> Duration = Meter.CreateHistogram<double>("kg.store.read.duration", "s", "Time of reads of the store.");

    /// <summary>A span and a measure of one read, from now until it is disposed.</summary>
    /// <param name="operation">The method of <see cref="IGraphReader"/>.</param>
    public static Reading Begin(string operation) => Source.HasListeners() || Duration.Enabled ? new(operation) : default;

    /// <summary>A read that is going on.</summary>
    public readonly struct Reading : IDisposable
    {
        private readonly string? operation;
        private readonly Activity? activity;
        private readonly long started;

        internal Reading(string operation)
        {
            this.operation = operation;
            activity = Source.StartActivity("store " + operation);
            started = Stopwatch.GetTimestamp();
        }

        /// <inheritdoc/>
        public void Dispose()
        {
            if (operation is not null)
            {
                Duration.Record(Stopwatch.GetElapsedTime(started).TotalSeconds, new KeyValuePair<string, object?>("operation", operation));
                activity?.Dispose();
            }
        }
    }
}
