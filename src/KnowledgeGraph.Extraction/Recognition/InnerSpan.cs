namespace KnowledgeGraph.Extraction.Recognition;

/// <summary>All features of a span inside another name: those of any span, on weights of their own, and its place in the outer one.</summary>
internal static class InnerSpan
{
    /// <summary>Of <paramref name="span"/>, between <paramref name="a"/> and <paramref name="b"/>, inside <paramref name="outer"/>.</summary>
    public static void Features<TSink>(ArticleView view, Candidates candidates, Candidate span, in Edge a, in Edge b, Candidate outer, int outerKind, ref TSink sink) where TSink : IRowSink, allows ref struct
    {
        var (all, quoted) = candidates.Occurrences(span.Form);
        EdgeFeatures.Start(view, in a, ref sink);
        EdgeFeatures.End(view, in b, ref sink);
        SpanFeatures.Whole(view, in a, in b, all, quoted, ref sink);
        InnerFeatures.Of(view, in a, in b, outer.Start, outer.End, outerKind, all, ref sink);
    }
}
