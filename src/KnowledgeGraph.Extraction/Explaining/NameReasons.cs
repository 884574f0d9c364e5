using System.Runtime.Intrinsics;
using KnowledgeGraph.Extraction.Recognition;

namespace KnowledgeGraph.Extraction.Explaining;

/// <summary>How the two readings of recognition came to the names of one article.</summary>
internal sealed class NameReasons
{
    private const int Beside = 4;

    private readonly RecognitionModel model;
    private readonly ArticleView view = new();
    private readonly Candidates candidates = new();
    private readonly LocalMention[] names;
    private readonly List<ProposedName> rows = [];

    /// <summary>Reads <paramref name="article"/> as the recogniser does, and keeps what its second reading saw.</summary>
    public NameReasons(AnnotatedArticle article, EntityRecognizer recognizer)
    {
        model = recognizer.Model;
        names = recognizer.Recognize(article, rows, decide: true);
        view.Load(article, model.Words, model.Statistics);
        candidates.Find(view, model.Filter);
    }

    /// <summary>The names, as the recogniser gives them.</summary>
    public IReadOnlyList<LocalMention> Names => names;

    /// <summary>The steps of a name of <see cref="Names"/>.</summary>
    public IReadOnlyList<WhyStep> Of(LocalMention name)
    {
        var outer = OuterOf(name);
        var row = rows.Find(r => r.Start == name.Start && r.End == name.End && r.Kind == name.Kind && r.Inside == outer is not null).Row;
        var thresholds = outer is null ? model.Thresholds : model.InnerThresholds;
        return
        [
            new(WhyLayer.FirstReading, Tally.Rounded(row[0]), null, outer is { } around ? $"inside {view.Text[around.Start..around.End]}" : null, First(name, outer)),
            new(WhyLayer.SecondReading, Tally.Rounded(name.Score), Tally.Rounded(thresholds[(int)name.Kind]), null, TreeReasons.Of(model.Trees, row, SecondReadingColumns.Names)),
        ];
    }

    /// <summary>The name that was taken first and looked into: names lie one inside another once at most.</summary>
    private LocalMention? OuterOf(LocalMention name)
    {
        foreach (var other in names)
        {
            if (other.Start <= name.Start && other.End >= name.End && other.Length > name.Length)
            {
                return other;
            }
        }
        return null;
    }

    private IReadOnlyList<Reason> First(LocalMention name, LocalMention? outer)
    {
        var span = Find(name);
        ref readonly var a = ref candidates.Starts[span.StartEdge];
        ref readonly var b = ref candidates.Ends[span.EndEdge];
        var tally = new Tally(SpanGroups.Count);
        var sink = new Sink(model, (int)name.Kind, outer is null ? 0 : InnerFeatures.Layer, tally);
        if (outer is { } around)
        {
            InnerSpan.Features(view, candidates, span, in a, in b, new(0, 0, around.Start, around.End, 0), (int)around.Kind, ref sink);
        }
        else
        {
            EdgeFeatures.Start(view, in a, ref sink);
            EdgeFeatures.End(view, in b, ref sink);
            for (var token = a.RightToken; token <= b.LeftToken; token++)
            {
                EdgeFeatures.Inside(view, token, ref sink);
            }
            var (all, quoted) = candidates.Occurrences(span.Form);
            SpanFeatures.Whole(view, in a, in b, all, quoted, ref sink);
        }
        return tally.Reasons(SpanGroups.NameOf, group => Shown((SpanGroups.Group)group, name, outer, span));
    }

    private Candidate Find(LocalMention name)
    {
        foreach (ref readonly var span in candidates.Spans)
        {
            if (span.Start == name.Start && span.End == name.End)
            {
                return span;
            }
        }
        throw new InvalidOperationException($"[{name.Start}, {name.End}) was recognised and is no candidate");
    }

    private string? Shown(SpanGroups.Group group, LocalMention name, LocalMention? outer, Candidate span)
    {
        var (start, end) = (name.Start, name.End);
        return group switch
        {
            SpanGroups.Group.Kind => name.Kind.ToString(),
            SpanGroups.Group.Before => Line(view.Text[Math.Max(0, start - Beside)..start], last: true),
            SpanGroups.Group.Behind => Line(view.Text[end..Math.Min(view.Text.Length, end + Beside)], last: false),
            SpanGroups.Group.Start => view.Text[start..Math.Min(end, start + 2)],
            SpanGroups.Group.End => view.Text[Math.Max(start, end - 2)..end],
            SpanGroups.Group.Whole or SpanGroups.Group.Divisions => view.Text[start..end],
            SpanGroups.Group.Surname => view.Text[start..(start + 1)],
            SpanGroups.Group.Length => Tally.Shown(name.Length),
            SpanGroups.Group.Recurrence => Tally.Shown(candidates.Occurrences(span.Form).All),
            SpanGroups.Group.Head when view.Hints.HeadLength(end) is > 0 and var length && length <= name.Length => view.Text[(end - length)..end],
            SpanGroups.Group.Outer when outer is { } around => view.Text[around.Start..around.End],
            _ => null,
        };
    }

    private static string? Line(string text, bool last)
    {
        var lines = text.Split('\n');
        var line = last ? lines[^1] : lines[0];
        return line.Length == 0 ? null : line;
    }

    /// <summary>Looks up each feature by itself and adds its weight for one kind to its group.</summary>
    private readonly struct Sink(RecognitionModel model, int kind, int layer, Tally tally) : IRowSink
    {
        public void Add(int template, ulong value)
        {
            var weights = model.Spans.Open().Sum([SpanHash.Id(template + layer, value)]);
            tally.Add((int)SpanGroups.Of(template), weights.GetElement(kind) * model.Scale);
        }
    }
}
