using System.Diagnostics.Metrics;

namespace KnowledgeGraph.Server.Hosting;

/// <summary>What the service measures of its requests. Nothing is done where nobody listens.</summary>
internal static class ServiceTelemetry
{
    /// <summary>The name of the meter.</summary>
    public const string Name = "KnowledgeGraph.Server";

    /// <summary>The item of a request that says whether its answer has errors.</summary>
    public static readonly object HasErrors = new();

    private static readonly Meter Meter = new(Name);

    /// <summary>Time of requests, in seconds, by route, status and whether the answer has errors.</summary>
    public static Histogram<double> Duration { get; } = Meter.CreateHistogram<double>("kg.request.duration", "s", "Time of requests.");

    /// <summary>Requests that are being answered.</summary>
    public static UpDownCounter<int> InFlight { get; } = Meter.CreateUpDownCounter<int>("kg.request.active", "{request}", "Requests that are being answered.");
}
