using KnowledgeGraph.Extraction;
using KnowledgeGraph.Extraction.Recognition;

namespace KnowledgeGraph.Training;

/// <summary>
/// Recognition learned once for each fold of the articles, from the other folds: what it makes of the fold is what it makes of unseen text. The second reading
/// learns from that, for a fold again from the others only; the thresholds are set on all.
/// </summary>
internal sealed class CrossFit
{
    /// <summary>A probability under which nothing is worth a thought.</summary>
    private const float Lenient = 0.1f;

    private readonly List<(RecognitionWeights Weights, List<LearningArticle> Articles)> folds = [];
    private readonly List<byte[]> statistics = [];
    private readonly List<(RecognitionModel Model, List<LearningArticle> Articles)> models = [];

    private readonly int[] fold;

    /// <summary>Learns.</summary>
    /// <param name="trainer">Learns first readings.</param>
    /// <param name="articles">The annotated articles.</param>
    /// <param name="plain">Plain news, for what it says of names.</param>
    /// <param name="count">How many folds.</param>
    /// <param name="log">Is told the scores.</param>
    public CrossFit(RecognitionTrainer trainer, IReadOnlyList<LearningArticle> articles, IReadOnlyList<string> plain, int count, TextWriter log)
    {
        fold = Stories.Folds([.. articles.Select(article => article.Annotated.Text)], count);
        Articles = [.. articles];
        Statistics = ReadPlainNews(trainer, plain, count);
        var learned = AtOnce(count, f =>
        {
            var rest = In(f);
            var weights = trainer.Train(Outside(f), Even(0.3f), Even(0.4f)) with { Statistics = statistics[f] };
            var second = new SecondReadingTrainer();
            second.Add(RecognitionEvaluation.Open(weights), rest);
            return (Weights: weights, Articles: rest, Rows: second);
        });
        folds.AddRange(learned.Select(l => (l.Weights, l.Articles)));
        var rows = Array.ConvertAll(learned, l => l.Rows);
        var first = folds.ConvertAll(f => (RecognitionEvaluation.Open(f.Weights), f.Articles));
        ThresholdTuner.Tune(first);
        log.WriteLine($"first reading alone:\n{RecognitionEvaluation.Score(first)}");
        var trees = AtOnce(count, f => Learn(rows.Where((_, i) => i != f)));
        for (var f = 0; f < count; f++)
        {
            var weights = folds[f].Weights with { Trees = trees[f], Thresholds = Even(0.35f), InnerThresholds = Even(0.4f) };
            folds[f] = (weights, folds[f].Articles);
            models.Add((RecognitionEvaluation.Open(weights), folds[f].Articles));
        }
        ThresholdTuner.Tune(models);
        Trees = Learn(rows);
    }

    /// <summary>The articles, each with what readers that did not learn from its story made of plain news.</summary>
    public List<LearningArticle> Articles { get; }

    /// <summary>What all folds' readers made of plain news, on average.</summary>
    public byte[] Statistics { get; }

    /// <summary>The second reading learned from all folds.</summary>
    public byte[] Trees { get; }

    /// <summary>The thresholds of outer names.</summary>
    public float[] Thresholds => models[0].Model.Thresholds;

    /// <summary>The thresholds of names inside others.</summary>
    public float[] InnerThresholds => models[0].Model.InnerThresholds;

    /// <summary>The score over all folds.</summary>
    public EntityScore Score() => RecognitionEvaluation.Score(models);

    /// <summary>The score over the articles of one split.</summary>
    public EntityScore Score(string split) => RecognitionEvaluation.Score(models.Select(m => (m.Model, m.Articles.FindAll(article => article.Source.Split == split))));

    /// <summary>The names found in each article, in the articles' order, by weights that did not learn from it.</summary>
    public LocalMention[][] Found()
    {
        var found = new LocalMention[fold.Length][];
        for (var f = 0; f < models.Count; f++)
        {
            var recognizer = new EntityRecognizer(models[f].Model);
            var next = 0;
            for (var i = 0; i < found.Length; i++)
            {
                found[i] = fold[i] == f ? recognizer.Recognize(models[f].Articles[next++].Annotated) : found[i];
            }
        }
        return found;
    }

    /// <summary>How many annotated names are candidates.</summary>
    public string Candidates() =>
        $"of {models.Sum(m => m.Articles.Sum(article => article.Spans().Count()))} names {models.Sum(m => RecognitionEvaluation.Candidates(m.Model, m.Articles))} are candidates";

    /// <summary>Counts the causes of errors.</summary>
    public void Analyse(RecognitionAnalysis analysis)
    {
        for (var f = 0; f < models.Count; f++)
        {
            var lenient = RecognitionEvaluation.Open(folds[f].Weights with { Thresholds = Even(Lenient), InnerThresholds = Even(Lenient) });
            analysis.Add(models[f].Model, lenient, models[f].Articles);
        }
    }

    // A reader that learned from an article would find its names again in plain news, and be believed: each fold's statistics come from a reader without the fold.
    private byte[] ReadPlainNews(RecognitionTrainer trainer, IReadOnlyList<string> plain, int count)
    {
        var miners = AtOnce(count, f =>
        {
            var miner = new NameMiner();
            miner.Add(new EntityRecognizer(RecognitionEvaluation.Open(trainer.Train(Outside(f), Even(0.3f), Even(0.4f)))), plain);
            return miner;
        });
        var sum = new NameMiner();
        foreach (var miner in miners)
        {
            statistics.Add(miner.Build());
            sum.Add(miner);
        }
        for (var i = 0; i < fold.Length; i++)
        {
            Articles[i] = Articles[i].With(new(statistics[fold[i]]));
        }
        sum.Divide(count);
        return sum.Build();
    }

    // Folds know nothing of each other, so that their order in time does not matter.
    private static T[] AtOnce<T>(int count, Func<int, T> make)
    {
        var made = new T[count];
        Parallel.For(0, count, i => made[i] = make(i));
        return made;
    }

    private List<LearningArticle> In(int f) => [.. Articles.Where((_, i) => fold[i] == f)];

    private List<LearningArticle> Outside(int f) => [.. Articles.Where((_, i) => fold[i] != f)];

    /// <summary>The second reading learned from these rows.</summary>
    public static byte[] Learn(IEnumerable<SecondReadingTrainer> rows)
    {
        var all = new SecondReadingTrainer();
        foreach (var part in rows)
        {
            all.Add(part);
        }
        return all.Train();
    }

    /// <summary>The same threshold for all kinds.</summary>
    public static float[] Even(float threshold)
    {
        var all = new float[SemiMarkov.Kinds];
        Array.Fill(all, threshold);
        return all;
    }
}
