using System.Globalization;
using KnowledgeGraph.Extraction.Learning;
using KnowledgeGraph.Extraction.Relations;
using KnowledgeGraph.Model;
using KnowledgeGraph.Text.Tables;

namespace KnowledgeGraph.Training;

/// <summary>
/// Learns the weights of relations on articles as recognition sees them: a filter, a linear first reading over sparse features, and trees over what the first
/// reading, learned from other stories, thinks of a pair and of its rivals.
/// </summary>
internal static class RelationTrainer
{
    private const int FilterBits = 16;

    /// <summary>Weights that the first reading keeps.</summary>
    private const int MostWeights = 750_000;

    /// <summary>Share of the annotated relations of a type that the filter lets through.</summary>
    private const double FilterRecall = 0.995;

    /// <summary>
    /// Learns from all articles, each step on what the step before says of articles that it was not taught on, sets the thresholds by cross-validation over folds
    /// of stories, and writes <c>relations.bin</c>.
    /// </summary>
    public static void Train(string shared, string recognised, string output)
    {
        var set = FactSet.Load(shared, recognised);
        List<FactArticle> articles = [.. set.Articles, .. set.Articles.Select(a => FactArticle.Annotated(a.Source))];
        var scenes = articles.ConvertAll(a => new Scene(new(a.Text, a.Entities, a.Paths)));
        var (filter, floors) = TrainFilter(articles, scenes);
        var filterTable = filter.Quantize();
        var all = articles.Select((a, i) => new Built(a, scenes[i], i, i % set.Fold.Length, set.Fold[i % set.Fold.Length], filterTable, floors)).ToList();
        var real = all.GetRange(0, set.Articles.Count);
        Console.WriteLine($"candidates {real.Sum(b => (long)b.Examples.Count)}, right {real.Sum(b => b.Examples.Count(e => e.Label))}, with both ends found {real.Sum(b => b.Article.Relations.Count)}, annotated {real.Sum(b => b.Article.RelationCounts.Sum())}");
        var first = Crossed(all, TrainLinear, FirstScores);
        var rows = all.ConvertAll(b => Rows(b, first[b.Number]));
        var second = Crossed(all, some => TrainTrees(some, rows), (trees, built) => SecondScores(built, rows[built.Number], trees));
        Report.Print("first reading", real, [.. real.Select(b => b.Examples.ConvertAll(e => first[b.Number][b.At(e)]).ToArray())]);
        var thresholds = Report.Print("second reading", real, second);
        var linear = TrainLinear(all);
        var writer = new TableWriter();
        writer.Add<sbyte>(filterTable);
        writer.Add<float>(floors);
        writer.Add<sbyte>(linear.Weights);
        writer.Add<float>(thresholds);
        foreach (var type in TrainTrees(all, rows))
        {
            writer.Add<byte>(type);
        }
        writer.Add<ushort>(linear.Checks);
        using var file = File.Create(output);
        writer.Write(file);
    }

    /// <summary>The filter, and for each type the log-odds that all but a few of the right pairs reach.</summary>
    private static (LogisticTrainer Filter, float[] Floors) TrainFilter(List<FactArticle> articles, List<Scene> scenes)
    {
        var examples = new List<LogisticTrainer.Example>();
        var features = new FeatureSet();
        for (var i = 0; i < scenes.Count; i++)
        {
            for (var from = 0; from < scenes[i].Count; from++)
            {
                for (var to = 0; to < scenes[i].Count; to++)
                {
                    uint[]? hashes = null;
                    for (var type = 0; type < AllowedEnds.Types; type++)
                    {
                        if (!Candidates.Allows(scenes[i], (RelationType)type, from, to))
                        {
                            continue;
                        }
                        if (hashes is null)
                        {
                            PairFilter.Extract(scenes[i], from, to, features);
                            hashes = features.Hashes.ToArray();
                        }
                        examples.Add(new(hashes, type, articles[i].Relations.Contains(FactArticle.Key((RelationType)type, from, to))));
                    }
                }
            }
        }
        var filter = new LogisticTrainer(FilterBits) { Epochs = 3, Rate = 0.05f };
        filter.Train(examples);
        var table = filter.Quantize();
        var floors = new float[AllowedEnds.Types];
        for (var type = 0; type < floors.Length; type++)
        {
            var right = examples.Where(e => e.Output == type && e.Label).Select(e => new HashedWeights(table).Score(e.Features, type)).Order().ToArray();
            floors[type] = right.Length == 0 ? 0 : right[(int)(right.Length * (1 - FilterRecall))];
        }
        Console.WriteLine($"filter: {examples.Count} pairs and types");
        return (filter, floors);
    }

    /// <summary>What weights learned from the other folds make of each article.</summary>
    private static TResult[] Crossed<TWeights, TResult>(List<Built> all, Func<List<Built>, TWeights> learn, Func<TWeights, Built, TResult> apply)
    {
        var results = new TResult[all.Count];
        for (var fold = 0; fold < FactSet.Folds; fold++)
        {
            var weights = learn([.. all.Where(b => b.Fold != fold)]);
            foreach (var built in all.Where(b => b.Fold == fold))
            {
                results[built.Number] = apply(weights, built);
            }
        }
        return results;
    }

    private static LogisticTrainer.SparseTable TrainLinear(List<Built> articles)
    {
        var linear = new LogisticTrainer(SparseWeights.Bits) { Epochs = 4, Rate = 0.01f, Decay = 0.01f, LeastArticles = 3 };
        linear.Train([.. articles.SelectMany(a => a.Examples)]);
        return linear.Sparse(MostWeights);
    }

    private static byte[][] TrainTrees(List<Built> articles, List<List<float[]>> rows)
    {
        var trees = new byte[AllowedEnds.Types][];
        for (var type = 0; type < trees.Length; type++)
        {
            var own = new List<float[]>();
            var labels = new List<bool>();
            foreach (var built in articles)
            {
                for (var i = 0; i < built.Examples.Count; i++)
                {
                    if (built.Examples[i].Output == type)
                    {
                        own.Add(rows[built.Number][i]);
                        labels.Add(built.Examples[i].Label);
                    }
                }
            }
            trees[type] = new TreeTrainer().Train(own, labels);
        }
        return trees;
    }

    private static List<float[]> Rows(Built built, float[] first)
    {
        var joint = new JointFeatures(built.Scene, first);
        return built.Examples.ConvertAll(e => joint.Row((RelationType)e.Output, e.From, e.To).ToArray());
    }

    private static float[] FirstScores(LogisticTrainer.SparseTable linear, Built built)
    {
        var scores = new float[AllowedEnds.Types * built.Scene.Count * built.Scene.Count];
        Array.Fill(scores, JointFeatures.None);
        foreach (var e in built.Examples)
        {
            scores[built.At(e)] = linear.Score(e.Features, e.Output);
        }
        return scores;
    }

    private static float[] SecondScores(Built built, List<float[]> rows, byte[][] trees) =>
        [.. built.Examples.Select((e, i) => new BoostedTrees(trees[e.Output]).Score(rows[i]))];

    /// <summary>Figures over articles, each read with weights that never saw it.</summary>
    private static class Report
    {
        /// <summary>Prints the figures under the thresholds that are best together, and returns those.</summary>
        public static float[] Print(string name, List<Built> all, float[][] scores)
        {
            var gold = new int[AllowedEnds.Types];
            var scored = new List<(float Score, bool Label)>[AllowedEnds.Types];
            for (var type = 0; type < gold.Length; type++)
            {
                gold[type] = all.Sum(b => b.Article.RelationCounts[type]);
                scored[type] = [.. all.SelectMany(b => b.Examples.Zip(scores[b.Number])).Where(p => p.First.Output == type).Select(p => (p.Second, p.First.Label)).OrderByDescending(p => p.Second)];
            }
            var taken = Best(gold.Sum(), scored);
            int right = 0, made = 0;
            Console.WriteLine($"{name}, {FactSet.Folds}-fold cross-validation");
            var thresholds = new float[gold.Length];
            for (var type = 0; type < gold.Length; type++)
            {
                var own = scored[type].Take(taken[type]).Count(s => s.Label);
                (right, made) = (right + own, made + taken[type]);
                thresholds[type] = taken[type] == 0 ? 20 : scored[type][taken[type] - 1].Score;
                Line(Names.Of((RelationType)type), own, taken[type], gold[type], thresholds[type]);
            }
            Line("all", right, made, gold.Sum(), 0);
            Reliability([.. scored.SelectMany(s => s)]);
            return thresholds;
        }

        /// <summary>Prints what share is right of the pairs of each tenth of the scores as probabilities.</summary>
        private static void Reliability(List<(float Score, bool Label)> scored)
        {
            foreach (var tenth in scored.GroupBy(s => Math.Min(9, (int)(Logistic.Of(s.Score) * 10))).OrderBy(g => g.Key))
            {
                Console.WriteLine(string.Create(
                    CultureInfo.InvariantCulture,
                    $"  scored {tenth.Average(s => Logistic.Of(s.Score)):0.000}, right {tenth.Average(s => s.Label ? 1.0 : 0.0):0.000} of {tenth.Count()}"));
            }
        }

        /// <summary>
        /// How many of each type's surest pairs to take: with F the best F1 of all types together, a pair is worth taking where more than F/2 of its like are right,
        /// so for each type the number is taken that gains most at that price, until F is its own answer.
        /// </summary>
        private static int[] Best(int gold, List<(float Score, bool Label)>[] scored)
        {
            var taken = new int[scored.Length];
            var f1 = 0.5;
            for (var round = 0; round < 20; round++)
            {
                var (right, made) = (0, 0);
                for (var type = 0; type < scored.Length; type++)
                {
                    var (gain, best, seen, rightAt) = (0.0, 0.0, 0, 0);
                    taken[type] = 0;
                    for (var i = 0; i < scored[type].Count; i++)
                    {
                        seen += scored[type][i].Label ? 1 : 0;
                        gain = seen - (f1 / 2 * (i + 1));
                        if (gain > best)
                        {
                            (best, taken[type], rightAt) = (gain, i + 1, seen);
                        }
                    }
                    (right, made) = (right + rightAt, made + taken[type]);
                }
                f1 = 2.0 * right / (made + gold);
            }
            return taken;
        }

        private static void Line(string name, int right, int made, int gold, float threshold) => Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"  {name,-16} P {(double)right / Math.Max(1, made):0.000} R {(double)right / gold:0.000} F1 {2.0 * right / (made + gold):0.000} of {gold}, threshold {threshold:0.00}"));
    }

    /// <summary>An article with its candidates.</summary>
    private sealed class Built
    {
        public Built(FactArticle article, Scene scene, int number, int source, int fold, sbyte[] filter, float[] floors)
        {
            (Article, Scene, Number, Fold) = (article, scene, number, fold);
            var set = new FeatureSet();
            var types = new List<int>();
            for (var from = 0; from < scene.Count; from++)
            {
                for (var to = 0; to < scene.Count; to++)
                {
                    Candidates.Find(scene, from, to, (features, type) => new HashedWeights(filter).Score(features, type), floors, set, types);
                    if (types.Count == 0)
                    {
                        continue;
                    }
                    PairFeatures.Extract(scene, from, to, set);
                    var features = set.Hashes.ToArray();
                    foreach (var type in types)
                    {
                        Examples.Add(new(features, type, article.Relations.Contains(FactArticle.Key((RelationType)type, from, to))) { Article = source, From = from, To = to });
                    }
                }
            }
        }

        public FactArticle Article { get; }

        public Scene Scene { get; }

        /// <summary>Its place among all articles.</summary>
        public int Number { get; }

        public int Fold { get; }

        public List<LogisticTrainer.Example> Examples { get; } = [];

        /// <summary>Where an example's score stands in the scores of the first reading.</summary>
        public int At(LogisticTrainer.Example e) => (((e.Output * Scene.Count) + e.From) * Scene.Count) + e.To;
    }
}
