using System.Diagnostics;
using System.Text;
using System.Text.Json;
using KnowledgeGraph.Model;

namespace KnowledgeGraph.Bench;

/// <summary>Where things lie, and how other programs are run.</summary>
internal static class Places
{
    public static string Repository { get; } = FindRepository();

    /// <summary>The corpus beside the checkout, or what <c>KG_CORPUS</c> names.</summary>
    public static string Corpus { get; } = Environment.GetEnvironmentVariable("KG_CORPUS") ?? Path.Combine(Repository, "..", "shared", "corpus");

    public static string GeneralNews => Path.Combine(Corpus, "news", "general.jsonl");

    public static string LocalNews => Path.Combine(Corpus, "news", "local.jsonl");

    public static string Jieba => Path.Combine(Repository, "seeds", "jieba", "jieba.dict.utf8");

    /// <summary>The executable as users get it, published once a run.</summary>
    public static string PublishedKg => LazyKg.Value;

    private static readonly Lazy<string> LazyKg = new(() =>
    {
        var folder = Path.Combine(Repository, "artifacts", "bench");
        Run("dotnet", "publish", Path.Combine(Repository, "src", "KnowledgeGraph.Cli"), "-c", "Release", "-r", "linux-x64", "--self-contained", "false", "-o", folder, "-v", "q");
        return Path.Combine(folder, "kg");
    });

    /// <summary>The documents of a JSON Lines file.</summary>
    public static List<SourceDocument> Read(string path) =>
    [
        .. File.ReadLines(path).Select(line =>
        {
            using var json = JsonDocument.Parse(line);
            return new SourceDocument
            {
                Document = $"{Path.GetFileName(path)}#{json.RootElement.GetProperty("id").GetString()}",
                Text = json.RootElement.GetProperty("text").GetString()!,
                TextStart = -1,
                SingleArticle = true,
            };
        }),
    ];

    public static long Utf8Length(IEnumerable<SourceDocument> documents) => documents.Sum(d => (long)Encoding.UTF8.GetByteCount(d.Text));

    /// <summary>Runs a program to its end; returns its standard output.</summary>
    public static string Run(string program, params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true })!;
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return process.ExitCode == 0 ? output : throw new InvalidOperationException($"{program} ended with status {process.ExitCode}: {output}");
    }

    private static string FindRepository()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "KnowledgeGraph.sln")))
        {
            folder = folder.Parent;
        }
        return folder?.FullName ?? throw new InvalidOperationException("KnowledgeGraph.sln is in no folder above the program");
    }
}
