using KnowledgeGraph.Extraction.Explaining;
using KnowledgeGraph.Extraction.Recognition;
using KnowledgeGraph.Model;

namespace KnowledgeGraph.Training;

/// <summary>The candidates of one article (or of the inside of one of its names), the rows of their features, and which are right.</summary>
internal sealed class SpanLattice
{
    /// <summary>Candidates, by start.</summary>
    public required Candidate[] Spans { get; init; }

    /// <summary>First code unit of the lattice.</summary>
    public required int Start { get; init; }

    /// <summary>One past its last.</summary>
    public required int End { get; init; }

    /// <summary>For each right candidate: index, kind, alternative kind or -1.</summary>
    public required (int Span, int Kind, int Alternative)[] Right { get; init; }

    /// <summary>Names that are no candidates.</summary>
    public int Lost { get; init; }

    /// <summary>Rows of all features.</summary>
    public required RowList Rows { get; init; }

    /// <summary>Where each candidate's own rows start in <see cref="Rows"/>; one more for the end.</summary>
    public required int[] SpanRows { get; init; }

    /// <summary>Shared groups of rows (edges, words): where each starts; one more for the end.</summary>
    public required int[] GroupRows { get; init; }

    /// <summary>For each candidate: start group, end group, first and one past the last word group.</summary>
    public required (int Start, int End, int FirstWord, int LastWord)[] Groups { get; init; }

    /// <summary>The lattice of a whole article, without the features of a group where one is named.</summary>
    public static SpanLattice Outer(LearningArticle article, Candidates candidates, SpanGroups.Group? without)
    {
        var view = article.View;
        var rows = new RowList();
        var sink = rows.Into(SpanHash.IdBits, 0, without);
        var groupRows = new List<int>();
        foreach (ref readonly var edge in candidates.Starts)
        {
            groupRows.Add(rows.Count);
            EdgeFeatures.Start(view, in edge, ref sink);
        }
        var firstEnd = groupRows.Count;
        foreach (ref readonly var edge in candidates.Ends)
        {
            groupRows.Add(rows.Count);
            EdgeFeatures.End(view, in edge, ref sink);
        }
        var firstWord = groupRows.Count;
        for (var t = 0; t < view.TokenCount; t++)
        {
            groupRows.Add(rows.Count);
            EdgeFeatures.Inside(view, t, ref sink);
        }
        groupRows.Add(rows.Count);
        var spans = candidates.Spans;
        var spanRows = new int[spans.Length + 1];
        var groups = new (int, int, int, int)[spans.Length];
        for (var i = 0; i < spans.Length; i++)
        {
            ref readonly var a = ref candidates.Starts[spans[i].StartEdge];
            ref readonly var b = ref candidates.Ends[spans[i].EndEdge];
            spanRows[i] = rows.Count;
            groups[i] = (spans[i].StartEdge, firstEnd + spans[i].EndEdge, firstWord + a.RightToken, firstWord + b.LeftToken + 1);
            var (all, quoted) = candidates.Occurrences(spans[i].Form);
            SpanFeatures.Whole(view, in a, in b, all, quoted, ref sink);
        }
        spanRows[^1] = rows.Count;
        rows.Trim();
        return Make(spans.ToArray(), 0, view.Text.Length, article.Names.Outer, rows, spanRows, [.. groupRows], groups);
    }

    /// <summary>The lattice inside <paramref name="outer"/>, taken as a name of <paramref name="outerKind"/>.</summary>
    public static SpanLattice Inner(LearningArticle article, Candidates candidates, (int Start, int End) outer, EntityKind outerKind, IEnumerable<GoldName> names, SpanGroups.Group? without)
    {
        var view = article.View;
        var rows = new RowList();
        var sink = rows.Into(SpanHash.IdBits, InnerFeatures.Layer, without);
        var spans = new List<Candidate>();
        var spanRows = new List<int>();
        foreach (ref readonly var span in candidates.Spans)
        {
            if (span.Start < outer.Start || span.End > outer.End || (span.Start, span.End) == outer)
            {
                continue;
            }
            spanRows.Add(rows.Count);
            spans.Add(span);
            InnerSpan.Features(view, candidates, span, in candidates.Starts[span.StartEdge], in candidates.Ends[span.EndEdge], new(0, 0, outer.Start, outer.End, 0), (int)outerKind, ref sink);
        }
        spanRows.Add(rows.Count);
        rows.Trim();
        return Make([.. spans], outer.Start, outer.End, names, rows, [.. spanRows], [0], new (int, int, int, int)[spans.Count]);
    }

    /// <summary>Replaces the features' numbers by their indexes in <paramref name="index"/>; those that it has not are dropped.</summary>
    public void Index(Dictionary<uint, int> index) => Rows.Renumber(id => index.TryGetValue(id, out var row) ? row : -1, GroupRows, SpanRows);

    private static SpanLattice Make(
        Candidate[] spans, int start, int end, IEnumerable<GoldName> names, RowList rows, int[] spanRows, int[] groupRows, (int, int, int, int)[] groups)
    {
        var index = new Dictionary<(int, int), int>();
        for (var i = 0; i < spans.Length; i++)
        {
            index[(spans[i].Start, spans[i].End)] = i;
        }
        var right = new List<(int, int, int)>();
        var lost = 0;
        foreach (var name in names)
        {
            if (index.TryGetValue((name.Start, name.End), out var i))
            {
                right.Add((i, (int)name.Kind, name.AlternativeKind is { } other ? (int)other : -1));
            }
            else
            {
                lost++;
            }
        }
        return new() { Spans = spans, Start = start, End = end, Right = [.. right], Lost = lost, Rows = rows, SpanRows = spanRows, GroupRows = groupRows, Groups = groups };
    }
}
