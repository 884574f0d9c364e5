using System.Runtime.InteropServices;

namespace KnowledgeGraph.Extraction.Recognition;

/// <summary>
/// The spans of one article that may be names: every pairing of a plausible start with a plausible end inside one sentence. Plausible is what the
/// filter's weights let through, at cuts between words or within them. Buffers are reused; one thread.
/// </summary>
internal sealed class Candidates
{
    private readonly List<Edge> starts = new(1024);
    private readonly List<Edge> ends = new(1024);
    private readonly List<Candidate> spans = new(4096);
    private readonly Dictionary<ulong, int> forms = new(4096);
    private readonly List<(int All, int Quoted)> occurrences = new(4096);

    /// <summary>Plausible starts in order.</summary>
    public ReadOnlySpan<Edge> Starts => CollectionsMarshal.AsSpan(starts);

    /// <summary>Plausible ends in order.</summary>
    public ReadOnlySpan<Edge> Ends => CollectionsMarshal.AsSpan(ends);

    /// <summary>The candidates, by start, then end.</summary>
    public ReadOnlySpan<Candidate> Spans => CollectionsMarshal.AsSpan(spans);

    /// <summary>How often a form stands as a candidate in the article, and how often between quotation marks.</summary>
    public (int All, int Quoted) Occurrences(int form) => occurrences[form];

    /// <summary>Finds the candidates of <paramref name="view"/> with <paramref name="filter"/>.</summary>
    public void Find(ArticleView view, EdgeFilter filter)
    {
        starts.Clear();
        ends.Clear();
        spans.Clear();
        forms.Clear();
        occurrences.Clear();
        var length = view.Text.Length;
        var weights = filter.Weights;
        for (var p = 0; p <= length; p++)
        {
            var (start, end) = filter.Judge(weights, view, p);
            if (start && p < length || end && p > 0)
            {
                var edge = Edge.At(view, p);
                if (start && p < length)
                {
                    starts.Add(edge);
                }
                if (end && p > 0)
                {
                    ends.Add(edge);
                }
            }
        }
        Pair(view);
    }

    private void Pair(ArticleView view)
    {
        var firstEnd = 0;
        for (var s = 0; s < starts.Count; s++)
        {
            var start = starts[s].Position;
            var limit = view.Limit(start);
            while (firstEnd < ends.Count && ends[firstEnd].Position <= start)
            {
                firstEnd++;
            }
            for (var e = firstEnd; e < ends.Count && ends[e].Position <= limit; e++)
            {
                var end = ends[e].Position;
                var quoted = view.At(start - 1) is '“' or '《' && view.At(end) is '”' or '》';
                spans.Add(new(s, e, start, end, Count(view.Hash(start, end), quoted)));
            }
        }
    }

    private int Count(ulong hash, bool quoted)
    {
        ref var form = ref CollectionsMarshal.GetValueRefOrAddDefault(forms, hash, out var known);
        if (!known)
        {
            form = occurrences.Count;
            occurrences.Add(default);
        }
        ref var count = ref CollectionsMarshal.AsSpan(occurrences)[form];
        count = (count.All + 1, count.Quoted + (quoted ? 1 : 0));
        return form;
    }
}

/// <summary>A span that may be a name.</summary>
/// <param name="Form">The number of its characters among the article's forms.</param>
/// <param name="StartEdge">Index into <see cref="Candidates.Starts"/>.</param>
/// <param name="EndEdge">Index into <see cref="Candidates.Ends"/>.</param>
/// <param name="Start">First code unit.</param>
/// <param name="End">One past the last.</param>
internal readonly record struct Candidate(int StartEdge, int EndEdge, int Start, int End, int Form);
