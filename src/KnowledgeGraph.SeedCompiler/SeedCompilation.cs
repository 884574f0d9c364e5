namespace KnowledgeGraph.SeedCompiler;

/// <summary>
/// A run over all tables: each is compiled into memory and written in one go, unless it is newer than all its sources and than this program;
/// a table that is no longer made is deleted.
/// </summary>
public static class SeedCompilation
{
    /// <summary>Runs with the arguments <c>SEEDS_DIR OUT_DIR</c>.</summary>
    /// <returns>0, or 1 if a seed file is wrong, or 2 for wrong arguments; errors go to <paramref name="errors"/> in the form that MSBuild understands.</returns>
    public static int Run(IReadOnlyList<string> args, IReadOnlyList<ISeedTable> tables, TextWriter errors)
    {
        if (args.Count != 2)
        {
            errors.WriteLine("usage: SeedCompiler SEEDS_DIR OUT_DIR");
            return 2;
        }
        try
        {
            Compile(args[0], args[1], tables);
            return 0;
        }
        catch (SeedException exception)
        {
            errors.WriteLine($"error KGSEED: {exception.Message}");
            return 1;
        }
    }

    private static void Compile(string seeds, string output, IReadOnlyList<ISeedTable> tables)
    {
        Directory.CreateDirectory(output);
        foreach (var table in tables)
        {
            var path = Path.Combine(output, table.Name + ".bin");
            if (!IsFresh(path, seeds, table))
            {
                using var bytes = new MemoryStream();
                table.Compile(seeds, bytes);
                Replace(path, bytes);
            }
        }
        foreach (var stale in Directory.EnumerateFiles(output, "*.bin").Where(file => !tables.Any(table => table.Name == Path.GetFileNameWithoutExtension(file))))
        {
            File.Delete(stale);
        }
    }

    /// <summary>Writes beside the target and renames, so that a run that is cut short leaves no half a table.</summary>
    private static void Replace(string path, MemoryStream bytes)
    {
        var partial = path + ".partial";
        using (var file = File.Create(partial))
        {
            bytes.WriteTo(file);
        }
        File.Move(partial, path, overwrite: true);
    }

    private static bool IsFresh(string path, string seeds, ISeedTable table)
    {
        if (!File.Exists(path))
        {
            return false;
        }
        var written = File.GetLastWriteTimeUtc(path);
        return table.Sources.SelectMany(source => Changes(Path.Combine(seeds, source))).Concat(OwnChanges()).All(change => change < written);
    }

    /// <summary>When a file, or a folder and everything in it, last changed; a folder's own time tells of files that are gone.</summary>
    private static IEnumerable<DateTime> Changes(string path) => Directory.Exists(path)
        ? Directory.EnumerateFileSystemEntries(path, "*", SearchOption.AllDirectories).Append(path).Select(File.GetLastWriteTimeUtc)
        : File.Exists(path) ? [File.GetLastWriteTimeUtc(path)] : [DateTime.MaxValue];

    private static IEnumerable<DateTime> OwnChanges() =>
        Directory.EnumerateFiles(AppContext.BaseDirectory, "KnowledgeGraph.*.dll").Select(File.GetLastWriteTimeUtc);
}
