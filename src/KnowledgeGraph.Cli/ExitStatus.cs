namespace KnowledgeGraph.Cli;

/// <summary>What the process tells its caller.</summary>
internal static class ExitStatus
{
    /// <summary>All done.</summary>
    public const int Done = 0;

    /// <summary>Done, but some input was refused, or a store failed; each is named on standard error.</summary>
    public const int Incomplete = 1;

    /// <summary>Wrong usage.</summary>
    public const int Usage = 2;

    /// <summary>Stopped by SIGINT (Ctrl-C): 128 + 2, as shells have it. What was committed stays.</summary>
    public const int Interrupted = 130;

    /// <summary>Stopped by SIGTERM: 128 + 15.</summary>
    public const int Terminated = 143;
}
