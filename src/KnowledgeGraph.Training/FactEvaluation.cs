using System.Globalization;
using KnowledgeGraph.Extraction.Dates;
using KnowledgeGraph.Extraction.Observations;
using KnowledgeGraph.Extraction.Relations;
using KnowledgeGraph.Model;

namespace KnowledgeGraph.Training;

/// <summary>Measures the embedded weights on annotated articles, given their entities, as <c>score.py</c> counts.</summary>
internal static class FactEvaluation
{
    /// <summary>Prints precision, recall and F1 of relations by type, of observations and of dates.</summary>
    public static void Print(IReadOnlyList<TrainingArticle> articles, bool errors)
    {
        var types = new Tally[Enum.GetValues<RelationType>().Length];
        Tally relations = default, observations = default, loose = default, dates = default;
        int titles = 0, titlesRight = 0;
        foreach (var article in articles)
        {
            string?[] paths = [.. article.Entities.Select(e => e.Canonical)];
            var entities = article.LocalEntities();
            var made = RelationExtractor.Extract(article.Text, entities, paths, RelationModel.Embedded);
            var left = article.Relations.Select(r => Key(r.Type, r.From, r.To)).ToHashSet();
            var right = made.Select(r => Key(r.Type, r.From, r.To)).ToHashSet();
            for (var type = 0; type < types.Length; type++)
            {
                var t = (RelationType)type;
                types[type].Add(left.Count(k => k.Type == t && right.Contains(k)), right.Count(k => k.Type == t), left.Count(k => k.Type == t));
            }
            if (errors)
            {
                foreach (var (mark, keys) in new[] { ("MISSED", left.Except(right)), ("EXTRA", right.Except(left)) })
                {
                    foreach (var key in keys)
                    {
                        var quote = mark == "EXTRA" ? made.First(m => Key(m.Type, m.From, m.To) == key) : article.Relations.First(m => Key(m.Type, m.From, m.To) == key);
                        Console.WriteLine($"{mark} {Names.Of(key.Type)} {entities[key.From].Kind}:{entities[key.From].Name} -> {entities[key.To].Kind}:{entities[key.To].Name} | {article.Text.Text[quote.Start..quote.End].ReplaceLineEndings("/")} | {article.Document}");
                    }
                }
            }
            relations.Add(left.Count(right.Contains), right.Count, left.Count);
            foreach (var gold in article.Relations.Where(r => r.Title is not null))
            {
                foreach (var same in made.Where(r => r.Type == gold.Type && r.From == gold.From && r.To == gold.To))
                {
                    titles++;
                    titlesRight += same.Title == gold.Title ? 1 : 0;
                }
            }
            var quantities = ObservationExtractor.Extract(article.Text, entities, made, paths, ObservationModel.Embedded);
            observations.Add(Common(article.Observations.Select(o => (o.Subject, o.Value, o.Unit)), quantities.Select(o => (o.Subject, o.Value, o.Unit))), quantities.Length, article.Observations.Count);
            loose.Add(Common(article.Observations.Select(o => (0, o.Value, o.Unit)), quantities.Select(o => (0, o.Value, o.Unit))), quantities.Length, article.Observations.Count);
            var found = DateExtractor.Extract(article.Text, entities, paths, DateModel.Embedded);
            var open = found.Select(d => (Text: article.Text.Text[d.Start..d.End], d.Value)).ToList();
            var pairs = article.Dates.Count(d => open.FindIndex(o => o.Text == article.Text.Text[d.Start..d.End] && DateTrainer.Same(o.Value, d.Value)) is var at and >= 0 && Take(open, at));
            dates.Add(pairs, found.Length, article.Dates.Count);
        }
        for (var type = 0; type < types.Length; type++)
        {
            types[type].Print(Names.Of((RelationType)type));
        }
        relations.Print("relations");
        observations.Print("observations");
        loose.Print("observations, loose");
        dates.Print("dates");
        Console.WriteLine($"posts: {titlesRight} of {titles} titles as annotated");
    }

    private static bool Take<T>(List<T> list, int at)
    {
        list.RemoveAt(at);
        return true;
    }

    private static (RelationType Type, int From, int To) Key(RelationType type, int from, int to) =>
        type == RelationType.PartnersWith && from > to ? (type, to, from) : (type, from, to);

    private static int Common<T>(IEnumerable<T> left, IEnumerable<T> right)
    {
        var rest = right.ToList();
        return left.Count(rest.Remove);
    }

    private struct Tally
    {
        private int right;
        private int made;
        private int gold;

        public void Add(int right, int made, int gold)
        {
            this.right += right;
            this.made += made;
            this.gold += gold;
        }

        public readonly void Print(string name) => Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{name,-20} P {(double)right / Math.Max(1, made):0.000} R {(double)right / Math.Max(1, gold):0.000} F1 {2.0 * right / Math.Max(1, made + gold):0.000}  {gold} gold, {made} made"));
    }
}
