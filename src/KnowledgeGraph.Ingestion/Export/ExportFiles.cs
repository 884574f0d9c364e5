namespace KnowledgeGraph.Ingestion.Export;

/// <summary>The files of an export: written under other names, and renamed together when all are whole.</summary>
internal sealed class ExportFiles(string folder)
{
    private readonly List<string> names = [];

    /// <summary>Opens a new file.</summary>
    public FileStream Create(string name)
    {
        names.Add(name);
        return new(Part(name), FileMode.Create, FileAccess.Write, FileShare.None, bufferSize: 64 * 1024);
    }

    /// <summary>Gives all files their names, in the order in which they were made.</summary>
    public void Publish()
    {
        foreach (var name in names)
        {
            File.Move(Part(name), Path.Combine(folder, name), overwrite: true);
        }
    }

    private string Part(string name) => Path.Combine(folder, name + ".part");
}
