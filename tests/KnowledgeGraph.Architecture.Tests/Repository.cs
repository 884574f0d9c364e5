using System.Xml.Linq;

namespace KnowledgeGraph.Architecture.Tests;

/// <summary>The checkout that holds this test.</summary>
internal static class Repository
{
    public static string Root { get; } = FindRoot();

    public static IEnumerable<string> Rooms =>
        Directory.GetDirectories(Path.Combine(Root, "src"), "KnowledgeGraph.*").Select(Path.GetFileName).Order(StringComparer.Ordinal)!;

    public static IEnumerable<string> SourcesOf(string room) =>
        Directory.EnumerateFiles(Path.Combine(Root, "src", room), "*.cs", SearchOption.AllDirectories)
            .Where(file => !file.Contains($"{Path.DirectorySeparatorChar}obj{Path.DirectorySeparatorChar}", StringComparison.Ordinal)
                && !file.Contains($"{Path.DirectorySeparatorChar}bin{Path.DirectorySeparatorChar}", StringComparison.Ordinal))
            .Order(StringComparer.Ordinal);

    public static XDocument ProjectOf(string room) => XDocument.Load(Path.Combine(Root, "src", room, room + ".csproj"));

    private static string FindRoot()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "KnowledgeGraph.sln")))
        {
            folder = folder.Parent;
        }
        return folder?.FullName ?? throw new InvalidOperationException("KnowledgeGraph.sln is in no folder above the tests");
    }
}
