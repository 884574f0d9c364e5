namespace KnowledgeGraph.SeedCompiler;

/// <summary>One binary table made of text files under <c>seeds/</c>.</summary>
public interface ISeedTable
{
    /// <summary>The table's name: it is written to <c>NAME.bin</c>, and embedded under that name.</summary>
    string Name { get; }

    /// <summary>The files or folders under <c>seeds/</c> that it is made of; it is compiled again when one of them changes.</summary>
    IReadOnlyList<string> Sources { get; }

    /// <summary>Compiles the table. The same files must give the same bytes.</summary>
    /// <exception cref="SeedException">A file is missing or wrong.</exception>
    void Compile(string seedsDirectory, Stream output);
}
