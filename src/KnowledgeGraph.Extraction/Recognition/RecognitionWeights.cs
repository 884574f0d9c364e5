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

    /// <summary>Of <see cref="SpanWeights.Build"/>.</summary>
    public required byte[] Spans { get; init; }

    /// <summary>One unit of <see cref="Spans"/>.</summary>
    public required float Scale { get; init; }

    /// <summary>See <see cref="RecognitionModel.Floor"/>.</summary>
    public required short Floor { get; init; }

    /// <summary>By kind.</summary>
    public required float[] Thresholds { get; init; }

    /// <summary>By kind, inside another name.</summary>
    public required float[] InnerThresholds { get; init; }

    /// <summary>Of <see cref="WordClusters.Build"/>.</summary>
    public required uint[] ClusterChecks { get; init; }

    /// <summary>Of <see cref="WordClusters.Build"/>.</summary>
    public required ushort[] ClusterNumbers { get; init; }

    /// <summary>The trees of the second reading (<see cref="Learning.BoostedTrees"/>), or none.</summary>
    public byte[] Trees { get; init; } = [];

    /// <summary>Of <see cref="NameStatistics.Build"/>.</summary>
    public byte[] Statistics { get; init; } = new byte[NameStatistics.EntrySize];
}
