namespace KnowledgeGraph.Training.Tests;

/// <summary>Finds files of the source tree, and the shared texts beside it.</summary>
internal static class Repository
{
    /// <summary>The folder that holds the solution.</summary>
    public static string Root { get; } = FindRoot();

    /// <summary>A path beside the tree; the test is skipped where it is absent.</summary>
    public static string Shared(string path)
    {
        var full = Path.GetFullPath(Path.Combine(Root, "..", "shared", path));
        Assert.SkipUnless(File.Exists(full) || Directory.Exists(full), $"../shared/{path} is not here");
        return full;
    }

    private static string FindRoot()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "KnowledgeGraph.sln")))
        {
            folder = folder.Parent ?? throw new InvalidOperationException("no folder above the tests holds KnowledgeGraph.sln");
        }
        return folder.FullName;
    }
}
