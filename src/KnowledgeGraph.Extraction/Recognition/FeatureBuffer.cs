namespace KnowledgeGraph.Extraction.Recognition;

/// <summary>Collects the numbers of a thing's features, so that their weights can be looked up in one run without a branch.</summary>
internal ref struct FeatureBuffer(Span<uint> room, int layer) : IRowSink
{
    /// <summary>Room for the features of any one thing, and few enough for their sum of bytes to fit in sixteen bits.</summary>
    public const int Room = 256;

    private readonly Span<uint> room = room;
    private int count;

    /// <summary>The features so far.</summary>
    public readonly ReadOnlySpan<uint> Features => room[..count];

    /// <inheritdoc/>
    public void Add(int template, ulong value) => room[count++] = SpanHash.Id(template + layer, value);
}
