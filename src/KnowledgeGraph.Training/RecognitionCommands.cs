using System.Runtime.InteropServices;
using KnowledgeGraph.Extraction;
using KnowledgeGraph.Extraction.Recognition;
using KnowledgeGraph.Text.Segmentation;
using KnowledgeGraph.Text.Tables;

namespace KnowledgeGraph.Training;

/// <summary>The commands about recognition. SHARED is the folder that holds <c>eval</c> and <c>corpus</c>.</summary>
internal static class RecognitionCommands
{
    private const int Folds = 5;

    /// <summary>A probability under which nothing is worth a thought.</summary>
    private const float Lenient = 0.1f;

    /// <summary>Learns the word clusters from plain news: a table of its own, because it takes longest and changes least.</summary>
    public static void LearnClusters(string shared, string output)
    {
        var buffer = new TokenBuffer();
        var (words, clusters) = ClusterTrainer.Learn(PlainText.Read(Path.Combine(shared, "corpus", "news", "plain.jsonl.gz")).Select(text => Words(text, buffer)), Console.Error);
        var (checks, numbers) = WordClusters.Build(words, clusters);
        var table = new TableWriter();
        table.Add<uint>(checks);
        table.Add<ushort>(numbers);
        using var file = File.Create(output);
        table.Write(file);
    }

    /// <summary>Learns on train, sets thresholds on tune, then learns on both and writes the weights.</summary>
    public static void Learn(string shared, string clusters, string output)
    {
        var data = new Data(shared, clusters);
        var trainer = data.Trainer();
        var first = trainer.Train(data.Train, Even(0.3f), Even(0.4f));
        var model = RecognitionEvaluation.Open(first);
        ThresholdTuner.Tune(model, data.Tune);
        Console.WriteLine($"tune, learned from train:\n{RecognitionEvaluation.Score(model, data.Tune)}");
        Console.WriteLine($"single articles of the development gold, learned from train:\n{RecognitionEvaluation.Score(model, data.Gold)}");
        var weights = trainer.Train([.. data.Train, .. data.Tune], model.Thresholds, model.InnerThresholds);
        Console.WriteLine($"the same, learned from both:\n{RecognitionEvaluation.Score(RecognitionEvaluation.Open(weights), data.Gold)}");
        using var file = File.Create(output);
        RecognitionModel.Write(weights, file);
    }

    /// <summary>Why names are missed and made up, on tune, by the weights of a file (learned from train only).</summary>
    public static void Analyse(string shared, string weights, int examples)
    {
        var data = new Data(shared, null);
        RecognitionModel Open() => new(Table.Open(File.ReadAllBytes(weights)));
        var lenient = Open();
        Array.Fill(lenient.Thresholds, Lenient);
        Array.Fill(lenient.InnerThresholds, Lenient);
        var analysis = new RecognitionAnalysis { Examples = examples > 0 ? [] : null };
        analysis.Add(Open(), lenient, data.Tune);
        Console.WriteLine(analysis);
        Console.WriteLine(RecognitionEvaluation.Score(Open(), data.Tune));
        foreach (var example in analysis.Examples?.Take(examples) ?? [])
        {
            Console.WriteLine(example);
        }
    }

    /// <summary>Scores the embedded weights.</summary>
    public static void Evaluate(string shared)
    {
        var data = new Data(shared, null);
        var model = new RecognitionModel(SeedTables.Open("recognition"));
        Console.WriteLine($"single articles of the development gold:\n{RecognitionEvaluation.Score(model, data.Gold)}");
    }

    /// <summary>Cross-validation over all training articles, by document, with the embedded thresholds.</summary>
    public static void CrossValidate(string shared, string clusters)
    {
        var data = new Data(shared, clusters);
        var embedded = new RecognitionModel(SeedTables.Open("recognition"));
        var all = data.Train.Concat(data.Tune).ToList();
        var score = new EntityScore();
        int names = 0, found = 0;
        for (var fold = 0; fold < Folds; fold++)
        {
            var weights = data.Trainer().Train([.. all.Where((_, i) => i % Folds != fold)], embedded.Thresholds, embedded.InnerThresholds);
            var model = RecognitionEvaluation.Open(weights);
            List<LearningArticle> rest = [.. all.Where((_, i) => i % Folds == fold)];
            RecognitionEvaluation.Add(score, model, rest);
            names += rest.Sum(article => article.Spans().Count());
            found += RecognitionEvaluation.Candidates(model, rest);
        }
        Console.WriteLine($"of {names} names {found} are candidates");
        Console.WriteLine($"{Folds}-fold cross-validation over {all.Count} articles:\n{score}");
    }

    /// <summary>Writes the names that recognition finds in each training article with weights learned from the other folds of stories.</summary>
    public static void WriteRecognised(string shared, string output)
    {
        var data = new Data(shared, null);
        var embedded = new RecognitionModel(SeedTables.Open("recognition"));
        var all = data.Train.Concat(data.Tune).ToList();
        var fold = Stories.Folds([.. all.Select(a => a.Annotated.Text)], Folds);
        var found = new LocalMention[all.Count][];
        var score = new EntityScore();
        for (var f = 0; f < Folds; f++)
        {
            var weights = data.Trainer().Train([.. all.Where((_, i) => fold[i] != f)], embedded.Thresholds, embedded.InnerThresholds);
            var model = RecognitionEvaluation.Open(weights);
            var recognizer = new EntityRecognizer(model);
            for (var i = 0; i < all.Count; i++)
            {
                found[i] = fold[i] == f ? recognizer.Recognize(all[i].Annotated) : found[i];
            }
            RecognitionEvaluation.Add(score, model, [.. all.Where((_, i) => fold[i] == f)]);
        }
        Console.WriteLine($"{Folds}-fold cross-validation by story over {all.Count} articles:\n{score}");
        using var file = new StreamWriter(output);
        Recognised.Write(file, all.Select((a, i) => (a.Source.Document, (IReadOnlyList<LocalMention>)found[i])));
    }

    private static float[] Even(float threshold)
    {
        var all = new float[SemiMarkov.Kinds];
        Array.Fill(all, threshold);
        return all;
    }

    private static ulong[] Words(string text, TokenBuffer buffer)
    {
        AnnotatedArticle.Segmenter.Cut(text, buffer);
        var cuts = new Token[text.Length];
        var words = new ulong[WordCuts.Split(text, buffer.Tokens, cuts)];
        for (var i = 0; i < words.Length; i++)
        {
            words[i] = SpanHash.Of(text.AsSpan(cuts[i].Start, cuts[i].Length));
        }
        return words;
    }

    /// <summary>The annotated articles, made ready, and the clusters (those given, or the embedded model's).</summary>
    private sealed class Data
    {
        private readonly uint[] checks;
        private readonly ushort[] numbers;

        public Data(string shared, string? clusters)
        {
            (checks, numbers) = clusters is null ? RecognitionModel.ClustersOf(SeedTables.Open("recognition")) : Clusters(Table.Open(File.ReadAllBytes(clusters)));
            var words = new WordClusters(MemoryMarshal.AsBytes<uint>(checks).ToArray(), MemoryMarshal.AsBytes<ushort>(numbers).ToArray());
            List<LearningArticle> Ready(IEnumerable<TrainingArticle> articles) => [.. articles.Select(a => new LearningArticle(a, words))];
            var training = Path.Combine(shared, "eval", "train");
            Train = Ready(TrainingSet.Load(training, "train"));
            Tune = Ready(TrainingSet.Load(training, "tune"));
            Gold = Ready(GoldSet.Load(shared));
        }

        private static (uint[] Checks, ushort[] Numbers) Clusters(Table table) => (table.Section<uint>(0).ToArray(), table.Section<ushort>(1).ToArray());

        public List<LearningArticle> Train { get; }

        public List<LearningArticle> Tune { get; }

        public List<LearningArticle> Gold { get; }

        public RecognitionTrainer Trainer() => new(checks, numbers, Console.Error);
    }
}
