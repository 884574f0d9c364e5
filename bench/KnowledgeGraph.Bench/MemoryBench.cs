using System.Diagnostics;
using System.Globalization;

namespace KnowledgeGraph.Bench;

/// <summary>The most memory that the published <c>kg</c> holds (VmHWM) while it takes in more and more articles.</summary>
internal static class MemoryBench
{
    public static IEnumerable<Figure> Run()
    {
        var first = 0.0;
        foreach (var (path, count) in new[] { (Places.LocalNews, 1118), (Places.GeneralNews, 5000) })
        {
            var peak = Peak(path);
            first = first == 0 ? peak : first;
            yield return new(
                string.Create(CultureInfo.InvariantCulture, $"peak memory of kg ingest, {count} articles"), string.Create(CultureInfo.InvariantCulture, $"{peak:0} MB"),
                first == peak ? "" : string.Create(CultureInfo.InvariantCulture, $"{peak / first:0.00} of the one above; at most 1.20"));
        }
    }

    private static double Peak(string path)
    {
        var folder = Directory.CreateTempSubdirectory("kg-bench-").FullName;
        try
        {
            var start = new ProcessStartInfo(Places.PublishedKg, ["ingest", path, "--store", $"sqlite:{Path.Combine(folder, "kg.db")}"]) { RedirectStandardOutput = true };
            using var process = Process.Start(start)!;
            var status = $"/proc/{process.Id.ToString(CultureInfo.InvariantCulture)}/status";
            var peak = 0L;
            while (!process.WaitForExit(20))
            {
                peak = Math.Max(peak, Kilobytes(status));
            }
            return process.ExitCode == 0 ? peak * 1024 / 1e6 : throw new InvalidOperationException($"kg ingest ended with status {process.ExitCode}");
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static long Kilobytes(string status)
    {
        try
        {
            var line = File.ReadLines(status).FirstOrDefault(l => l.StartsWith("VmHWM:", StringComparison.Ordinal));
            return line is null ? 0 : long.Parse(line.Split(' ', StringSplitOptions.RemoveEmptyEntries)[^2], CultureInfo.InvariantCulture);
        }
        catch (IOException)
        {
            // The process ended in between.
            return 0;
        }
    }
}
