using System.Diagnostics;
using System.Net.Http.Headers;

namespace KnowledgeGraph.Service.Bench;

/// <summary>What a query took.</summary>
/// <param name="P50">Median in milliseconds.</param>
/// <param name="P99">99th percentile in milliseconds.</param>
/// <param name="Rate">Requests a second over all clients.</param>
/// <param name="Processor">Milliseconds of the service's processor time a request, which hold on a machine that does other things too; not a number where its process is not known.</param>
/// <param name="Failed">Requests that were answered with an error, such as the time limit on a machine that is too busy; they count in the rest.</param>
internal readonly record struct Taken(double P50, double P99, double Rate, double Processor, int Failed);

/// <summary>Clients that each send the next request when the last is answered.</summary>
internal static class Load
{
    public static async Task<Taken> RunAsync(HttpClient client, Uri address, NamedQuery query, int clients, TimeSpan time, Process? service)
    {
        await SendAsync(client, address, query, clients, TimeSpan.FromTicks(time.Ticks / 3)).ConfigureAwait(false);
        var (clock, before) = (Stopwatch.StartNew(), ProcessorOf(service));
        var (taken, failed) = await SendAsync(client, address, query, clients, time).ConfigureAwait(false);
        var rate = taken.Count / clock.Elapsed.TotalSeconds;
        var processor = (ProcessorOf(service) - before) / taken.Count;
        taken.Sort();
        return new(taken[taken.Count / 2], taken[(int)(taken.Count * 0.99)], rate, processor, failed);
    }

    private static double ProcessorOf(Process? service)
    {
        service?.Refresh();
        return service?.TotalProcessorTime.TotalMilliseconds ?? double.NaN;
    }

    private static async Task<(List<double> Taken, int Failed)> SendAsync(HttpClient client, Uri address, NamedQuery query, int clients, TimeSpan time)
    {
        var clock = Stopwatch.StartNew();
        var (next, failed) = (-1, 0);
        var loops = Enumerable.Range(0, clients).Select(async _ =>
        {
            var taken = new List<double>();
            while (clock.Elapsed < time)
            {
                var body = query.Bodies[Interlocked.Increment(ref next) % query.Bodies.Count];
                var begun = Stopwatch.GetTimestamp();
                using var content = new ByteArrayContent(body);
                content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
                using var answer = await client.PostAsync(address, content).ConfigureAwait(false);
                var text = await answer.Content.ReadAsByteArrayAsync().ConfigureAwait(false);
                taken.Add(Stopwatch.GetElapsedTime(begun).TotalMilliseconds);
                if (!answer.IsSuccessStatusCode || text.AsSpan().IndexOf("\"errors\""u8) >= 0)
                {
                    Interlocked.Increment(ref failed);
                }
            }
            return taken;
        }).ToArray();
        return ([.. (await Task.WhenAll(loops).ConfigureAwait(false)).SelectMany(list => list)], failed);
    }
}
