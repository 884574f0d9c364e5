using System.Diagnostics;
using System.Net.Http.Headers;

namespace KnowledgeGraph.Service.Bench;

/// <summary>What a query took.</summary>
/// <param name="P50">Median in milliseconds.</param>
/// <param name="P99">99th percentile in milliseconds.</param>
/// <param name="Rate">Requests a second over all clients.</param>
/// <param name="Processor">Milliseconds of the service's processor time a request, which hold on a machine that does other things too; not a number where its process is not known.</param>
/// <param name="Size">Bytes of an answer on average.</param>
/// <param name="Failed">Requests that were answered with an error, such as the time limit on a machine that is too busy; they count in the rest.</param>
internal readonly record struct Taken(double P50, double P99, double Rate, double Processor, double Size, int Failed);

/// <summary>Clients that each send the next request when the last is answered; the load of one query on one service, in slices.</summary>
/// <param name="client">Sends the requests.</param>
/// <param name="service">The address of GraphQL, and the process behind it where it is known.</param>
/// <param name="query">What is asked.</param>
/// <param name="clients">How many ask at the same time.</param>
internal sealed class Load(HttpClient client, (Uri Address, Process? Process) service, NamedQuery query, int clients)
{
    private readonly List<double> taken = [];
    private readonly Lock gate = new();
    private double seconds;
    private double processor;
    private long bytes;
    private int failed;
    private int next = -1;

    /// <summary>Sends for a time that does not count.</summary>
    public async Task WarmUpAsync(TimeSpan time)
    {
        await SendAsync(time).ConfigureAwait(false);
        (failed, bytes) = (0, 0);
        taken.Clear();
    }

    /// <summary>Sends for a time.</summary>
    public async Task RunAsync(TimeSpan time)
    {
        var (clock, before) = (Stopwatch.StartNew(), ProcessorOf(service.Process));
        await SendAsync(time).ConfigureAwait(false);
        seconds += clock.Elapsed.TotalSeconds;
        processor += ProcessorOf(service.Process) - before;
    }

    /// <summary>What all slices took.</summary>
    public Taken Result()
    {
        taken.Sort();
        return new(taken[taken.Count / 2], taken[(int)(taken.Count * 0.99)], taken.Count / seconds, processor / taken.Count, (double)bytes / taken.Count, failed);
    }

    private static double ProcessorOf(Process? service)
    {
        service?.Refresh();
        return service?.TotalProcessorTime.TotalMilliseconds ?? double.NaN;
    }

    private Task SendAsync(TimeSpan time)
    {
        var clock = Stopwatch.StartNew();
        return Task.WhenAll(Enumerable.Range(0, clients).Select(async _ =>
        {
            while (clock.Elapsed < time)
            {
                await SendAsync(query.Bodies[Interlocked.Increment(ref next) % query.Bodies.Count]).ConfigureAwait(false);
            }
        }));
    }

    private async Task SendAsync(byte[] body)
    {
        var begun = Stopwatch.GetTimestamp();
        using var content = new ByteArrayContent(body);
        content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        using var answer = await client.PostAsync(service.Address, content).ConfigureAwait(false);
        var text = await answer.Content.ReadAsByteArrayAsync().ConfigureAwait(false);
        var elapsed = Stopwatch.GetElapsedTime(begun).TotalMilliseconds;
        lock (gate)
        {
            taken.Add(elapsed);
            bytes += text.Length;
            failed += !answer.IsSuccessStatusCode || text.AsSpan().IndexOf("\"errors\""u8) >= 0 ? 1 : 0;
        }
    }
}
