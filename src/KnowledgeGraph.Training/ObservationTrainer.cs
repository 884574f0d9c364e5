using KnowledgeGraph.Text.Numbers;

namespace KnowledgeGraph.Training;

internal static class ObservationTrainer
{
    public static void Coverage(string folder)
    {
        int total = 0, value = 0, both = 0, shown = 0, candidates = 0;
        foreach (var article in TrainingSet.Load(folder, "train"))
        {
            var found = new List<Quantity>();
            QuantityFinder.Find(article.Text.Text, found);
            candidates += found.Count;
            foreach (var o in article.Observations)
            {
                total++;
                var near = found.Where(q => q.Start < o.End && q.End > o.Start).ToList();
                var v = near.Any(q => Math.Abs(q.Number.Value - o.Value) < 1e-6);
                var b = near.Any(q => Math.Abs(q.Number.Value - o.Value) < 1e-6 && q.Unit(article.Text.Text) == o.Unit);
                value += v ? 1 : 0;
                both += b ? 1 : 0;
                if (!b && shown++ < 150)
                {
                    Console.WriteLine($"{(v ? "unit " : "value")} {o.Value} {o.Unit} | {article.Text.Text[o.Start..o.End]} | {string.Join(" ; ", near.Select(q => q.Number.Value + (q.Unit(article.Text.Text) ?? "-")))}");
                }
            }
        }
        Console.WriteLine($"{total} value {value} both {both} candidates {candidates}");
    }
}
