using System.Globalization;
using KnowledgeGraph.Extraction.Learning;
using KnowledgeGraph.Extraction.Relations;
using KnowledgeGraph.Model;

namespace KnowledgeGraph.Training;

/// <summary>Learns the weights of relations.</summary>
internal static class RelationTrainer
{
    private const int Bits = 21;

    public static void Experiment(string folder)
    {
        var train = TrainingSet.Load(folder, "train").Select(Build).ToList();
        var tune = TrainingSet.Load(folder, "tune").Select(Build).ToList();
        Console.WriteLine($"{train.Sum(a => a.Examples.Count)} examples, {train.Sum(a => a.Examples.Sum(e => (long)e.Features.Length))} features");
        var linear = new LogisticTrainer(Bits);
        var watch = System.Diagnostics.Stopwatch.StartNew();
        linear.Train([.. train.SelectMany(a => a.Examples)]);
        Console.WriteLine($"trained in {watch.Elapsed}");
        Report(tune, a => [.. a.Examples.Select(e => linear.Score(e.Features, e.Output))]);
        var cross = new Dictionary<Built, float[]>();
        for (var fold = 0; fold < 5; fold++)
        {
            var held = new LogisticTrainer(Bits);
            held.Train([.. train.Where((_, i) => i % 5 != fold).SelectMany(a => a.Examples)]);
            foreach (var a in train.Where((_, i) => i % 5 == fold))
            {
                cross[a] = Rows(a, held);
            }
        }
        Console.WriteLine($"cross-fitted {watch.Elapsed}");
        var trees = new byte[9][];
        for (var type = 0; type < 9; type++)
        {
            var rows = new List<float[]>();
            var labels = new List<bool>();
            foreach (var a in train)
            {
                var joint = new JointFeatures(a.Scene, cross[a]);
                foreach (var e in a.Examples.Where(e => e.Output == type))
                {
                    rows.Add(joint.Row((RelationType)type, e.From, e.To).ToArray());
                    labels.Add(e.Label);
                }
            }
            trees[type] = new TreeTrainer().Train(rows, labels);
        }
        Console.WriteLine($"trees {watch.Elapsed}");
        Report(tune, a =>
        {
            var joint = new JointFeatures(a.Scene, Rows(a, linear));
            return [.. a.Examples.Select(e => new BoostedTrees(trees[e.Output]).Score(joint.Row((RelationType)e.Output, e.From, e.To)))];
        });
    }

    private static float[] Rows(Built a, LogisticTrainer linear)
    {
        var n = a.Scene.Count;
        var scores = new float[9 * n * n];
        Array.Fill(scores, JointFeatures.None);
        foreach (var e in a.Examples)
        {
            scores[(((e.Output * n) + e.From) * n) + e.To] = linear.Score(e.Features, e.Output);
        }
        return scores;
    }

    private static void Report(List<Built> articles, Func<Built, List<float>> score)
    {
        var gold = new int[9];
        var scored = new List<(float Score, bool Label)>[9];
        for (var t = 0; t < 9; t++)
        {
            scored[t] = [];
        }
        foreach (var article in articles)
        {
            for (var t = 0; t < 9; t++)
            {
                gold[t] += article.Gold[t];
            }
            foreach (var (e, s) in article.Examples.Zip(score(article)))
            {
                scored[e.Output].Add((s, e.Label));
            }
        }
        int allRight = 0, allMade = 0;
        for (var t = 0; t < 9; t++)
        {
            scored[t].Sort((a, b) => b.Score.CompareTo(a.Score));
            var (best, bestAt, right, rightAt) = (0.0, 0, 0, 0);
            for (var i = 0; i < scored[t].Count; i++)
            {
                right += scored[t][i].Label ? 1 : 0;
                var f1 = 2.0 * right / (i + 1 + gold[t]);
                if (f1 > best)
                {
                    (best, bestAt, rightAt) = (f1, i + 1, right);
                }
            }
            allRight += rightAt;
            allMade += bestAt;
            var threshold = bestAt > 0 ? scored[t][bestAt - 1].Score : 0;
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{Names.Of((RelationType)t),-16} P {(double)rightAt / Math.Max(1, bestAt):0.000} R {(double)rightAt / gold[t]:0.000} F1 {best:0.000} gold {gold[t]} reachable {right} threshold {threshold:0.00}"));
        }
        foreach (var cut in (ReadOnlySpan<double>)[-1.4, -1.2, -1, -0.8, -0.6, -0.4])
        {
            var made = scored.Sum(s => s.Count(x => x.Score > cut));
            var right = scored.Sum(s => s.Count(x => x.Score > cut && x.Label));
            Console.Write(string.Create(CultureInfo.InvariantCulture, $"cut {cut} P {(double)right / made:0.000} R {(double)right / gold.Sum():0.000} F1 {2.0 * right / (made + gold.Sum()):0.000}; "));
        }
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"all P {(double)allRight / allMade:0.000} R {(double)allRight / gold.Sum():0.000} F1 {2.0 * allRight / (allMade + gold.Sum()):0.000}"));
    }

    private static Built Build(TrainingArticle article)
    {
        var index = new ArticleIndex(article.Text, article.LocalEntities(), [.. article.Entities.Select(e => e.Canonical)]);
        var scene = new Scene(index);
        var gold = new HashSet<(int, int, int)>();
        var counts = new int[9];
        foreach (var relation in article.Relations)
        {
            var type = (int)relation.Type;
            if (type == (int)RelationType.PartnersWith && gold.Contains((type, relation.To, relation.From)))
            {
                continue;
            }
            if (gold.Add((type, relation.From, relation.To)))
            {
                counts[type]++;
            }
        }
        var examples = new List<LogisticTrainer.Example>();
        var set = new FeatureSet();
        for (var f = 0; f < scene.Count; f++)
        {
            for (var t = 0; t < scene.Count; t++)
            {
                uint[]? features = null;
                for (var type = 0; type < 9; type++)
                {
                    if (!Candidates.Allows(scene, (RelationType)type, f, t))
                    {
                        continue;
                    }
                    if (features is null)
                    {
                        PairFeatures.Extract(scene, f, t, set);
                        features = set.Hashes.ToArray();
                    }
                    var label = gold.Contains((type, f, t)) || (type == (int)RelationType.PartnersWith && gold.Contains((type, t, f)));
                    examples.Add(new(features, type, label) { From = f, To = t });
                }
            }
        }
        return new(article, scene, examples, counts);
    }

    private sealed record Built(TrainingArticle Article, Scene Scene, List<LogisticTrainer.Example> Examples, int[] Gold);
}
