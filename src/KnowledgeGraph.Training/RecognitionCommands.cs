using System.Runtime.InteropServices;
using KnowledgeGraph.Extraction;
using KnowledgeGraph.Extraction.Explaining;
using KnowledgeGraph.Extraction.Recognition;
using KnowledgeGraph.Text.Segmentation;
using KnowledgeGraph.Text.Tables;

namespace KnowledgeGraph.Training;

/// <summary>The commands about recognition. SHARED is the folder that holds <c>eval</c> and <c>corpus</c>.</summary>
internal static class RecognitionCommands
{
    private const int Folds = 5;
    private const int Halvings = 5;

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

    /// <summary>
    /// Learns from all annotated articles: both readings and the thresholds, the last two by what five folds think of articles that they did not see. Writes
    /// <c>recognition.bin</c>, and <c>recognised.tsv</c> with the names that the folds found; prints their scores, why names are missed and made up, and so many
    /// <paramref name="examples"/> of that. <paramref name="folder"/> is made where it is not there.
    /// </summary>
    public static void Learn(string shared, string clusters, string folder, int examples)
    {
        Directory.CreateDirectory(folder);
        var data = new Data(shared, clusters);
        var folds = new CrossFit(data.Trainer(), data.All, data.Plain(), Folds, Console.Out);
        Console.WriteLine($"cross-validation over {data.All.Count} articles, thresholds set on the same:\n{folds.Score()}");
        foreach (var split in folds.Articles.Select(article => article.Source.Split).Distinct())
        {
            Console.WriteLine($"{split}:\n{folds.Score(split)}");
        }
        Console.WriteLine(folds.Candidates());
        var analysis = new RecognitionAnalysis { Examples = examples > 0 ? [] : null };
        folds.Analyse(analysis);
        Console.WriteLine(analysis);
        foreach (var example in analysis.Examples?.Take(examples) ?? [])
        {
            Console.WriteLine(example);
        }
        using (var recognised = new StreamWriter(Path.Combine(folder, "recognised.tsv")))
        {
            Recognised.Write(recognised, folds.Found().Select((mentions, i) => (data.All[i].Source.Document, (IReadOnlyList<LocalMention>)mentions)));
        }
        var weights = data.Trainer().Train(folds.Articles, folds.Thresholds, folds.InnerThresholds) with { Trees = folds.Trees, Statistics = folds.Statistics };
        Console.WriteLine($"single articles of the development gold:\n{RecognitionEvaluation.Score(RecognitionEvaluation.Open(weights), data.Gold)}");
        using var file = File.Create(Path.Combine(folder, "recognition.bin"));
        RecognitionModel.Write(weights, file);
    }

    /// <summary>Scores the embedded weights.</summary>
    public static void Evaluate(string shared)
    {
        var data = new Data(shared, null);
        var model = new RecognitionModel(SeedTables.Open("recognition"));
        Console.WriteLine($"single articles of the development gold:\n{RecognitionEvaluation.Score(model, data.Gold)}");
    }

    /// <summary>The learning curve: the first reading learned from ever more articles, scored on a fifth of the stories and on the gold's single articles.</summary>
    public static void Curve(string shared, string clusters)
    {
        var data = new Data(shared, clusters);
        var fold = Stories.Folds([.. data.All.Select(article => article.Annotated.Text)], Folds);
        List<LearningArticle> rest = [.. data.All.Where((_, i) => fold[i] == 0)];
        List<LearningArticle> learned = [.. data.All.Where((_, i) => fold[i] != 0)];
        for (var halvings = Halvings; halvings >= 0; halvings--)
        {
            var some = learned.Count >> halvings;
            // Every so manieth article, so that few are as mixed as many.
            var weights = data.Trainer().Train([.. Enumerable.Range(0, some).Select(i => learned[i * learned.Count / some])], CrossFit.Even(0.3f), CrossFit.Even(0.4f));
            var model = RecognitionEvaluation.Open(weights);
            Console.WriteLine(FormattableString.Invariant($"{some} articles: fold {RecognitionEvaluation.Score(model, rest).F1:F3}, single gold articles {RecognitionEvaluation.Score(model, data.Gold).F1:F3}"));
        }
    }

    /// <summary>
    /// The first reading learned without each group of features in turn: every other article of the folds but one is learned from, two folds are scored. Plain news is
    /// not asked.
    /// </summary>
    public static void Ablate(string shared, string clusters)
    {
        var data = new Data(shared, clusters);
        var fold = Stories.Folds([.. data.All.Select(article => article.Annotated.Text)], Folds);
        // From the last group on: knowledge from outside comes before what the text alone gives.
        foreach (var without in Enum.GetValues<SpanGroups.Group>().Reverse().Cast<SpanGroups.Group?>().Prepend(null))
        {
            if (without is SpanGroups.Group.Kind or SpanGroups.Group.PlainNews)
            {
                continue;
            }
            var scored = new (RecognitionModel Model, List<LearningArticle> Articles)[2];
            Parallel.For(0, scored.Length, f =>
            {
                var learned = data.All.Where((_, i) => fold[i] != f && i % 2 == 0);
                var weights = data.Trainer(without).Train([.. learned], CrossFit.Even(0.3f), CrossFit.Even(0.4f));
                scored[f] = (RecognitionEvaluation.Open(weights), [.. data.All.Where((_, i) => fold[i] == f)]);
            });
            Console.WriteLine(FormattableString.Invariant($"{RecognitionEvaluation.Score(scored).F1:F4} without {(without is { } group ? SpanGroups.NameOf((int)group) : "nothing")}"));
        }
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
        private readonly string shared;
        private readonly Lazy<List<LearningArticle>> all;

        public Data(string shared, string? clusters)
        {
            this.shared = shared;
            (checks, numbers) = clusters is null ? RecognitionModel.ClustersOf(SeedTables.Open("recognition")) : Clusters(Table.Open(File.ReadAllBytes(clusters)));
            var words = new WordClusters(MemoryMarshal.AsBytes<uint>(checks).ToArray(), MemoryMarshal.AsBytes<ushort>(numbers).ToArray());
            List<LearningArticle> Ready(IEnumerable<TrainingArticle> articles) => [.. articles.Select(a => new LearningArticle(a, words))];
            all = new(() => Ready(LearningSet.Load(shared)));
            Gold = Ready(GoldSet.Load(shared));
        }

        private static (uint[] Checks, ushort[] Numbers) Clusters(Table table) => (table.Section<uint>(0).ToArray(), table.Section<ushort>(1).ToArray());

        public List<LearningArticle> All => all.Value;

        public List<LearningArticle> Gold { get; }

        /// <summary>The plain news that repeats none of the annotated articles.</summary>
        public List<string> Plain()
        {
            var retold = new Retold(All.Select(article => article.Source.Text.Text));
            return [.. PlainText.Read(Path.Combine(shared, "corpus", "news", "plain.jsonl.gz")).Where(text => !retold.Repeats(text))];
        }

        public RecognitionTrainer Trainer(SpanGroups.Group? without = null) => new(checks, numbers, Console.Error) { Without = without };
    }
}
