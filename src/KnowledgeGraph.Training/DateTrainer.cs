using System.Globalization;
using KnowledgeGraph.Extraction.Dates;
using KnowledgeGraph.Extraction.Learning;
using KnowledgeGraph.Extraction.Relations;
using KnowledgeGraph.Text.Dates;
using KnowledgeGraph.Text.Tables;

namespace KnowledgeGraph.Training;

/// <summary>Learns which date expressions are kept.</summary>
internal static class DateTrainer
{
    private const int Bits = 15;

    /// <summary>Learns from the train split, sets the threshold on the tune split, and writes <c>dates.bin</c>.</summary>
    public static void Train(string folder, string output)
    {
        var linear = new LogisticTrainer(Bits);
        linear.Train([.. Examples(TrainingSet.Load(folder, "train")).Select(e => e.Example)]);
        var articles = TrainingSet.Load(folder, "tune");
        var tune = Examples(articles);
        var gold = articles.Sum(a => a.Dates.Count);
        var (best, threshold) = (0.0, 0f);
        for (var i = -20; i <= 10; i++)
        {
            var made = tune.Where(e => linear.Score(e.Example.Features, 0) >= i / 10f).DistinctBy(e => e.Key).ToList();
            var f1 = 2.0 * made.Count(m => m.Example.Label) / (made.Count + gold);
            (best, threshold) = f1 > best ? (f1, i / 10f) : (best, threshold);
        }
        var reachable = tune.Where(t => t.Example.Label).DistinctBy(t => t.Key).Count();
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"dates: F1 {best:0.000}, threshold {threshold:0.0}, {reachable} of {gold} are found at all"));
        var writer = new TableWriter();
        writer.Add<sbyte>(linear.Quantize());
        writer.Add<float>([threshold]);
        using var file = File.Create(output);
        writer.Write(file);
    }

    private static List<(LogisticTrainer.Example Example, (string, string, string) Key)> Examples(IReadOnlyList<TrainingArticle> articles)
    {
        var examples = new List<(LogisticTrainer.Example, (string, string, string))>();
        var set = new FeatureSet();
        foreach (var article in articles)
        {
            var index = new ArticleIndex(article.Text, article.LocalEntities(), [.. article.Entities.Select(e => e.Canonical)]);
            var found = new List<DateMatch>();
            DateFinder.Find(index.Text, 0, found);
            var gold = article.Dates.Select(d => (Text: index.Text[d.Start..d.End], d.Value, d.Start)).ToList();
            foreach (var date in found)
            {
                DateFeatures.Extract(index, in date, set);
                var text = index.Text[date.Start..date.End];
                var at = gold.FindIndex(g => g.Text == text && Same(g.Value, date.Value));
                if (at >= 0 && index.Text.AsSpan(date.End).IndexOfAny('电', '讯') == 0)
                {
                    continue; // a dateline of the same day as an event: the layout step takes datelines away
                }
                examples.Add((new(set.Hashes.ToArray(), 0, at >= 0), (article.Document, text, date.Value)));
            }
        }
        return examples;
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
}
