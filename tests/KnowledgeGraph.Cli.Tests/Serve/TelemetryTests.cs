using System.Net;
using System.Net.Sockets;
using System.Text;

namespace KnowledgeGraph.Cli.Tests.Serve;

/// <summary>Traces and metrics, as a collector receives them.</summary>
public sealed class TelemetryTests : IDisposable
{
    private readonly Kg kg = new();

    public void Dispose() => kg.Dispose();

    [Fact]
    public async Task A_collector_receives_spans_and_measures_of_requests_reads_and_extraction()
    {
        kg.Write("news.jsonl", Samples.News(3));
        using var collector = new Collector();
        await using (var service = await Service.StartAsync(kg, "--ingest", "news.jsonl", "--otlp", collector.Address))
        {
            await service.AskAsync("{ statistics { documents } }");
            await service.SignalAsync(kg);
            Assert.Equal(ExitStatus.Done, await service.EndAsync());
        }
        // Names stand as they are in the messages' binary form.
        var traces = collector.Received("/v1/traces");
        Assert.Contains("knowledgegraph", traces, StringComparison.Ordinal);
        Assert.Contains("extract", traces, StringComparison.Ordinal);
        Assert.Contains("news.jsonl#2", traces, StringComparison.Ordinal);
        Assert.Contains("store GetStatisticsAsync", traces, StringComparison.Ordinal);
        Assert.Contains("kg.request.id", traces, StringComparison.Ordinal);
        var metrics = collector.Received("/v1/metrics");
        foreach (var name in new[] { "kg.request.duration", "kg.request.active", "kg.store.read.duration", "kg.extraction.duration", "kg.ingestion.documents" })
        {
            Assert.Contains(name, metrics, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task A_collector_that_is_not_there_stops_nothing()
    {
        kg.Write("news.jsonl", Samples.News(1));
        await using var service = await Service.StartAsync(kg, "--ingest", "news.jsonl", "--otlp", "http://127.0.0.1:9");
        Assert.Equal("""{"data":{"statistics":{"documents":1}}}""", (await service.AskAsync("{ statistics { documents } }")).GetRawText());
    }

    /// <summary>Receives OTLP over HTTP and keeps it.</summary>
    private sealed class Collector : IDisposable
    {
        private readonly HttpListener listener = new();
        private readonly List<(string Path, string Body)> received = [];

        public Collector()
        {
            using (var free = new TcpListener(IPAddress.Loopback, 0))
            {
                free.Start();
                Address = $"http://127.0.0.1:{((IPEndPoint)free.LocalEndpoint).Port}";
            }
            listener.Prefixes.Add(Address + "/");
            listener.Start();
            _ = ReceiveAsync();
        }

        public string Address { get; }

        public string Received(string path)
        {
            lock (received)
            {
                return string.Concat(received.Where(message => message.Path == path).Select(message => message.Body));
            }
        }

        public void Dispose() => listener.Close();

        private async Task ReceiveAsync()
        {
            while (listener.IsListening)
            {
                HttpListenerContext context;
                try
                {
                    context = await listener.GetContextAsync();
                }
                catch (Exception error) when (error is HttpListenerException or ObjectDisposedException)
                {
                    return;
                }
                using var body = new MemoryStream();
                await context.Request.InputStream.CopyToAsync(body);
                lock (received)
                {
                    received.Add((context.Request.Url!.AbsolutePath, Encoding.UTF8.GetString(body.ToArray())));
                }
                context.Response.Close();
            }
        }
    }
}
