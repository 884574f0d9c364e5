using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using KnowledgeGraph.Model;

namespace KnowledgeGraph.Extraction.Recognition;

/// <summary>
/// Finds the names in an article: scores whole spans and takes the best set that does not overlap, then looks inside each for the names that it holds
/// (the village in a party branch's name). Safe to call from several threads at once.
/// </summary>
public sealed class EntityRecognizer
{
    private static readonly Lazy<EntityRecognizer> LazyEmbedded = new(() => new(new RecognitionModel(SeedTables.Open("recognition"))));

    private readonly RecognitionModel model;
    private readonly System.Collections.Concurrent.ConcurrentBag<Workspace> pool = [];

    internal EntityRecognizer(RecognitionModel model) => this.model = model;

    /// <summary>The weights.</summary>
    internal RecognitionModel Model => model;

    /// <summary>The recogniser with the embedded weights.</summary>
    public static EntityRecognizer Embedded => LazyEmbedded.Value;

    /// <summary>The names of <paramref name="article"/>, by start, longer first; a name may stand inside a longer one.</summary>
    /// <remarks>
    /// Places come part by part: 杭州市西湖区古荡街道 is three mentions. <see cref="LocalMention.Score"/> is the model's probability of the span and its kind.
    /// </remarks>
    public LocalMention[] Recognize(AnnotatedArticle article) => Recognize(article, null);

    /// <summary>The same; what the second reading is given goes to <paramref name="rows"/>.</summary>
    /// <param name="article">The article.</param>
    /// <param name="rows">Gets the rows.</param>
    /// <param name="decide">Whether the second reading decides, as it does without <paramref name="rows"/>; if not (to learn it), the first does.</param>
    internal LocalMention[] Recognize(AnnotatedArticle article, List<ProposedName>? rows, bool decide = false)
    {
        if (!pool.TryTake(out var workspace))
        {
            workspace = new();
        }
        try
        {
            return workspace.Recognize(article, model, rows, decide);
        }
        finally
        {
            pool.Add(workspace);
        }
    }

    /// <summary>What the choice is made from, for trying many thresholds on one article; names under <paramref name="least"/> are not looked into.</summary>
    internal LikelyNames Likely(AnnotatedArticle article, float least)
    {
        if (!pool.TryTake(out var workspace))
        {
            workspace = new();
        }
        try
        {
            return workspace.Likely(article, model, least);
        }
        finally
        {
            pool.Add(workspace);
        }
    }

    /// <summary>Is given the outer names of an article as the first reading sees them: the spans and their probabilities, a row of kinds a span.</summary>
    internal delegate void FirstReader(ArticleView view, ReadOnlySpan<Candidate> spans, ReadOnlySpan<float> probabilities);

    /// <summary>Reads an article once and shows what that gives.</summary>
    internal void ReadFirst(AnnotatedArticle article, FirstReader reader)
    {
        if (!pool.TryTake(out var workspace))
        {
            workspace = new();
        }
        try
        {
            workspace.ReadFirst(article, model, reader);
        }
        finally
        {
            pool.Add(workspace);
        }
    }

    /// <summary>Whether other names are looked for inside a name of this kind: not inside a Place's or a Person's.</summary>
    internal static bool HoldsNames(EntityKind kind) => kind is not (EntityKind.Place or EntityKind.Person);

    /// <summary>The buffers of one call.</summary>
    private sealed class Workspace
    {
        /// <summary>A span that scores no kind over this, in log odds, has a probability under 0.0004 and is left out of the joint choice.</summary>
        private const float Hopeless = -8;

        private readonly uint[] room = new uint[FeatureBuffer.Room];
        private readonly SecondReading outerReading = new();
        private readonly SecondReading innerReading;
        private readonly ArticleView view = new();
        private readonly Candidates candidates = new();
        private readonly SemiMarkov joint = new();
        private readonly List<(int Span, int Kind)> chosen = [];
        private readonly List<(int Span, int Kind)> innerChosen = [];
        private readonly List<LocalMention> mentions = [];
        private readonly List<Candidate> kept = [];
        private readonly List<Candidate> innerSpans = [];
        private Vector128<short>[] starts = new Vector128<short>[1024];
        private Vector128<short>[] ends = new Vector128<short>[1024];
        private Vector128<short>[] inside = new Vector128<short>[1024];
        private float[] scores = new float[4096];
        private float[] innerScores = new float[1024];
        private SecondReading.Reader second = SecondReading.Keep;

        public Workspace() => innerReading = new(outerReading);

        public LocalMention[] Recognize(AnnotatedArticle article, RecognitionModel model, List<ProposedName>? rows, bool decide)
        {
            second = rows is null || decide ? model.SecondProbabilities : SecondReading.Keep;
            mentions.Clear();
            chosen.Clear();
            ReadOuter(article, model, rows);
            var spans = CollectionsMarshal.AsSpan(kept);
            joint.Choose(spans, scores.AsSpan(0, spans.Length * SemiMarkov.Kinds), model.Thresholds, 0, view.Text.Length, chosen);
            foreach (var (span, kind) in chosen)
            {
                mentions.Add(new(spans[span].Start, spans[span].End, (EntityKind)kind, Score(scores[(span * SemiMarkov.Kinds) + kind])));
                if (HoldsNames((EntityKind)kind))
                {
                    LookInside(model, spans[span], kind, rows);
                }
            }
            mentions.Sort((a, b) => a.Start != b.Start ? a.Start.CompareTo(b.Start) : b.End.CompareTo(a.End));
            return [.. mentions];
        }

        public LikelyNames Likely(AnnotatedArticle article, RecognitionModel model, float least)
        {
            second = model.SecondProbabilities;
            ReadOuter(article, model, null);
            var likely = new LikelyNames([.. kept], scores[..(kept.Count * SemiMarkov.Kinds)], 0, view.Text.Length);
            for (var i = 0; i < likely.Probabilities.Length; i++)
            {
                var (span, kind) = (likely.Spans[i / SemiMarkov.Kinds], i % SemiMarkov.Kinds);
                if (likely.Probabilities[i] >= least && HoldsNames((EntityKind)kind))
                {
                    ReadInner(model, span, kind, null);
                    likely.Inside[i] = new([.. innerSpans], innerScores[..(innerSpans.Count * SemiMarkov.Kinds)], span.Start, span.End);
                }
            }
            return likely;
        }

        public void ReadFirst(AnnotatedArticle article, RecognitionModel model, FirstReader reader)
        {
            var probabilities = ReadFirst(article, model);
            reader(view, CollectionsMarshal.AsSpan(kept), probabilities);
        }

        private Span<float> ReadFirst(AnnotatedArticle article, RecognitionModel model)
        {
            view.Load(article, model.Words, model.Statistics);
            candidates.Find(view, model.Filter);
            ScoreOuter(model);
            var spans = CollectionsMarshal.AsSpan(kept);
            var probabilities = scores.AsSpan(0, spans.Length * SemiMarkov.Kinds);
            joint.Marginals(spans, probabilities, 0, view.Text.Length);
            return probabilities;
        }

        private void ReadOuter(AnnotatedArticle article, RecognitionModel model, List<ProposedName>? rows)
        {
            var probabilities = ReadFirst(article, model);
            var spans = CollectionsMarshal.AsSpan(kept);
            ReadAgain(model, outerReading, spans, probabilities, SecondReading.Outside, default, rows);
        }

        private static float Score(float probability) => Math.Clamp(probability, 0, 1);

        private void ScoreOuter(RecognitionModel model)
        {
            var weights = model.Spans.Open();
            var startEdges = candidates.Starts;
            var endEdges = candidates.Ends;
            Grow(startEdges.Length, endEdges.Length, view.TokenCount + 1, candidates.Spans.Length);
            for (var i = 0; i < startEdges.Length; i++)
            {
                var sink = new FeatureBuffer(room, 0);
                EdgeFeatures.Start(view, in startEdges[i], ref sink);
                starts[i] = weights.Sum(sink.Features);
            }
            for (var i = 0; i < endEdges.Length; i++)
            {
                var sink = new FeatureBuffer(room, 0);
                EdgeFeatures.End(view, in endEdges[i], ref sink);
                ends[i] = weights.Sum(sink.Features);
            }
            // Running sums wrap around in 16 bits; their differences over one span do not.
            inside[0] = default;
            for (var t = 0; t < view.TokenCount; t++)
            {
                var sink = new FeatureBuffer(room, 0);
                EdgeFeatures.Inside(view, t, ref sink);
                inside[t + 1] = inside[t] + weights.Sum(sink.Features);
            }
            kept.Clear();
            var floor = Vector128.Create(model.Floor);
            var hopeless = Vector128.Create((short)(Hopeless / model.Scale));
            foreach (ref readonly var span in candidates.Spans)
            {
                ref readonly var a = ref startEdges[span.StartEdge];
                ref readonly var b = ref endEdges[span.EndEdge];
                var sum = starts[span.StartEdge] + ends[span.EndEdge] + inside[b.LeftToken + 1] - inside[a.RightToken];
                if (!Vector128.GreaterThanAny(sum, floor))
                {
                    continue;
                }
                var (all, quoted) = candidates.Occurrences(span.Form);
                var sink = new FeatureBuffer(room, 0);
                SpanFeatures.Whole(view, in a, in b, all, quoted, ref sink);
                sum += weights.Sum(sink.Features);
                if (Vector128.GreaterThanAny(sum, hopeless))
                {
                    Write(sum, model.Scale, scores.AsSpan(kept.Count * SemiMarkov.Kinds));
                    kept.Add(span);
                }
            }
        }

        private void LookInside(RecognitionModel model, Candidate outer, int outerKind, List<ProposedName>? rows)
        {
            ReadInner(model, outer, outerKind, rows);
            var inner = CollectionsMarshal.AsSpan(innerSpans);
            innerChosen.Clear();
            joint.Choose(inner, innerScores, model.InnerThresholds, outer.Start, outer.End, innerChosen);
            foreach (var (span, kind) in innerChosen)
            {
                mentions.Add(new(inner[span].Start, inner[span].End, (EntityKind)kind, Score(innerScores[(span * SemiMarkov.Kinds) + kind])));
            }
        }

        private void ReadInner(RecognitionModel model, Candidate outer, int outerKind, List<ProposedName>? rows)
        {
            var weights = model.Spans.Open();
            var spans = candidates.Spans;
            innerSpans.Clear();
            for (var i = FirstFrom(spans, outer.Start); i < spans.Length && spans[i].Start < outer.End; i++)
            {
                if (spans[i].End <= outer.End && (spans[i].Start, spans[i].End) != (outer.Start, outer.End))
                {
                    innerSpans.Add(spans[i]);
                }
            }
            var inner = CollectionsMarshal.AsSpan(innerSpans);
            if (inner.Length == 0)
            {
                return;
            }
            if (innerScores.Length < inner.Length * SemiMarkov.Kinds)
            {
                innerScores = new float[inner.Length * SemiMarkov.Kinds * 2];
            }
            for (var i = 0; i < inner.Length; i++)
            {
                ref readonly var a = ref candidates.Starts[inner[i].StartEdge];
                ref readonly var b = ref candidates.Ends[inner[i].EndEdge];
                var sink = new FeatureBuffer(room, InnerFeatures.Layer);
                InnerSpan.Features(view, candidates, inner[i], in a, in b, outer, outerKind, ref sink);
                Write(weights.Sum(sink.Features), model.Scale, innerScores.AsSpan(i * SemiMarkov.Kinds));
            }
            var probabilities = innerScores.AsSpan(0, inner.Length * SemiMarkov.Kinds);
            joint.Marginals(inner, probabilities, outer.Start, outer.End);
            ReadAgain(model, innerReading, inner, probabilities, outerKind, outer, rows);
        }

        private void ReadAgain(RecognitionModel model, SecondReading reading, ReadOnlySpan<Candidate> spans, Span<float> probabilities, int outerKind, Candidate outer, List<ProposedName>? rows)
        {
            if (rows is not null || model.HasSecondReading)
            {
                reading.Read(view, candidates, spans, probabilities, outerKind, outer, second);
            }
            for (var i = 0; rows is not null && i < reading.Count; i++)
            {
                var (span, kind) = reading.Proposed(i);
                rows.Add(new(spans[span].Start, spans[span].End, (EntityKind)kind, outerKind != SecondReading.Outside, reading.Row(i).ToArray()));
            }
        }

        private static int FirstFrom(ReadOnlySpan<Candidate> spans, int start)
        {
            int low = 0, high = spans.Length;
            while (low < high)
            {
                var middle = (low + high) / 2;
                (low, high) = spans[middle].Start < start ? (middle + 1, high) : (low, middle);
            }
            return low;
        }

        private static void Write(Vector128<short> sums, float scale, Span<float> row)
        {
            var (low, high) = Vector128.Widen(sums);
            (Vector128.ConvertToSingle(low) * scale).CopyTo(row);
            (Vector128.ConvertToSingle(high) * scale).CopyTo(row[4..]);
        }

        private void Grow(int startCount, int endCount, int tokenCount, int spanCount)
        {
            starts = starts.Length < startCount ? new Vector128<short>[startCount * 2] : starts;
            ends = ends.Length < endCount ? new Vector128<short>[endCount * 2] : ends;
            inside = inside.Length < tokenCount ? new Vector128<short>[tokenCount * 2] : inside;
            scores = scores.Length < spanCount * SemiMarkov.Kinds ? new float[spanCount * SemiMarkov.Kinds * 2] : scores;
        }
    }
}
