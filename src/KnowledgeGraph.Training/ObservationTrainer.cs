using System.Globalization;
using KnowledgeGraph.Extraction.Learning;
using KnowledgeGraph.Extraction.Observations;
using KnowledgeGraph.Extraction.Relations;
using KnowledgeGraph.Text.Tables;

namespace KnowledgeGraph.Training;

/// <summary>Learns the weights of observations on articles as recognition sees them.</summary>
internal static class ObservationTrainer
{
    private const int Bits = 20;
    private const int Passes = 2;

    /// <summary>
    /// Learns from all articles, each step on what the step before says of articles that it was not taught on, sets the threshold by cross-validation over folds
    /// of stories, and writes <c>observations.bin</c>.
    /// </summary>
    public static void Train(string shared, string recognised, string output)
    {
        var set = FactSet.Load(shared, recognised);
        var real = set.Articles.Select((a, i) => new Built(a, i, set.Fold[i])).ToList();
        List<Built> all = [.. real, .. set.Articles.Select((a, i) => new Built(FactArticle.Annotated(a.Source), real.Count + i, set.Fold[i]))];
        Console.WriteLine($"quantities {real.Sum(b => b.Reading.Scene.Quantities.Length)}, kept {real.Sum(b => b.Kept.Count(k => k))}, with a subject that was found {real.Sum(b => b.Subjects.Count(s => s.Count > 0))}, annotated {real.Sum(b => b.Article.Observations.Count)}");
        var first = Crossed(all, TrainLinear, (linear, built, _) => Score(built, linear));
        var state = first;
        var passes = new byte[Passes][];
        for (var pass = 0; pass < Passes; pass++)
        {
            var before = state;
            passes[pass] = TrainSubjects(all, before);
            state = Crossed(all, some => TrainSubjects(some, before), (trees, built, i) => before[i] with { Subject = Choose(built, before[i], trees) });
        }
        var last = state;
        var keeps = Crossed(real, some => TrainKeep(some, last), (trees, built, i) => Keep(built, last[i], trees));
        var threshold = new Report(real, first, last, keeps).Print();
        var writer = new TableWriter();
        writer.Add<sbyte>(TrainLinear(all).Quantize());
        writer.Add<float>([threshold]);
        writer.Add<byte>(TrainKeep(real, last));
        foreach (var pass in passes)
        {
            writer.Add<byte>(pass);
        }
        using var file = File.Create(output);
        writer.Write(file);
    }

    /// <summary>What weights learned from the other folds make of each article.</summary>
    private static TResult[] Crossed<TWeights, TResult>(List<Built> all, Func<List<Built>, TWeights> learn, Func<TWeights, Built, int, TResult> apply)
    {
        var results = new TResult[all.Count];
        for (var fold = 0; fold < FactSet.Folds; fold++)
        {
            var weights = learn([.. all.Where(b => b.Fold != fold)]);
            for (var i = 0; i < all.Count; i++)
            {
                results[i] = all[i].Fold == fold ? apply(weights, all[i], i) : results[i];
            }
        }
        return results;
    }

    private static byte[] TrainKeep(List<Built> articles, Scores[] state)
    {
        var rows = new List<float[]>();
        var labels = new List<bool>();
        foreach (var built in articles)
        {
            foreach (var (q, best) in Bests(built, state[built.Number]))
            {
                rows.Add(KeepRow(built, state[built.Number], q, best));
                labels.Add(built.IsSubject(q, best));
            }
        }
        return new TreeTrainer { Trees = 100 }.Train(rows, labels);
    }

    private static List<(int Quantity, int Best, float Score)> Keep(Built built, Scores scores, byte[] trees) =>
        [.. Bests(built, scores).Select(b => (b.Quantity, b.Best, new BoostedTrees(trees).Score(KeepRow(built, scores, b.Quantity, b.Best))))];

    private static IEnumerable<(int Quantity, int Best)> Bests(Built built, Scores scores)
    {
        for (var q = 0; q < scores.Subject.Length; q++)
        {
            if (scores.Subject[q].Length > 0)
            {
                yield return (q, ObservationReading.Best(scores.Subject[q]));
            }
        }
    }

    private static float[] KeepRow(Built built, Scores scores, int quantity, int best)
    {
        var row = new float[ObservationReading.KeepWidth];
        built.Reading.KeepRow(quantity, scores.Keep, scores.Subject[quantity], best, row);
        return row;
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
                examples.Add(new(set.Hashes.ToArray(), ObservationReading.KeepOutput, built.Kept[q]));
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
        var trainer = new LogisticTrainer(Bits) { Epochs = 4, Rate = 0.03f, Decay = 0.01f };
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

    private static byte[] TrainSubjects(List<Built> articles, Scores[] state)
    {
        var rows = new List<float[]>();
        var labels = new List<bool>();
        foreach (var built in articles)
        {
            for (var q = 0; q < built.Subjects.Length; q++)
            {
                for (var p = 0; p < built.Reading.Pairs(q).Length && built.Subjects[q].Count > 0; p++)
                {
                    var row = new float[ObservationReading.SubjectWidth];
                    built.Reading.SubjectRow(q, p, state[built.Number].Subject, state[built.Number].Keep, row);
                    rows.Add(row);
                    labels.Add(built.IsSubject(q, p));
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

    /// <summary>Figures over articles, each read with weights that never saw it.</summary>
    private sealed class Report(List<Built> all, Scores[] first, Scores[] last, List<(int Quantity, int Best, float Score)>[] keeps)
    {
        private readonly int gold = all.Sum(b => b.Article.Observations.Count);

        /// <summary>Prints them, and returns the threshold that is best with the subject.</summary>
        public float Print()
        {
            var found = all.SelectMany(b => b.Subjects).Count(s => s.Count > 0);
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"subject right: linear {Right(first) / found:0.000}, trees {Right(last) / found:0.000} of {found} that were found; {gold} annotated"));
            Sweep("value and unit", all.SelectMany(b => keeps[b.Number].Select(k => (k.Score, b.Kept[k.Quantity]))));
            return Sweep("with subject", all.SelectMany(b => keeps[b.Number].Select(k => (k.Score, b.IsSubject(k.Quantity, k.Best)))));
        }

        private double Right(Scores[] scores) => all.Sum(b => Bests(b, scores[b.Number]).Count(x => b.IsSubject(x.Quantity, x.Best)));

        private float Sweep(string name, IEnumerable<(float Score, bool Right)> scored)
        {
            var list = scored.OrderByDescending(m => m.Score).ToList();
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
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{name}: {FactSet.Folds}-fold cross-validation F1 {best:0.000} P {(double)rightAt / at:0.000} R {(double)rightAt / gold:0.000} threshold {list[at - 1].Score:0.00}"));
            return list[at - 1].Score;
        }
    }

    private sealed class Built
    {
        public Built(FactArticle article, int number, int fold)
        {
            Article = article;
            Number = number;
            Fold = fold;
            var index = new ArticleIndex(article.Text, article.Entities, article.Paths, free: true);
            Reading = new(index);
            Subjects = new HashSet<int>[Reading.Scene.Quantities.Length];
            Kept = new bool[Subjects.Length];
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
                        Kept[q] = true;
                        if (o.Subject >= 0)
                        {
                            Subjects[q].Add(o.Subject);
                        }
                        break;
                    }
                }
            }
        }

        public FactArticle Article { get; }

        /// <summary>Its place among all articles.</summary>
        public int Number { get; }

        public int Fold { get; }

        public ObservationReading Reading { get; }

        /// <summary>Whether the annotator reports each quantity.</summary>
        public bool[] Kept { get; }

        /// <summary>For each quantity the found entities that the annotator makes it say something about.</summary>
        public HashSet<int>[] Subjects { get; }

        /// <summary>Whether the annotator makes a quantity say something about a pair's entity.</summary>
        public bool IsSubject(int quantity, int pair) => Subjects[quantity].Contains(Reading.Pairs(quantity)[pair].Entity);
    }
}
