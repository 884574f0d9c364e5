using System.Globalization;
using KnowledgeGraph.Extraction.Learning;
using KnowledgeGraph.Extraction.Relations;
using KnowledgeGraph.Model;
using KnowledgeGraph.Text.Tables;

namespace KnowledgeGraph.Training;

/// <summary>
/// Learns the weights of relations: a linear first reading over sparse features, and trees over what the first reading, cross-fitted over five folds, thinks
/// of a pair and of its rivals.
/// </summary>
internal static class RelationTrainer
{
    private const int Bits = 21;
    private const int Folds = 5;
    private const int Types = 9;

    /// <summary>Learns from the train split, sets the threshold on the tune split, and writes <c>relations.bin</c>.</summary>
    public static void Train(string folder, string output)
    {
        var train = TrainingSet.Load(folder, "train").Select(a => new Built(a)).ToList();
        var tune = TrainingSet.Load(folder, "tune").Select(a => new Built(a)).ToList();
        var linear = Linear(train);
        var cross = new float[train.Count][];
        for (var fold = 0; fold < Folds; fold++)
        {
            var held = Linear([.. train.Where((_, i) => i % Folds != fold)]);
            for (var i = fold; i < train.Count; i += Folds)
            {
                cross[i] = FirstScores(train[i], held);
            }
        }
        var trees = new byte[Types][];
        for (var type = 0; type < Types; type++)
        {
            trees[type] = Trees(train, cross, type);
        }
        Report("first reading", tune, a => [.. a.Examples.Select(e => linear.Score(e.Features, e.Output))]);
        var threshold = Report("second reading", tune, a =>
        {
            var joint = new JointFeatures(a.Scene, FirstScores(a, linear));
            return [.. a.Examples.Select(e => new BoostedTrees(trees[e.Output]).Score(joint.Row((RelationType)e.Output, e.From, e.To)))];
        });
        var writer = new TableWriter();
        writer.Add<sbyte>(linear.Quantize());
        writer.Add<float>(Enumerable.Repeat(threshold, Types).ToArray());
        foreach (var type in trees)
        {
            writer.Add<byte>(type);
        }
        using var file = File.Create(output);
        writer.Write(file);
    }

    private static LogisticTrainer Linear(List<Built> articles)
    {
        var linear = new LogisticTrainer(Bits);
        linear.Train([.. articles.SelectMany(a => a.Examples)]);
        return linear;
    }

    private static byte[] Trees(List<Built> articles, float[][] cross, int type)
    {
        var rows = new List<float[]>();
        var labels = new List<bool>();
        for (var i = 0; i < articles.Count; i++)
        {
            var joint = new JointFeatures(articles[i].Scene, cross[i]);
            foreach (var e in articles[i].Examples.Where(e => e.Output == type))
            {
                rows.Add(joint.Row((RelationType)type, e.From, e.To).ToArray());
                labels.Add(e.Label);
            }
        }
        return new TreeTrainer().Train(rows, labels);
    }

    private static float[] FirstScores(Built a, LogisticTrainer linear)
    {
        var n = a.Scene.Count;
        var scores = new float[Types * n * n];
        Array.Fill(scores, JointFeatures.None);
        foreach (var e in a.Examples)
        {
            scores[(((e.Output * n) + e.From) * n) + e.To] = linear.Score(e.Features, e.Output);
        }
        return scores;
    }

    /// <summary>Prints the figures under the one threshold that is best for all types together, and returns it.</summary>
    private static float Report(string name, List<Built> articles, Func<Built, List<float>> score)
    {
        var scored = new List<(int Type, float Score, bool Label)>();
        var gold = new int[Types];
        foreach (var article in articles)
        {
            foreach (var (type, _, _) in article.Gold)
            {
                gold[type]++;
            }
            scored.AddRange(article.Examples.Zip(score(article), (e, s) => (e.Output, s, e.Label)));
        }
        var (best, threshold) = (0.0, 0f);
        for (var i = -20; i <= 10; i++)
        {
            var cut = i / 10f;
            var f1 = 2.0 * scored.Count(s => s.Score >= cut && s.Label) / (scored.Count(s => s.Score >= cut) + gold.Sum());
            (best, threshold) = f1 > best ? (f1, cut) : (best, threshold);
        }
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{name}, threshold {threshold:0.0}"));
        for (var type = 0; type <= Types; type++)
        {
            var mine = scored.Where(s => s.Score >= threshold && (s.Type == type || type == Types)).ToList();
            var right = mine.Count(s => s.Label);
            var all = type == Types ? gold.Sum() : gold[type];
            Console.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"  {(type == Types ? "all" : Names.Of((RelationType)type)),-16} P {(double)right / Math.Max(1, mine.Count):0.000} R {(double)right / all:0.000} F1 {2.0 * right / (mine.Count + all):0.000} of {all}"));
        }
        return threshold;
    }

    /// <summary>An article with its candidates.</summary>
    private sealed class Built
    {
        public Built(TrainingArticle article)
        {
            Scene = new(new(article.Text, article.LocalEntities(), [.. article.Entities.Select(e => e.Canonical)]));
            foreach (var relation in article.Relations)
            {
                Gold.Add(Key((int)relation.Type, relation.From, relation.To));
            }
            var set = new FeatureSet();
            for (var f = 0; f < Scene.Count; f++)
            {
                for (var t = 0; t < Scene.Count; t++)
                {
                    AddExamples(f, t, set);
                }
            }
        }

        public Scene Scene { get; }

        public List<LogisticTrainer.Example> Examples { get; } = [];

        public HashSet<(int Type, int From, int To)> Gold { get; } = [];

        private static (int Type, int From, int To) Key(int type, int from, int to) =>
            type == (int)RelationType.PartnersWith && from > to ? (type, to, from) : (type, from, to);

        private void AddExamples(int from, int to, FeatureSet set)
        {
            uint[]? features = null;
            for (var type = 0; type < Types; type++)
            {
                if (!Candidates.Allows(Scene, (RelationType)type, from, to))
                {
                    continue;
                }
                if (features is null)
                {
                    PairFeatures.Extract(Scene, from, to, set);
                    features = set.Hashes.ToArray();
                }
                Examples.Add(new(features, type, Gold.Contains(Key(type, from, to))) { From = from, To = to });
            }
        }
    }
}
