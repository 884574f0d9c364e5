namespace KnowledgeGraph.Extraction.Recognition;

/// <summary>Features of a span as a whole: what its two edges do not say alone.</summary>
internal static class SpanFeatures
{
    /// <summary>Of the span between two edges.</summary>
    public static void Whole<TSink>(ArticleView view, in Edge a, in Edge b, int occurrences, int quotedOccurrences, ref TSink sink) where TSink : IRowSink, allows ref struct
    {
        int start = a.Position, end = b.Position, length = end - start;
        var whole = view.Hash(start, end);
        var firstToken = a.RightToken;
        var lastToken = b.LeftToken;
        var words = lastToken - firstToken + 1;
        var single = words <= 1;
        var first = single ? whole : a.Right;
        var last = single ? whole : b.Left;
        ulong lengths = (ulong)Math.Min(length, 30), wordCount = (ulong)Math.Min(words, 10);
        var two = view.Hash(Math.Max(start, end - 2), end);
        var three = view.Hash(Math.Max(start, end - 3), end);
        ulong lead = view.At(start), tail = view.At(end - 1);
        var quotes = Quotes(view, a, b);

        sink.Add(150, 0);
        sink.Add(151, lengths);
        sink.Add(152, wordCount);
        sink.Add(153, whole);
        sink.Add(154, SpanHash.Pair(first, last));
        sink.Add(155, SpanHash.Pair(last, a.Left));
        sink.Add(156, SpanHash.Pair(last, b.Right));
        sink.Add(157, SpanHash.Pair(last, wordCount));
        sink.Add(158, SpanHash.Pair(two, lengths));
        sink.Add(159, (tail << 16) | lead);
        sink.Add(160, ((ulong)a.Before << 16) | b.After);
        sink.Add(161, SpanHash.Pair(a.Left, b.Right));
        sink.Add(162, a.LeftTag | ((ulong)b.RightTag << 8) | (wordCount << 16));
        sink.Add(163, quotes);
        sink.Add(164, SpanHash.Pair(quotes, last));
        sink.Add(165, SpanHash.Pair(quotes, tail));
        sink.Add(166, SpanHash.Pair(last, a.LeftTag));
        sink.Add(167, SpanHash.Pair(last, b.RightTag));
        sink.Add(168, SpanHash.Pair(last, a.RightTag));
        sink.Add(169, SpanHash.Pair(quotes, lengths));
        sink.Add(170, SpanHash.Pair(three, a.Before));
        sink.Add(171, SpanHash.Pair(first, b.After));
        sink.Add(172, SpanHash.Pair(SpanHash.Pair(last, b.Left2), single ? 1UL : 0));

        var tags = Tags(view, firstToken, lastToken);
        var (shape, inner) = view.Shape(start, end);
        var places = (ulong)Math.Min(view.PlaceWords(firstToken, lastToken), 3);
        sink.Add(173, tags);
        sink.Add(174, SpanHash.Pair(tags, last));
        sink.Add(175, shape);
        sink.Add(176, inner);
        sink.Add(177, SpanHash.Pair(last, places));
        sink.Add(178, SpanHash.Pair(a.RightTag, b.LeftTag | (wordCount << 8)));

        var cuts = (a.IsCut ? 1UL : 0) | (b.IsCut ? 2UL : 0) | (single ? 4UL : 0);
        sink.Add(179, cuts | (lengths << 8));
        if (single)
        {
            sink.Add(180, view.Tag(firstToken) | (cuts << 8) | (lengths << 16));
        }
        var seen = (ulong)Math.Min(occurrences, 4);
        sink.Add(181, seen | (lengths << 8));
        sink.Add(182, SpanHash.Pair(seen, last));
        sink.Add(183, seen | ((ulong)Math.Min(quotedOccurrences, 2) << 8) | (cuts << 16));
        if (length <= 4)
        {
            sink.Add(184, lead | (lengths << 16));
            sink.Add(185, SpanHash.Pair(lead | (lengths << 16), a.Left));
            sink.Add(186, SpanHash.Pair(lead | (lengths << 16), b.Right));
            sink.Add(187, lead | (lengths << 16) | (cuts << 32) | ((ulong)a.LeftTag << 40) | ((ulong)b.RightTag << 48));
        }
        var hints = view.Hints;
        ulong division = hints.Division(start, end);
        ulong starting = hints.DivisionStartingAt(start), ending = hints.DivisionEndingAt(end);
        var headLength = hints.HeadLength(end);
        var fits = headLength > 0 && headLength <= length;
        var headSet = fits ? hints.HeadSet(view.Text, end) : 0;
        var head = fits ? view.Hash(end - headLength, end) : 0;
        ulong rest = (ulong)Math.Min(fits ? length - headLength : 31, 20);
        sink.Add(200, division | (cuts << 8));
        sink.Add(201, division | ((ulong)a.LeftTag << 8) | ((ulong)b.RightTag << 16));
        sink.Add(202, SpanHash.Pair(division, b.After));
        sink.Add(203, SpanHash.Pair(starting, head));
        sink.Add(204, starting | (headSet << 8) | (rest << 24));
        sink.Add(205, SpanHash.Pair(head, rest));
        sink.Add(206, SpanHash.Pair(headSet, quotes));
        sink.Add(207, SpanHash.Pair(head, quotes));
        sink.Add(208, headSet | (hints.SetEndingAt(start) << 16) | (hints.SetStartingAt(end) << 32));
        sink.Add(209, SpanHash.Pair(head, hints.SetEndingAt(start)));
        sink.Add(210, headSet | (seen << 16) | (lengths << 24));
        sink.Add(211, starting | (ending << 8) | (lengths << 16));
        sink.Add(212, SpanHash.Pair(head, a.RightTag));
        sink.Add(213, SpanHash.Pair(head, hints.DivisionEndingAt(start)));
        sink.Add(214, ending | (tail << 8) | (lengths << 24) | (division << 40));
        if (length <= 4)
        {
            sink.Add(215, (hints.SetStartingAt(start) & 1) | (hints.SetEndingAt(start) << 1) | (hints.SetStartingAt(end) << 17) | (lengths << 34) | (cuts << 40));
        }
        if (!view.Statistics.IsEmpty)
        {
            InPlainNews(view, in a, in b, cuts, wordCount, ref sink);
        }
        var lastCluster = single ? view.Cluster(firstToken) : b.LeftCluster;
        ulong outerLeft = WordClusters.Coarse(a.LeftCluster), outerRight = WordClusters.Coarse(b.RightCluster);
        sink.Add(188, SpanHash.Pair(last, outerLeft));
        sink.Add(189, SpanHash.Pair(last, outerRight + 1000));
        sink.Add(190, SpanHash.Pair(lastCluster, wordCount));
        sink.Add(191, SpanHash.Pair(lastCluster, a.LeftTag));
        sink.Add(192, lastCluster | ((ulong)a.RightCluster << 16));
        sink.Add(193, a.LeftCluster | ((ulong)b.RightCluster << 16));
        sink.Add(194, lastCluster | ((ulong)a.LeftCluster << 16));
        sink.Add(195, lastCluster | ((ulong)b.RightCluster << 16));
        sink.Add(196, SpanHash.Pair(WordClusters.Coarse(lastCluster) | (outerLeft << 16) | (outerRight << 32), wordCount));
        sink.Add(197, SpanHash.Pair(lastCluster, quotes));
        if (words <= 8)
        {
            var sequence = 0UL;
            for (var t = firstToken; t <= lastToken; t++)
            {
                sequence = SpanHash.Pair(sequence, WordClusters.Coarse(view.Cluster(t)));
            }
            sink.Add(198, sequence);
        }
    }

    // What plain news says of the whole, of it without its first and without its last word, and of the words at its edges.
    private static void InPlainNews<TSink>(ArticleView view, in Edge a, in Edge b, ulong cuts, ulong wordCount, ref TSink sink) where TSink : IRowSink, allows ref struct
    {
        var plain = view.Statistics.Open();
        var whole = NameStatistics.Whole(view, a.Position, b.Position);
        ulong known = plain.Code(NameRole.Whole, whole);
        sink.Add(144, known);
        sink.Add(145, known | (cuts << 16));
        sink.Add(146, a.RightFirst | ((ulong)b.LeftLast << 16) | (wordCount << 32));
        sink.Add(147, a.LeftBefore | ((ulong)b.LeftLast << 16) | ((ulong)b.RightAfter << 32));
        sink.Add(148, known | ((ulong)a.LeftBefore << 16) | ((ulong)b.RightAfter << 32));
        sink.Add(149, known | ((ulong)plain.Edges(whole) << 16));
        if (a.RightToken < b.LeftToken)
        {
            ulong later = plain.Code(NameRole.Whole, view.Hash(view.Tokens[a.RightToken].End, b.Position));
            ulong sooner = plain.Code(NameRole.Whole, view.Hash(a.Position, view.Tokens[b.LeftToken].Start));
            sink.Add(199, later | ((ulong)view.Hints.DivisionStartingAt(a.Position) << 16));
            sink.Add(216, later | ((ulong)a.RightFirst << 16));
            sink.Add(217, sooner | ((ulong)b.LeftLast << 16));
        }
    }

    // How quotation marks and brackets stand to the span: just outside, at its edges, inside, unbalanced.
    private static ulong Quotes(ArticleView view, in Edge a, in Edge b)
    {
        var (opened, balanced) = view.HoldsMarks(a.Position, b.Position) ? Balance(view.Text.AsSpan(a.Position, b.Position - a.Position)) : (0, true);
        ulong code = (ulong)Math.Min(opened, 2);
        code |= balanced ? 0 : 4UL;
        code |= (ulong)Mark(a.Before) << 4;
        code |= (ulong)Mark(a.After) << 8;
        code |= (ulong)Mark(b.Before) << 12;
        code |= (ulong)Mark(b.After) << 16;
        return code;
    }

    private static (int Opened, bool Balanced) Balance(ReadOnlySpan<char> span)
    {
        int opened = 0, depth = 0, low = 0;
        foreach (var c in span)
        {
            switch (c)
            {
                case '“' or '《' or '（' or '(':
                    opened++;
                    depth++;
                    break;
                case '”' or '》' or '）' or ')':
                    depth--;
                    low = Math.Min(low, depth);
                    break;
            }
        }
        return (opened, depth == 0 && low == 0);
    }

    private static int Mark(char c) => c switch
    {
        '“' => 1,
        '”' => 2,
        '《' => 3,
        '》' => 4,
        '（' or '(' => 5,
        '）' or ')' => 6,
        '、' => 7,
        '，' or '：' or '。' or '\n' => 8,
        _ => 0,
    };

    // The tags of the words: the first three and the last two.
    private static ulong Tags(ArticleView view, int firstToken, int lastToken)
    {
        var tags = 0UL;
        for (var t = firstToken; t <= lastToken; t++)
        {
            if (t == firstToken + 3)
            {
                t = Math.Max(t, lastToken - 1);
            }
            tags = SpanHash.Pair(tags, view.Tag(t));
        }
        return tags;
    }
}
