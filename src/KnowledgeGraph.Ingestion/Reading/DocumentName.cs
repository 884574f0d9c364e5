namespace KnowledgeGraph.Ingestion.Reading;

/// <summary>Names of documents: the path as typed, <c>.</c> and <c>..</c> resolved lexically, with <c>/</c>, never made absolute.</summary>
public static class DocumentName
{
    /// <summary>
    /// <c>./a/../b.txt</c> is <c>b.txt</c>; <c>../b.txt</c> stays; <c>/../b.txt</c> is <c>/b.txt</c>. The current folder itself is the empty string.
    /// </summary>
    public static string Of(string path)
    {
        var parts = new List<string>();
        var rooted = false;
        var typed = OperatingSystem.IsWindows() ? path.Replace('\\', '/') : path;
        if (typed.StartsWith('/'))
        {
            rooted = true;
        }
        foreach (var part in typed.Split('/', StringSplitOptions.RemoveEmptyEntries))
        {
            if (part == ".")
            {
                continue;
            }
            if (part != "..")
            {
                parts.Add(part);
            }
            else if (parts.Count > 0 && parts[^1] != "..")
            {
                parts.RemoveAt(parts.Count - 1);
            }
            else if (!rooted)
            {
                parts.Add(part);
            }
        }
        return (rooted ? "/" : "") + string.Join('/', parts);
    }

    /// <summary>The name of the file <paramref name="inside"/> (relative, with <c>/</c>) of a folder named <paramref name="folder"/>.</summary>
    public static string Join(string folder, string inside) =>
        folder.Length == 0 || folder.EndsWith('/') ? folder + inside : folder + "/" + inside;
}
