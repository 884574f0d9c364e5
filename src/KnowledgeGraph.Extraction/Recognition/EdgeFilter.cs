using System.Runtime.InteropServices;

namespace KnowledgeGraph.Extraction.Recognition;

/// <summary>
/// The first, cheap stage: two sums of small weights say whether a name may start, or end, at a position. The weights are pairs (start, end), 2 to the power of
/// <paramref name="bits"/> of them; a sum at or over its threshold passes.
/// </summary>
internal sealed class EdgeFilter(ReadOnlyMemory<byte> weights, int bits, int startThreshold, int endThreshold)
{
    /// <summary>The weights, opened for a series of positions.</summary>
    public ReadOnlySpan<sbyte> Weights => MemoryMarshal.Cast<byte, sbyte>(weights.Span);

    /// <summary>Whether a name may start, and whether one may end, at <paramref name="position"/>.</summary>
    public (bool Start, bool End) Judge(ReadOnlySpan<sbyte> table, ArticleView view, int position)
    {
        var (start, end) = Sums(table, view, position);
        return (start >= startThreshold, end >= endThreshold);
    }

    /// <summary>The two sums.</summary>
    public (int Start, int End) Sums(ReadOnlySpan<sbyte> table, ArticleView view, int position)
    {
        var sink = new Sink(table, bits);
        EdgeFeatures.Filter(view, position, ref sink);
        return (sink.Start, sink.End);
    }

    private ref struct Sink(ReadOnlySpan<sbyte> weights, int bits) : IRowSink
    {
        private readonly ReadOnlySpan<sbyte> weights = weights;

        public int Start { get; private set; }

        public int End { get; private set; }

        public void Add(int template, ulong value)
        {
            var row = (int)SpanHash.Row(template, value, bits) * 2;
            Start += weights[row];
            End += weights[row + 1];
        }
    }
}
