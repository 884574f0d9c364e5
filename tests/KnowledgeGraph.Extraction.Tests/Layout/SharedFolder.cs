namespace KnowledgeGraph.Extraction.Tests.Layout;

/// <summary>The corpus and its gold answers, which lie beside the repository on machines that have them.</summary>
internal static class SharedFolder
{
    /// <summary>The full path of a file or folder of it; skips the test where it is absent.</summary>
    public static string Require(string path)
    {
        var found = Find(path);
        Assert.SkipWhen(found is null, $"../shared/{path} is not on this machine");
        return found!;
    }

    /// <summary>The full path, or null.</summary>
    public static string? Find(string path)
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "KnowledgeGraph.sln")))
        {
            folder = folder.Parent;
        }
        var full = folder?.Parent is { } parent ? Path.Combine(parent.FullName, "shared", path) : null;
        return full is not null && Path.Exists(full) ? full : null;
    }
}
