namespace KnowledgeGraph.Extraction.Recognition;

/// <summary>What the trainer learns, before it is written; see <see cref="RecognitionModel"/> for the members.</summary>
internal sealed record RecognitionWeights
{
    /// <summary>Log2 of the rows of <see cref="Filter"/>.</summary>
    public required int FilterBits { get; init; }

    /// <summary>Pairs (start, end).</summary>
    public required sbyte[] Filter { get; init; }

    /// <summary>The sum from which a start passes.</summary>
    public required int StartThreshold { get; init; }

    /// <summary>The sum from which an end passes.</summary>
    public required int EndThreshold { get; init; }

    /// <summary>Log2 of the rows of <see cref="Spans"/>.</summary>
    public required int SpanBits { get; init; }

    /// <summary>Rows of eight.</summary>
    public required sbyte[] Spans { get; init; }

    /// <summary>One unit of <see cref="Spans"/>.</summary>
    public required float Scale { get; init; }

    /// <summary>By kind.</summary>
    public required float[] Thresholds { get; init; }

    /// <summary>By kind, inside another name.</summary>
    public required float[] InnerThresholds { get; init; }

    /// <summary>Of <see cref="WordClusters.Build"/>.</summary>
    public required uint[] ClusterChecks { get; init; }

    /// <summary>Of <see cref="WordClusters.Build"/>.</summary>
    public required ushort[] ClusterNumbers { get; init; }
}
