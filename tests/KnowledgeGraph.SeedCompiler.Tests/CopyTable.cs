namespace KnowledgeGraph.SeedCompiler.Tests;

/// <summary>A table that is its source, line by line; counts how often it is compiled.</summary>
internal sealed class CopyTable(string name, string source) : ISeedTable
{
    public int Compiled { get; private set; }

    public string Name => name;

    public IReadOnlyList<string> Sources => [source];

    public void Compile(string seedsDirectory, Stream output)
    {
        Compiled++;
        using var writer = new StreamWriter(output, leaveOpen: true);
        foreach (var (number, text) in SeedFile.Lines(seedsDirectory, source))
        {
            writer.Write(text != "wrong" ? $"{number}:{text};" : throw new SeedException(source, number, "this line is wrong"));
        }
    }
}
