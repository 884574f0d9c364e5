namespace KnowledgeGraph.SeedCompiler;

/// <summary>Learned weights, which the trainer already wrote as a table: <c>models/NAME.bin</c> is passed on as it is.</summary>
internal sealed class ModelTable(string name) : ISeedTable
{
    /// <inheritdoc/>
    public string Name { get; } = name;

    /// <inheritdoc/>
    public IReadOnlyList<string> Sources { get; } = [$"models/{name}.bin"];

    /// <inheritdoc/>
    public void Compile(string seedsDirectory, Stream output)
    {
        using var weights = File.OpenRead(Path.Combine(seedsDirectory, Sources[0]));
        weights.CopyTo(output);
    }
}
