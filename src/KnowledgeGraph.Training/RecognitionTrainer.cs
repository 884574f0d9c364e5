using System.Runtime.InteropServices;
using KnowledgeGraph.Extraction.Explaining;
using KnowledgeGraph.Extraction.Recognition;

namespace KnowledgeGraph.Training;

/// <summary>
/// Learns the weights of recognition: the filter of edges, then the joint choice over the candidates that it leaves. Several threads may learn at once where the log
/// may be written by several.
/// </summary>
internal sealed class RecognitionTrainer(uint[] clusterChecks, ushort[] clusterNumbers, TextWriter log)
{
    /// <summary>Log2 of the buckets of the table: six weights each.</summary>
    private const int BucketBits = 17;

    private const int Epochs = 8;
    private const float Rate = 0.03f;
    private const float Decay = 0.0003f;
    private const float LeftOut = 0.4f;

    /// <summary>Share of the held-out names' starts, and of their ends, that the filter lets through.</summary>
    private const double FilterRecall = 0.99;

    /// <summary>A weight of 1/24 is one unit of the quantised table, which so holds weights up to 5.3.</summary>
    private const float Scale = 1f / 24;

    /// <summary>In units of <see cref="Scale"/>: three quarters of the candidates fall under it, and none that matters (measured on tune: 0.0002 F1).</summary>
    private const short Floor = -10;

    /// <summary>A group of features that is left out, to see what it brings; none by default.</summary>
    public SpanGroups.Group? Without { get; init; }

    /// <summary>Learns from <paramref name="articles"/>; the thresholds are those given.</summary>
    public RecognitionWeights Train(IReadOnlyList<LearningArticle> articles, float[] thresholds, float[] innerThresholds)
    {
        var (filter, start, end) = FilterTrainer.Train(articles, FilterRecall);
        var lattices = Lattices(articles, new(MemoryMarshal.AsBytes<sbyte>(filter).ToArray(), FilterTrainer.Bits, start, end));
        var index = Index(lattices);
        List<SpanLattice> all = [.. lattices.SelectMany(l => l)];
        var trainer = new SpanTrainer(index.Count, Rate, Decay, LeftOut);
        for (var epoch = 0; epoch < Epochs; epoch++)
        {
            log.WriteLine(FormattableString.Invariant($"  pass {epoch + 1}: mean log probability {trainer.Epoch(all, epoch):F3}"));
            if (epoch >= Epochs / 2)
            {
                trainer.Remember();
            }
        }
        var quantised = Array.ConvertAll(trainer.Mean(), w => (sbyte)Math.Clamp(MathF.Round(w / Scale), -127, 127));
        return new()
        {
            FilterBits = FilterTrainer.Bits,
            Filter = filter,
            StartThreshold = start,
            EndThreshold = end,
            Spans = SpanWeights.Build(index.ToArray(), quantised, BucketBits),
            Scale = Scale,
            Floor = Floor,
            Thresholds = thresholds,
            InnerThresholds = innerThresholds,
            ClusterChecks = clusterChecks,
            ClusterNumbers = clusterNumbers,
        };
    }

    private IReadOnlyList<uint> Index(List<List<SpanLattice>> articles)
    {
        var index = new FeatureIndex();
        foreach (var lattices in articles)
        {
            index.AddArticle(lattices);
        }
        foreach (var lattice in articles.SelectMany(lattices => lattices))
        {
            lattice.Index(index.Indexes);
        }
        log.WriteLine($"  {index.Ids.Count} features in {FeatureIndex.LeastArticles} articles or more");
        return index.Ids;
    }

    private List<List<SpanLattice>> Lattices(IReadOnlyList<LearningArticle> articles, EdgeFilter filter)
    {
        var articlesLattices = new List<List<SpanLattice>>();
        var candidates = new Candidates();
        long spans = 0, lost = 0, right = 0, characters = 0;
        foreach (var article in articles)
        {
            candidates.Find(article.View, filter);
            var outer = SpanLattice.Outer(article, candidates, Without);
            List<SpanLattice> lattices = [outer];
            articlesLattices.Add(lattices);
            for (var i = 0; i < article.Names.Outer.Count; i++)
            {
                AddInner(article, candidates, i, lattices);
            }
            spans += outer.Spans.Length;
            lost += outer.Lost;
            right += outer.Right.Length;
            characters += article.Annotated.Text.Length;
        }
        log.WriteLine($"  {articles.Count} articles, {characters} characters, {spans} candidates; of {right + lost} names {lost} are none");
        return articlesLattices;
    }

    private void AddInner(LearningArticle article, Candidates candidates, int outer, List<SpanLattice> lattices)
    {
        var name = article.Names.Outer[outer];
        if (!EntityRecognizer.HoldsNames(name.Kind))
        {
            return;
        }
        var names = article.Names.Inner.Where(inner => inner.Outer == outer).Select(inner => inner.Name);
        var lattice = SpanLattice.Inner(article, candidates, (name.Start, name.End), name.Kind, names, Without);
        if (lattice.Spans.Length > 0)
        {
            lattices.Add(lattice);
        }
    }
}
