namespace KnowledgeGraph.Extraction.Relations;

/// <summary>Chooses the characters that carry a relation: 4 to 30 of them, in one part of the article.</summary>
internal static class RelationQuote
{
    /// <summary>Most characters of a quote.</summary>
    public const int Longest = 30;

    /// <summary>Least characters of a quote, where the part has as many.</summary>
    public const int Shortest = 4;

    /// <summary>The range for a pair: from the one mention to the other where that is short, else from the first end's mention to the end of its clause.</summary>
    public static (int Start, int End) Of(ArticleText text, in Anchor anchor)
    {
        var (start, end) = (anchor.Left.Start, Math.Max(anchor.Left.End, anchor.Right.End));
        if (end - start > Longest || text.SegmentAt(start) != text.SegmentAt(end - 1))
        {
            start = anchor.From.Start;
            end = ClauseEnd(text.Text, anchor.From.End, start + Longest);
        }
        return Fit(text, start, end);
    }

    /// <summary>The range held inside its part, not over <see cref="Longest"/>, and widened to <see cref="Shortest"/>.</summary>
    public static (int Start, int End) Fit(ArticleText text, int start, int end)
    {
        var segment = text.SegmentAt(start);
        var last = segment.Start + segment.Length;
        end = Math.Min(Math.Min(end, start + Longest), last);
        while (end - start < Shortest && end < last && !ArticleIndex.EndsSentence(text.Text[end]))
        {
            end++;
        }
        while (end - start < Shortest && start > segment.Start)
        {
            start--;
        }
        while (end - start < Shortest && end < last)
        {
            end++;
        }
        // A surrogate pair is not cut.
        if (end < last && char.IsLowSurrogate(text.Text[end]))
        {
            end--;
        }
        return (start, end);
    }

    private static int ClauseEnd(string text, int from, int limit)
    {
        var end = from;
        while (end < text.Length && end < limit && text[end] is not ('，' or '。' or '；' or '！' or '？' or '\n'))
        {
            end++;
        }
        return Math.Min(end, limit);
    }
}
