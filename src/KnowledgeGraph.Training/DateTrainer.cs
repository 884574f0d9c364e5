using System.Globalization;
using KnowledgeGraph.Extraction.Dates;
using KnowledgeGraph.Extraction.Learning;
using KnowledgeGraph.Extraction.Relations;
using KnowledgeGraph.Text.Tables;

namespace KnowledgeGraph.Training;

/// <summary>Learns which date expressions are kept, and how far they reach.</summary>
internal static class DateTrainer
{
    private const int Bits = 16;
    private const int Folds = 5;

    /// <summary>F1 hardly changes around the best threshold: of those that lose less than this, the lowest, which finds most, is taken.</summary>
    private const double Flat = 0.002;

    /// <summary>Cross-validates over folds of stories, sets the threshold by it, learns from all annotated articles, and writes <c>dates.bin</c>.</summary>
    public static void Train(string shared, string output)
    {
        var articles = LearningSet.Load(shared);
        var fold = Stories.Folds([.. articles.Select(a => a.Text.Text)], Folds);
        var trainers = Enumerable.Range(0, Folds).Select(f => Learn(articles.Where((_, i) => fold[i] != f))).ToArray();
        var measures = new List<(float Threshold, Measure Measure)>();
        for (var i = -20; i <= 10; i++)
        {
            var measure = new Measure();
            for (var a = 0; a < articles.Count; a++)
            {
                measure.Add(articles[a], trainers[fold[a]], i / 10f);
            }
            measures.Add((i / 10f, measure));
        }
        var most = measures.Max(m => m.Measure.F1);
        var (threshold, best) = measures.First(m => m.Measure.F1 > most - Flat);
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"dates: {Folds}-fold cross-validation {best}, threshold {threshold:0.0}"));
        var writer = new TableWriter();
        writer.Add<sbyte>(Learn(articles).Quantize());
        writer.Add<float>([threshold]);
        using var file = File.Create(output);
        writer.Write(file);
    }

    private static LogisticTrainer Learn(IEnumerable<TrainingArticle> articles)
    {
        var linear = new LogisticTrainer(Bits) { Epochs = 4, Rate = 0.03f };
        linear.Train([.. articles.SelectMany(Examples)]);
        return linear;
    }

    private static IEnumerable<LogisticTrainer.Example> Examples(TrainingArticle article)
    {
        var set = new FeatureSet();
        var index = new ArticleIndex(article.Text, article.LocalEntities(), [.. article.Entities.Select(e => e.Canonical)]);
        var gold = article.Dates.Select(d => (Text: index.Text[d.Start..d.End], d.Value, d.Start)).ToList();
        foreach (var candidate in DateExtractor.Candidates(article.Text))
        {
            DateFeatures.Extract(index, in candidate, set);
            var text = index.Text[candidate.Match.Start..candidate.Match.End];
            var right = gold.Exists(g => g.Text == text && SameButYear(g.Value, candidate.Match.Value));
            if (right && index.Text.AsSpan(candidate.Match.End).IndexOfAny('电', '讯') == 0)
            {
                continue; // a dateline of the same day as an event: the layout step takes datelines away
            }
            yield return new(set.Hashes.ToArray(), 0, right);
        }
    }

    /// <summary>Two values agree where one leaves the year open.</summary>
    internal static bool Same(string a, string b)
    {
        if (a == b)
        {
            return true;
        }
        if (!a.StartsWith('-') && !b.StartsWith('-'))
        {
            return false;
        }
        var (x, y) = (a.TrimStart('-'), b.TrimStart('-'));
        return x.EndsWith(y, StringComparison.Ordinal) || y.EndsWith(x, StringComparison.Ordinal);
    }

    /// <summary>Agreement at both ends of a range: whether a date is one does not hang on the year that a reader adds.</summary>
    private static bool SameButYear(string a, string b)
    {
        var (x, y) = (a.Split('/'), b.Split('/'));
        return x.Length == y.Length && x.Zip(y).All(pair => Same(pair.First, pair.Second));
    }

    private sealed class Measure
    {
        private int right;
        private int made;
        private int gold;

        public double F1 => 2.0 * right / Math.Max(1, made + gold);

        public void Add(TrainingArticle article, LogisticTrainer linear, float threshold)
        {
            var found = DateExtractor.Choose(article.Text, article.LocalEntities(), [.. article.Entities.Select(e => e.Canonical)], features => linear.Score(features, 0), threshold);
            var rest = found.Select(d => (Text: article.Text.Text[d.Start..d.End], d.Value)).ToList();
            made += found.Length;
            gold += article.Dates.Count;
            foreach (var date in article.Dates)
            {
                var at = rest.FindIndex(r => r.Text == article.Text.Text[date.Start..date.End] && Same(r.Value, date.Value));
                if (at >= 0)
                {
                    rest.RemoveAt(at);
                    right++;
                }
            }
        }

        public override string ToString() =>
            string.Create(CultureInfo.InvariantCulture, $"P {(double)right / Math.Max(1, made):0.000} R {(double)right / gold:0.000} F1 {F1:0.000} ({gold} annotated)");
    }
}
