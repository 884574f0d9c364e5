using System.Diagnostics;
using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace KnowledgeGraph.GraphQL.Bench;

/// <summary>
/// The engine's endpoint, the bare one and mercurius in turn under <c>wrk</c>, several rounds in one run: the load generator shares the machine, so
/// that the processor time of a request, read from the server's process, says more than the rate. Only one server is asked at a time.
/// </summary>
internal static partial class HttpBench
{
    private const int Rounds = 5;

    public static async Task RunAsync()
    {
        var folder = Directory.CreateTempSubdirectory("kg-bench-");
        try
        {
            var schema = Path.Combine(folder.FullName, "bench.graphql");
            var script = Path.Combine(folder.FullName, "post.lua");
            await File.WriteAllTextAsync(schema, BenchSchema.Sdl);
            await File.WriteAllTextAsync(script, $"wrk.method = 'POST'; wrk.body = '{BenchSchema.Body}'; wrk.headers['Content-Type'] = 'application/json'");
            using var ours = Start(Environment.ProcessPath!, "serve", "http://127.0.0.1:5090");
            using var mercurius = Start("node", Path.Combine(AppContext.BaseDirectory, "..", "..", "..", "node", "mercurius.mjs"), schema, "5091");
            (string Name, Process Server, string Url)[] servers =
            [
                ("engine", ours, "http://127.0.0.1:5090/graphql"), ("bare", ours, "http://127.0.0.1:5090/bare"), ("mercurius", mercurius, "http://127.0.0.1:5091/graphql"),
            ];
            try
            {
                await CompareAnswersAsync(servers.Select(server => server.Url));
                Console.WriteLine("| round | engine | bare | mercurius | engine/bare | engine/mercurius |\n|---|---|---|---|---|---|");
                for (var round = 1; round <= Rounds; round++)
                    Print(round, [.. servers.Select(server => Measure(server.Server, server.Url, script))]);
            }
            finally
            {
                ours.Kill();
                mercurius.Kill();
            }
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static void Print(int round, Sample[] samples) => Console.WriteLine(string.Create(
        CultureInfo.InvariantCulture,
        $"| {round} | {samples[0]} | {samples[1]} | {samples[2]} | {samples[0].Rate / samples[1].Rate:0.00} (processor {samples[1].Microseconds / samples[0].Microseconds:0.00}) | {samples[0].Rate / samples[2].Rate:0.00} (processor {samples[2].Microseconds / samples[0].Microseconds:0.00}) |"));

    private static Sample Measure(Process server, string url, string script)
    {
        server.Refresh();
        var before = server.TotalProcessorTime;
        var start = new ProcessStartInfo("wrk", ["-t1", "-c16", "-d5s", "-s", script, url]) { RedirectStandardOutput = true };
        using var wrk = Process.Start(start)!;
        var output = wrk.StandardOutput.ReadToEnd();
        wrk.WaitForExit();
        if (output.Contains("Non-2xx", StringComparison.Ordinal))
            throw new InvalidOperationException(output);
        server.Refresh();
        var requests = long.Parse(RequestsPattern().Match(output).Groups[1].Value, CultureInfo.InvariantCulture);
        var rate = double.Parse(RatePattern().Match(output).Groups[1].Value, CultureInfo.InvariantCulture);
        return new Sample(rate, (server.TotalProcessorTime - before).TotalMicroseconds / requests);
    }

    /// <summary>All servers are up, and give the same bytes.</summary>
    private static async Task CompareAnswersAsync(IEnumerable<string> urls)
    {
        using var client = new HttpClient();
        string? first = null;
        foreach (var url in urls)
        {
            var answer = await AskAsync(client, url);
            first ??= answer;
            if (answer != first)
                throw new InvalidOperationException($"{url} answers {answer}\nnot {first}");
        }
    }

    private static async Task<string> AskAsync(HttpClient client, string url)
    {
        for (var attempt = 0; ; attempt++)
        {
            try
            {
                using var content = new StringContent(BenchSchema.Body, Encoding.UTF8, "application/json");
                using var response = await client.PostAsync(new Uri(url), content);
                return await response.Content.ReadAsStringAsync();
            }
            catch (HttpRequestException) when (attempt < 100)
            {
                await Task.Delay(100);
            }
        }
    }

    private static Process Start(string program, params string[] arguments) => Process.Start(new ProcessStartInfo(program, arguments))!;

    [GeneratedRegex(@"(\d+) requests in")]
    private static partial Regex RequestsPattern();

    [GeneratedRegex(@"Requests/sec:\s+([\d.]+)")]
    private static partial Regex RatePattern();

    /// <param name="Rate">Requests a second.</param>
    /// <param name="Microseconds">Processor time of the server for a request.</param>
    private readonly record struct Sample(double Rate, double Microseconds)
    {
        public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Rate:N0}/s, {Microseconds:0.0} µs");
    }
}
