using System.Globalization;
using KnowledgeGraph.Extraction.Learning;
using KnowledgeGraph.Extraction.Observations;
using KnowledgeGraph.Extraction.Relations;
using KnowledgeGraph.Text.Tables;

namespace KnowledgeGraph.Training;

/// <summary>Learns the weights of observations.</summary>
internal static class ObservationTrainer
{
    private const int Bits = 18;
    private const int Folds = 5;
    private const int Passes = 2;

    /// <summary>Learns from the train split, sets the threshold on the tune split, and writes <c>observations.bin</c>.</summary>
    public static void Train(string folder, string output)
    {
        var train = TrainingSet.Load(folder, "train").Select(a => new Built(a)).ToList();
        var tune = TrainingSet.Load(folder, "tune").Select(a => new Built(a)).ToList();
        Console.WriteLine($"quantities {train.Sum(b => b.Reading.Scene.Quantities.Length)}, kept {train.Sum(b => b.Subjects.Count(s => s.Count > 0))}, gold {train.Sum(b => b.Article.Observations.Count)}");
        var linear = TrainLinear(train);
        var cross = new Scores[train.Count];
        for (var fold = 0; fold < Folds; fold++)
        {
            var held = TrainLinear([.. train.Where((_, i) => i % Folds != fold)]);
            for (var i = fold; i < train.Count; i += Folds)
            {
                cross[i] = Score(train[i], held);
            }
        }
        var passes = new byte[Passes][];
        var choices = Array.Empty<float[][]>();
        var state = cross;
        for (var pass = 0; pass < Passes; pass++)
        {
            passes[pass] = TrainSubjects(train, state, _ => true);
            choices = CrossChoose(train, state);
            state = [.. state.Select((s, i) => s with { Subject = choices[i] })];
        }
        var rows = new List<float[]>();
        var labels = new List<bool>();
        for (var i = 0; i < train.Count; i++)
        {
            for (var q = 0; q < choices[i].Length; q++)
            {
                if (choices[i][q].Length == 0)
                {
                    continue;
                }
                var best = ObservationReading.Best(choices[i][q]);
                var row = new float[ObservationReading.KeepWidth];
                train[i].Reading.KeepRow(q, cross[i].Keep, choices[i][q], best, row);
                rows.Add(row);
                labels.Add(train[i].Subjects[q].Contains(train[i].Reading.Pairs(q)[best].Entity));
            }
        }
        var keepTrees = new TreeTrainer { Trees = 100 }.Train(rows, labels);
        var threshold = Report(tune, linear, passes, keepTrees);
        var writer = new TableWriter();
        writer.Add<sbyte>(linear.Quantize());
        writer.Add<float>([threshold]);
        writer.Add<byte>(keepTrees);
        foreach (var pass in passes)
        {
            writer.Add<byte>(pass);
        }
        using var file = File.Create(output);
        writer.Write(file);
    }

    private static float[][][] CrossChoose(List<Built> train, Scores[] state)
    {
        var choices = new float[train.Count][][];
        for (var fold = 0; fold < Folds; fold++)
        {
            var held = TrainSubjects(train, state, i => i % Folds != fold);
            for (var i = fold; i < train.Count; i += Folds)
            {
                choices[i] = Choose(train[i], state[i], held);
            }
        }
        return choices;
    }

    private static float Report(List<Built> articles, LogisticTrainer linear, byte[][] passes, byte[] keepTrees)
    {
        var made = new List<(float Score, bool Kept, bool Right)>();
        var gold = 0;
        int subjectsRight = 0, kept = 0, linearRight = 0;
        foreach (var built in articles)
        {
            gold += built.Article.Observations.Count;
            var scores = Score(built, linear);
            var choice = scores.Subject;
            foreach (var trees in passes)
            {
                choice = Choose(built, scores with { Subject = choice }, trees);
            }
            for (var q = 0; q < choice.Length; q++)
            {
                if (choice[q].Length == 0)
                {
                    continue;
                }
                var best = ObservationReading.Best(choice[q]);
                var row = new float[ObservationReading.KeepWidth];
                built.Reading.KeepRow(q, scores.Keep, choice[q], best, row);
                var right = built.Subjects[q].Contains(built.Reading.Pairs(q)[best].Entity);
                made.Add((new BoostedTrees(keepTrees).Score(row), built.Subjects[q].Count > 0, right));
                if (built.Subjects[q].Count > 0)
                {
                    kept++;
                    subjectsRight += right ? 1 : 0;
                    linearRight += built.Subjects[q].Contains(built.Reading.Pairs(q)[ObservationReading.Best(scores.Subject[q])].Entity) ? 1 : 0;
                }
            }
        }
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"subject right: linear {(double)linearRight / kept:0.000}, trees {(double)subjectsRight / kept:0.000} of {kept}; gold {gold}"));
        Sweep("loose", made.Select(m => (m.Score, m.Kept)), gold);
        return Sweep("strict", made.Select(m => (m.Score, m.Right)), gold);
    }

    private static float Sweep(string name, IEnumerable<(float Score, bool Right)> made, int gold)
    {
        var list = made.OrderByDescending(m => m.Score).ToList();
        var (best, at, right, rightAt) = (0.0, 0, 0, 0);
        for (var i = 0; i < list.Count; i++)
        {
            right += list[i].Right ? 1 : 0;
            var f1 = 2.0 * right / (i + 1 + gold);
            if (f1 > best)
            {
                (best, at, rightAt) = (f1, i + 1, right);
            }
        }
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{name}: F1 {best:0.000} P {(double)rightAt / at:0.000} R {(double)rightAt / gold:0.000} threshold {list[at - 1].Score:0.00}"));
        return list[at - 1].Score;
    }

    private static LogisticTrainer TrainLinear(List<Built> articles)
    {
        var examples = new List<LogisticTrainer.Example>();
        var set = new FeatureSet();
        foreach (var built in articles)
        {
            for (var q = 0; q < built.Subjects.Length; q++)
            {
                built.Reading.KeepFeatures(q, set);
                examples.Add(new(set.Hashes.ToArray(), ObservationReading.KeepOutput, built.Subjects[q].Count > 0));
                if (built.Subjects[q].Count == 0)
                {
                    continue;
                }
                foreach (var pair in built.Reading.Pairs(q))
                {
                    built.Reading.SubjectFeaturesOf(q, in pair, set);
                    examples.Add(new(set.Hashes.ToArray(), ObservationReading.SubjectOutput, built.Subjects[q].Contains(pair.Entity)));
                }
            }
        }
        var trainer = new LogisticTrainer(Bits);
        trainer.Train(examples);
        return trainer;
    }

    private static Scores Score(Built built, LogisticTrainer linear)
    {
        var set = new FeatureSet();
        var keep = new float[built.Subjects.Length];
        var subject = new float[built.Subjects.Length][];
        for (var q = 0; q < keep.Length; q++)
        {
            built.Reading.KeepFeatures(q, set);
            keep[q] = linear.Score(set.Hashes, ObservationReading.KeepOutput);
            subject[q] = built.Reading.SubjectScores(q, linear.Score, set);
        }
        return new(keep, subject);
    }

    private static byte[] TrainSubjects(List<Built> articles, Scores[] cross, Func<int, bool> takes)
    {
        var rows = new List<float[]>();
        var labels = new List<bool>();
        for (var i = 0; i < articles.Count; i++)
        {
            if (!takes(i))
            {
                continue;
            }
            var built = articles[i];
            for (var q = 0; q < built.Subjects.Length; q++)
            {
                if (built.Subjects[q].Count == 0)
                {
                    continue;
                }
                var pairs = built.Reading.Pairs(q);
                for (var p = 0; p < pairs.Length; p++)
                {
                    var row = new float[ObservationReading.SubjectWidth];
                    built.Reading.SubjectRow(q, p, cross[i].Subject, cross[i].Keep, row);
                    rows.Add(row);
                    labels.Add(built.Subjects[q].Contains(pairs[p].Entity));
                }
            }
        }
        return new TreeTrainer { Trees = 160, Rate = 0.06 }.Train(rows, labels);
    }

    private static float[][] Choose(Built built, Scores scores, byte[] trees)
    {
        var row = new float[ObservationReading.SubjectWidth];
        var chosen = new float[built.Subjects.Length][];
        for (var q = 0; q < chosen.Length; q++)
        {
            chosen[q] = new float[built.Reading.Pairs(q).Length];
            for (var p = 0; p < chosen[q].Length; p++)
            {
                built.Reading.SubjectRow(q, p, scores.Subject, scores.Keep, row);
                chosen[q][p] = new BoostedTrees(trees).Score(row);
            }
        }
        return chosen;
    }

    private sealed record Scores(float[] Keep, float[][] Subject);

    private sealed class Built
    {
        public Built(TrainingArticle article)
        {
            Article = article;
            var index = new ArticleIndex(article.Text, article.LocalEntities(), [.. article.Entities.Select(e => e.Canonical)], free: true);
            Reading = new(index);
            Subjects = new HashSet<int>[Reading.Scene.Quantities.Length];
            for (var q = 0; q < Subjects.Length; q++)
            {
                Subjects[q] = [];
            }
            foreach (var o in article.Observations)
            {
                for (var q = 0; q < Subjects.Length; q++)
                {
                    var quantity = Reading.Scene.Quantities[q];
                    if (quantity.Start < o.End && quantity.End > o.Start && Math.Abs(quantity.Number.Value - o.Value) < 1e-6 && quantity.Unit(index.Text) == o.Unit)
                    {
                        Subjects[q].Add(o.Subject);
                        break;
                    }
                }
            }
        }

        public TrainingArticle Article { get; }

        public ObservationReading Reading { get; }

        /// <summary>For each quantity the entities that the annotator makes it say something about.</summary>
        public HashSet<int>[] Subjects { get; }
    }
}
