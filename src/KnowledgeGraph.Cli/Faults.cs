namespace KnowledgeGraph.Cli;

/// <summary>A command that cannot go on, told in one line; the exit status says whose fault it is.</summary>
internal sealed class CommandException(string line, int exitStatus) : Exception(line)
{
    /// <summary>What the process returns.</summary>
    public int ExitStatus { get; } = exitStatus;
}
