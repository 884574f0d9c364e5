using System.Diagnostics;
using System.Globalization;

namespace KnowledgeGraph.Bench;

/// <summary>From the start of the published <c>kg</c> to the first byte of its first result, files in the system's cache.</summary>
internal static class StartupBench
{
    private const int Runs = 11;

    public static IEnumerable<Figure> Run()
    {
        var page = Directory.GetFiles(Path.Combine(Places.Repository, "seeds", "articles"), "*.txt").Order(StringComparer.Ordinal).First();
        FirstByte(page);
        var times = Enumerable.Range(0, Runs).Select(_ => FirstByte(page)).Order().ToArray();
        yield return new(
            $"start to first result of kg extract, median of {Runs}", string.Create(CultureInfo.InvariantCulture, $"{times[Runs / 2].TotalMilliseconds:0} ms"),
            string.Create(CultureInfo.InvariantCulture, $"slowest {times[^1].TotalMilliseconds:0} ms; under 800"));
    }

    private static TimeSpan FirstByte(string page)
    {
        var clock = Stopwatch.StartNew();
        using var process = Process.Start(new ProcessStartInfo(Places.PublishedKg, ["extract", page]) { RedirectStandardOutput = true })!;
        process.StandardOutput.BaseStream.ReadByte();
        var time = clock.Elapsed;
        process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return process.ExitCode == 0 ? time : throw new InvalidOperationException($"kg extract ended with status {process.ExitCode}");
    }
}
