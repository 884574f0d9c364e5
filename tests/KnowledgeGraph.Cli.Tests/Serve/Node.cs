using System.Diagnostics;
using System.Text;

namespace KnowledgeGraph.Cli.Tests.Serve;

/// <summary>The programs of <c>tests/node</c>: real clients of what we serve.</summary>
internal static class Node
{
    public static string Folder { get; } = Path.Combine(Repository.Root, "tests", "node");

    /// <summary>Skips the test where a package is not installed.</summary>
    public static void Require(string package) =>
        Assert.SkipUnless(Directory.Exists(Path.Combine(Folder, "node_modules", package)), $"{package} is not installed: run npm ci in tests/node");

    /// <summary>Runs a program of the folder; gives its output.</summary>
    public static async Task<Run> RunAsync(string program, params IEnumerable<string> arguments)
    {
        var start = new ProcessStartInfo("node", [Path.Combine(Folder, program), .. arguments])
        {
            WorkingDirectory = Folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardOutputEncoding = new UTF8Encoding(false),
        };
        return await Kg.FinishAsync(Process.Start(start)!);
    }
}
