namespace KnowledgeGraph.Extraction.Recognition;

/// <summary>Features of a span inside another name: what it is a part of, and where in it.</summary>
internal static class InnerFeatures
{
    /// <summary>Added to a template's number where a span stands inside another name: what speaks for a name there has weights of its own.</summary>
    public const int Layer = 256;

    /// <summary>Of the span between <paramref name="a"/> and <paramref name="b"/> inside [outerStart, outerEnd) of <paramref name="outerKind"/>.</summary>
    public static void Of<TSink>(ArticleView view, in Edge a, in Edge b, int outerStart, int outerEnd, int outerKind, int occurrences, ref TSink sink) where TSink : IRowSink, allows ref struct
    {
        int start = a.Position, end = b.Position;
        ulong kind = (ulong)outerKind;
        var position = kind | (start == outerStart ? 16UL : 0) | (end == outerEnd ? 32UL : 0);
        ulong length = (ulong)Math.Min(end - start, 15);
        var head = view.Hash(Math.Max(outerStart, outerEnd - 2), outerEnd);
        sink.Add(220, position);
        sink.Add(221, position | (length << 8));
        sink.Add(222, SpanHash.Pair(position, b.Left));
        sink.Add(223, SpanHash.Pair(position, a.RightTag | ((ulong)b.LeftTag << 8)));
        sink.Add(224, SpanHash.Pair(position, head));
        sink.Add(225, SpanHash.Pair(SpanHash.Pair(position, head), view.At(end - 1)));
        sink.Add(226, SpanHash.Pair(position, view.At(end - 1)));
        sink.Add(227, SpanHash.Pair(position, b.Right));
        sink.Add(228, SpanHash.Pair(position, (ulong)Math.Min(occurrences, 4)));
        sink.Add(229, SpanHash.Pair(position, (ulong)Math.Min(outerEnd - end, 12)));
    }
}
