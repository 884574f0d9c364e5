namespace KnowledgeGraph.Ingestion.Pipeline;

/// <summary>The bounds of a run. All are finite; the defaults hold some tens of megabytes at most.</summary>
public sealed record PipelineLimits
{
    /// <summary>The defaults.</summary>
    public static PipelineLimits Default { get; } = new();

    /// <summary>Documents extracted at the same time. Default: one a core.</summary>
    public int Workers { get; init; } = Environment.ProcessorCount;

    /// <summary>Documents read or extracted and not yet taken. Default: 64.</summary>
    public int Queue { get; init; } = 64;

    /// <summary>Bytes of documents read and not yet taken; a single larger document passes alone. Default: 32 MiB.</summary>
    public long QueueBytes { get; init; } = 32 * 1024 * 1024;

    /// <summary>Documents committed together. Default: 64.</summary>
    public int Batch { get; init; } = 64;

    /// <summary>Bytes of documents after which a batch is committed. Default: 4 MiB.</summary>
    public long BatchBytes { get; init; } = 4 * 1024 * 1024;
}
