namespace KnowledgeGraph.Extraction.Recognition;

/// <summary>Features of one position: as a place where a name may start or end (the cheap first stage), and as the start or end of a span.</summary>
internal static class EdgeFeatures
{
    /// <summary>The first stage: could any name start, or end, here? Reads characters and cuts only.</summary>
    public static void Filter<TSink>(ArticleView view, int position, ref TSink sink) where TSink : IRowSink, allows ref struct
    {
        ulong a = view.At(position - 2), b = view.At(position - 1), c = view.At(position), d = view.At(position + 1);
        var right = view.TokenAt(position);
        var cut = view.IsCut(position);
        sink.Add(0, cut ? 1UL : 0);
        sink.Add(1, b);
        sink.Add(2, c);
        sink.Add(3, (a << 16) | b);
        sink.Add(4, (b << 16) | c);
        sink.Add(5, (c << 16) | d);
        sink.Add(6, (((a << 16) | b) << 16) | c);
        sink.Add(7, (((b << 16) | c) << 16) | d);
        var left = cut ? right - 1 : right;
        ulong leftTag = view.Tag(left), rightTag = view.Tag(right), cutBit = cut ? 1UL << 40 : 0;
        sink.Add(8, leftTag | (rightTag << 8) | cutBit);
        sink.Add(9, SpanHash.Pair(view.Word(left), cutBit));
        sink.Add(10, SpanHash.Pair(view.Word(right), cutBit));
        sink.Add(11, leftTag | (rightTag << 8) | ((ulong)view.Tag(right + 1) << 16) | ((ulong)view.Tag(left - 1) << 24) | cutBit);
        var hints = view.Hints;
        sink.Add(14, hints.DivisionEndingAt(position) | ((ulong)hints.DivisionStartingAt(position) << 8));
        sink.Add(15, hints.SetEndingAt(position) | (hints.SetStartingAt(position) << 16));
        sink.Add(12, (((c << 16) | d) << 16) | view.At(position + 2));
        sink.Add(13, ((((ulong)view.At(position - 3) << 16) | a) << 16) | b);
    }

    /// <summary>Of a span's start.</summary>
    public static void Start<TSink>(ArticleView view, in Edge e, ref TSink sink) where TSink : IRowSink, allows ref struct
    {
        Context(20, e.Before2, e.Before, e.After, e.Left2, e.Left, e.LeftTag2, e.LeftTag, e.LeftCluster, ref sink);
        Content(40, view.Hash(e.Position, Math.Min(e.Position + 3, view.Text.Length)), e.After, e.After2, e.Right, e.Right2, e.RightTag, e.RightTag2, e.RightCluster, ref sink);
        Across(60, in e, ref sink);
        var hints = view.Hints;
        sink.Add(30, hints.SetEndingAt(e.Position));
        sink.Add(31, hints.SetStartingAt(e.Position));
        sink.Add(32, hints.DivisionEndingAt(e.Position) | ((ulong)hints.DivisionStartingAt(e.Position) << 8));
        sink.Add(33, hints.SetEndingAt(e.Position) | ((ulong)e.RightTag << 16));
        sink.Add(19, view.QuotedAt(e.Position) | (e.IsCut ? 4UL : 0));
        if (!view.Statistics.IsEmpty)
        {
            StartInPlainNews(in e, ref sink);
        }
    }

    // What plain news says of the words on both sides.
    private static void StartInPlainNews<TSink>(in Edge e, ref TSink sink) where TSink : IRowSink, allows ref struct
    {
        sink.Add(68, e.LeftBefore);
        sink.Add(69, e.RightFirst);
        sink.Add(70, e.LeftBefore | ((ulong)e.RightFirst << 16));
        sink.Add(71, e.LeftBefore | ((ulong)e.RightTag << 16));
        sink.Add(72, e.RightFirst | ((ulong)e.LeftTag << 16));
    }

    private static void EndInPlainNews<TSink>(ArticleView view, in Edge e, ref TSink sink) where TSink : IRowSink, allows ref struct
    {
        var plain = view.Statistics.Open();
        ulong two = plain.Code(NameRole.LastTwo, view.Hash(Math.Max(e.Position - 2, 0), e.Position));
        ulong three = plain.Code(NameRole.LastThree, view.Hash(Math.Max(e.Position - 3, 0), e.Position));
        sink.Add(128, e.RightAfter);
        sink.Add(129, e.LeftLast);
        sink.Add(130, e.RightAfter | ((ulong)e.LeftLast << 16));
        sink.Add(131, two);
        sink.Add(132, three);
        sink.Add(133, two | (three << 16) | ((ulong)e.LeftLast << 32));
        sink.Add(134, three | ((ulong)e.RightAfter << 16));
        sink.Add(135, e.RightAfter | ((ulong)e.LeftTag << 16));
    }

    /// <summary>Of a span's end.</summary>
    public static void End<TSink>(ArticleView view, in Edge e, ref TSink sink) where TSink : IRowSink, allows ref struct
    {
        Context(80, e.After2, e.After, e.Before, e.Right2, e.Right, e.RightTag2, e.RightTag, e.RightCluster, ref sink);
        Content(100, view.Hash(Math.Max(e.Position - 3, 0), e.Position), e.Before, e.Before2, e.Left, e.Left2, e.LeftTag, e.LeftTag2, e.LeftCluster, ref sink);
        Across(120, in e, ref sink);
        var hints = view.Hints;
        sink.Add(90, hints.SetEndingAt(e.Position));
        sink.Add(91, hints.SetStartingAt(e.Position));
        sink.Add(92, hints.DivisionEndingAt(e.Position) | ((ulong)hints.DivisionStartingAt(e.Position) << 8));
        sink.Add(93, hints.SetEndingAt(e.Position) | ((ulong)e.RightTag << 16));
        sink.Add(79, view.QuotedAt(e.Position) | (e.IsCut ? 4UL : 0));
        if (!view.Statistics.IsEmpty)
        {
            EndInPlainNews(view, in e, ref sink);
        }
    }

    /// <summary>Of a word inside a span: added once for every such word.</summary>
    public static void Inside<TSink>(ArticleView view, int token, ref TSink sink) where TSink : IRowSink, allows ref struct
    {
        sink.Add(140, view.Word(token));
        sink.Add(141, view.Tag(token));
        if (view.Cluster(token) is not 0 and var cluster)
        {
            sink.Add(142, cluster);
            sink.Add(143, WordClusters.Coarse(cluster));
        }
    }

    // The outer side: what stands next to the span. "far" and "near" run away from the span.
    private static void Context<TSink>(
        int t, char far, char near, char inner, ulong word2, ulong word, byte tag2, byte tag, ushort cluster, ref TSink sink) where TSink : IRowSink, allows ref struct
    {
        sink.Add(t, near);
        sink.Add(t + 1, near | ((ulong)far << 16));
        sink.Add(t + 2, near | ((ulong)inner << 16));
        sink.Add(t + 3, word);
        sink.Add(t + 4, SpanHash.Pair(word, word2));
        sink.Add(t + 5, tag);
        sink.Add(t + 6, tag | ((ulong)tag2 << 8));
        sink.Add(t + 7, word2);
        if (cluster != 0)
        {
            sink.Add(t + 8, cluster);
            sink.Add(t + 9, WordClusters.Coarse(cluster) | ((ulong)tag << 8) | ((ulong)inner << 16));
        }
    }

    // The inner side: the first or last word and characters of the span.
    private static void Content<TSink>(
        int t, ulong three, char first, char second, ulong word, ulong word2, byte tag, byte tag2, ushort cluster, ref TSink sink) where TSink : IRowSink, allows ref struct
    {
        sink.Add(t, first);
        sink.Add(t + 1, first | ((ulong)second << 16));
        sink.Add(t + 2, three);
        sink.Add(t + 3, word);
        sink.Add(t + 4, SpanHash.Pair(word, word2));
        sink.Add(t + 5, tag);
        sink.Add(t + 6, tag | ((ulong)tag2 << 8));
        if (cluster != 0)
        {
            sink.Add(t + 7, cluster);
            sink.Add(t + 8, WordClusters.Coarse(cluster));
            sink.Add(t + 9, SpanHash.Pair(cluster, word2));
        }
    }

    private static void Across<TSink>(int t, in Edge e, ref TSink sink) where TSink : IRowSink, allows ref struct
    {
        sink.Add(t, e.LeftTag | ((ulong)e.RightTag << 8));
        sink.Add(t + 1, SpanHash.Pair(e.Left, e.RightTag));
        sink.Add(t + 2, SpanHash.Pair(e.Right, e.LeftTag + 1000UL));
        sink.Add(t + 3, SpanHash.Pair(e.Left, e.Right));
        if (e.LeftCluster != 0 && e.RightCluster != 0)
        {
            sink.Add(t + 4, e.LeftCluster | ((ulong)e.RightCluster << 16));
            sink.Add(t + 5, WordClusters.Coarse(e.LeftCluster) | (WordClusters.Coarse(e.RightCluster) << 16));
            sink.Add(t + 6, SpanHash.Pair(e.Left, WordClusters.Coarse(e.RightCluster)));
            sink.Add(t + 7, SpanHash.Pair(e.Right, WordClusters.Coarse(e.LeftCluster) + 1000));
        }
    }
}
