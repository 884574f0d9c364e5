namespace KnowledgeGraph.Ingestion.Reading;

/// <summary>Turns the PATHs of a command line into files to read: folders recursively, in ordinal order of the names inside them.</summary>
internal sealed class InputFinder
{
    private readonly List<InputFile> files = [];
    private readonly List<Refusal> refusals = [];

    private InputFinder()
    {
    }

    /// <summary>What stands behind <paramref name="paths"/>, in their order.</summary>
    public static (IReadOnlyList<InputFile> Files, IReadOnlyList<Refusal> Refusals, SkippedFiles Skipped) Find(IEnumerable<string> paths)
    {
        var finder = new InputFinder();
        var skipped = new SkippedFiles();
        foreach (var path in paths)
        {
            finder.Add(path, skipped);
        }
        return (finder.files, finder.refusals, skipped);
    }

    private void Add(string path, SkippedFiles skipped)
    {
        var name = DocumentName.Of(path);
        if (path.Length == 0)
        {
            refusals.Add(new("\"\"", null, "an empty path", "name a file or a folder"));
        }
        else if (Directory.Exists(path))
        {
            var found = new List<string>();
            Collect(path, "", found, skipped);
            found.Sort(string.CompareOrdinal);
            files.AddRange(found.Select(inside => new InputFile(Path.Join(path, inside), DocumentName.Join(name, inside), KindOf(inside)!.Value)));
        }
        else if (!File.Exists(path))
        {
            refusals.Add(new(path, null, "no such file or folder", "check the path"));
        }
        else if (KindOf(path) is { } kind)
        {
            files.Add(new(path, name, kind));
        }
        else
        {
            refusals.Add(UnknownType(path));
        }
    }

    private static Refusal UnknownType(string path)
    {
        var extension = Path.GetExtension(path);
        var problem = extension.Length == 0 ? "a file without an extension is not read" : $"{extension} files are not read";
        var remedy = extension.Equals(".pdf", StringComparison.OrdinalIgnoreCase)
            ? $"turn it into text first: pdftotext {Quoted(path)} {Quoted(Path.ChangeExtension(path, ".txt"))}"
            : "turn it into .txt, .md, .html or .jsonl first";
        return new(path, null, problem, remedy);
    }

    private static string Quoted(string path) => path.Contains(' ', StringComparison.Ordinal) ? $"'{path}'" : path;

    private void Collect(string folder, string inside, List<string> found, SkippedFiles skipped)
    {
        FileSystemInfo[] entries;
        try
        {
            entries = new DirectoryInfo(folder).GetFileSystemInfos();
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            refusals.Add(new(folder, null, $"the folder cannot be read ({Faults.Reason(e)})", "check its permissions"));
            return;
        }
        foreach (var entry in entries)
        {
            if (entry.Name.StartsWith('.'))
            {
                skipped.Hidden++;
            }
            else if (entry is DirectoryInfo { LinkTarget: not null })
            {
                // A link may lead back up; the folder that it means can be named on the command line.
                skipped.FolderLinks++;
            }
            else if (entry is DirectoryInfo)
            {
                Collect(entry.FullName, inside + entry.Name + "/", found, skipped);
            }
            else if (entry.Name.StartsWith("README", StringComparison.Ordinal))
            {
                skipped.Readmes++;
            }
            else if (KindOf(entry.Name) is null)
            {
                skipped.OtherTypes++;
            }
            else
            {
                found.Add(inside + entry.Name);
            }
        }
    }

    private static InputKind? KindOf(string path) => Path.GetExtension(path).ToUpperInvariant() switch
    {
        ".TXT" or ".MD" => InputKind.Text,
        ".HTML" => InputKind.Html,
        ".JSONL" => InputKind.JsonLines,
        _ => null,
    };
}
