namespace KnowledgeGraph.SeedCompiler;

/// <summary>A seed file is missing or wrong. The message names the file, the line where there is one, and what is wrong.</summary>
public sealed class SeedException : Exception
{
    /// <summary>An error that concerns a whole file.</summary>
    public SeedException(string file, string problem)
        : base($"{file}: {problem}")
    {
    }

    /// <summary>An error at a line, counted from 1.</summary>
    public SeedException(string file, int line, string problem)
        : base($"{file}({line}): {problem}")
    {
    }
}
