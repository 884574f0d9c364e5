using System.Net.Sockets;
using KnowledgeGraph.Extraction;
using KnowledgeGraph.Ingestion;
using KnowledgeGraph.Ingestion.Pipeline;
using KnowledgeGraph.Storage;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.DependencyInjection;

namespace KnowledgeGraph.Server.Hosting;

/// <summary>The service: takes documents in where asked, then serves the graph until it is told to stop.</summary>
public static class GraphService
{
    /// <summary>The <c># source:</c> of the sample pages in <c>seeds/articles</c>.</summary>
    public const string InventedSource = "invented sample";

    /// <summary>Runs until <paramref name="cancellationToken"/> is cancelled; then requests in flight end, and it returns.</summary>
    /// <param name="options">How it runs.</param>
    /// <param name="open">Opens a store by its URI.</param>
    /// <param name="extractor">Gives what reads documents; called only where <see cref="ServiceOptions.Ingest"/> names some.</param>
    /// <param name="refused">Told of each document that was left out.</param>
    /// <param name="cancellationToken">The signal to stop.</param>
    /// <exception cref="StoreException">The store could not be written, or its address is wrong. One that merely does not answer now is no reason not to start.</exception>
    /// <exception cref="ServiceAddressException">An address can't be listened on.</exception>
    /// <exception cref="OperationCanceledException">Stopped before it served.</exception>
    public static async Task RunAsync(
        ServiceOptions options, Func<string, StoreAccess, IGraphStore> open, Func<IDocumentExtractor> extractor, Action<Refusal> refused, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(options);
        ArgumentNullException.ThrowIfNull(open);
        ArgumentNullException.ThrowIfNull(extractor);
        using var telemetry = TelemetryExport.Start(options.Otlp);
        var counts = await TakeInAsync(options, open, extractor, refused, cancellationToken).ConfigureAwait(false);
        var graph = new ServedGraph(() => open(options.Store, StoreAccess.Read), FileOf(options.Store));
        await using var closing = graph.ConfigureAwait(false);
        var app = ServiceApplication.Build(options, graph);
        await using var ending = app.ConfigureAwait(false);
        var log = app.Services.GetRequiredService<ServiceLog>();
        await DescribeAsync(options, graph, log, cancellationToken).ConfigureAwait(false);
        if (counts is not null)
        {
            log.TakenIn(counts.ToString());
        }
        await ListenAsync(app, options, cancellationToken).ConfigureAwait(false);
        foreach (var address in app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses)
        {
            if (options.Keys.Count == 0 && !IsLoopback(address))
            {
                log.OpenToAll(address);
            }
            log.Listening(address);
        }
        await Task.Delay(Timeout.Infinite, cancellationToken).ContinueWith(_ => { }, CancellationToken.None, TaskContinuationOptions.None, TaskScheduler.Default).ConfigureAwait(false);
        log.Stopping(options.StopTimeout.TotalSeconds);
        await app.StopAsync(CancellationToken.None).ConfigureAwait(false);
        log.Stopped();
    }

    private static async Task ListenAsync(WebApplication app, ServiceOptions options, CancellationToken cancellationToken)
    {
        try
        {
            await app.StartAsync(cancellationToken).ConfigureAwait(false);
        }
        catch (Exception error) when (error is IOException or SocketException)
        {
            var reason = error.InnerException is AddressInUseException ? "another program listens there" : $"it can't be listened on ({error.Message})";
            throw new ServiceAddressException($"{string.Join(' ', options.Urls)}: {reason}; name another address with --urls");
        }
    }

    private static async Task<IngestCounts?> TakeInAsync(
        ServiceOptions options, Func<string, StoreAccess, IGraphStore> open, Func<IDocumentExtractor> extractor, Action<Refusal> refused, CancellationToken cancellationToken)
    {
        if (options.Ingest.Count == 0)
        {
            return null;
        }
        var store = open(options.Store, StoreAccess.Create);
        await using var closing = store.ConfigureAwait(false);
        var counts = new IngestCounts();
        var input = InputSet.Find(options.Ingest, cancellationToken);
        await IngestRun.RunAsync(input, store, extractor(), PipelineLimits.Default, counts, refused, _ => { }, cancellationToken).ConfigureAwait(false);
        return counts;
    }

    /// <summary>Says what is served. What can't be mended by waiting ends the start.</summary>
    private static async Task DescribeAsync(ServiceOptions options, ServedGraph graph, ServiceLog log, CancellationToken cancellationToken)
    {
        try
        {
            var snapshot = await graph.OpenSnapshotAsync(cancellationToken).ConfigureAwait(false);
            await using var releasing = snapshot.ConfigureAwait(false);
            var samples = await snapshot.FindArticlesAsync(new() { Source = InventedSource }, new(1), cancellationToken).ConfigureAwait(false);
            if (samples.Edges.Count > 0)
            {
                log.HoldsInventedSamples();
            }
            var totals = await snapshot.GetStatisticsAsync(cancellationToken).ConfigureAwait(false);
            log.Serving(StoreUri.Parse(options.Store).ToString(), totals.Version, totals.Documents, totals.Entities.Sum(), totals.Relations.Sum());
        }
        catch (StoreException error) when (error.RetryHelps || error.Fault is StoreFault.Machine or StoreFault.OtherProcess)
        {
            log.StoreFailed(error);
        }
    }

    private static bool IsLoopback(string address) => Uri.TryCreate(address, UriKind.Absolute, out var url) && url.IsLoopback;

    private static string? FileOf(string store) => StoreUri.Parse(store) is { Kind: StoreKind.Sqlite } uri ? Path.GetFullPath(uri.Path) : null;
}

/// <summary>An address that can't be listened on; the message says why and what to do.</summary>
public sealed class ServiceAddressException(string message) : Exception(message);
