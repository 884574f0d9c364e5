using KnowledgeGraph.Ingestion.Pipeline;
using KnowledgeGraph.Storage;
using OpenTelemetry;
using OpenTelemetry.Exporter;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;

namespace KnowledgeGraph.Server.Hosting;

/// <summary>Sends spans and measures of the rooms to a collector. Disposing sends what is left.</summary>
internal sealed class TelemetryExport : IDisposable
{
    /// <summary>Spans of requests are ASP.NET Core's own.</summary>
    private static readonly string[] Sources = ["Microsoft.AspNetCore", StoreTelemetry.Name, IngestionTelemetry.Name];

    private static readonly string[] Meters = [ServiceTelemetry.Name, StoreTelemetry.Name, IngestionTelemetry.Name];

    private readonly TracerProvider traces;
    private readonly MeterProvider metrics;

    private TelemetryExport(Uri collector)
    {
        var resource = ResourceBuilder.CreateDefault().AddService("knowledgegraph", serviceVersion: typeof(TelemetryExport).Assembly.GetName().Version?.ToString(3));
        traces = Sdk.CreateTracerProviderBuilder().SetResourceBuilder(resource).AddSource(Sources)
            .AddOtlpExporter(options => Configure(options, collector, "v1/traces")).Build();
        metrics = Sdk.CreateMeterProviderBuilder().SetResourceBuilder(resource).AddMeter(Meters)
            .AddOtlpExporter(options => Configure(options, collector, "v1/metrics")).Build();
    }

    /// <summary>Begins to send to a collector; does nothing where there is none.</summary>
    public static TelemetryExport? Start(Uri? collector) => collector is null ? null : new(collector);

    /// <inheritdoc/>
    public void Dispose()
    {
        traces.Dispose();
        metrics.Dispose();
    }

    private static void Configure(OtlpExporterOptions options, Uri collector, string signal)
    {
        options.Protocol = OtlpExportProtocol.HttpProtobuf;
        options.Endpoint = new(collector.AbsoluteUri.TrimEnd('/') + "/" + signal);
    }
}
