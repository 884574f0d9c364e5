using System.Globalization;
using KnowledgeGraph.Extraction;
using KnowledgeGraph.Extraction.Linking;
using KnowledgeGraph.Extraction.Recognition;
using KnowledgeGraph.Model;

namespace KnowledgeGraph.Training;

/// <summary>Counts why annotated entities are missed and why others are made up, by kind.</summary>
internal sealed class RecognitionAnalysis
{
    private readonly SortedDictionary<EntityKind, SortedDictionary<string, int>> missed = [];
    private readonly SortedDictionary<EntityKind, SortedDictionary<string, int>> spurious = [];
    private readonly EntityScore linking = new();

    /// <summary>Some of the errors, when collected.</summary>
    public List<string>? Examples { get; init; }

    /// <summary>Adds articles that <paramref name="model"/> did not learn from; <paramref name="lenient"/> is the same with low thresholds.</summary>
    public void Add(RecognitionModel model, RecognitionModel lenient, IReadOnlyList<LearningArticle> articles)
    {
        var (recognizer, second) = (new EntityRecognizer(model), new EntityRecognizer(lenient));
        var candidates = new Candidates();
        foreach (var article in articles)
        {
            candidates.Find(article.View, model.Filter);
            var spans = new HashSet<(int, int)>();
            foreach (ref readonly var span in candidates.Spans)
            {
                spans.Add((span.Start, span.End));
            }
            Add(article.Source, recognizer.Recognize(article.Annotated), second.Recognize(article.Annotated), spans);
            var text = article.Source.Text;
            var annotated = article.Spans().Zip(article.Names.Outer.Concat(article.Names.Inner.Select(i => i.Name)), (_, name) => new LocalMention(name.Start, name.End, name.Kind, 1)).ToArray();
            linking.Add(RecognitionEvaluation.Gold(article.Source), RecognitionEvaluation.Items(text, Coreference.Link(text, annotated).Entities));
        }
    }

    private void Add(TrainingArticle article, LocalMention[] mentions, LocalMention[] doubtful, HashSet<(int, int)> candidates)
    {
        var text = article.Text;
        var entities = RecognitionEvaluation.Linked(text, mentions);
        var pairs = EntityScore.Pair(RecognitionEvaluation.Gold(article), RecognitionEvaluation.Items(text, entities));
        var found = pairs.Select(pair => pair.Gold).ToHashSet();
        var right = pairs.Select(pair => pair.Predicted).ToHashSet();
        for (var i = 0; i < article.Entities.Count; i++)
        {
            if (!found.Contains(i))
            {
                var entity = article.Entities[i];
                var cause = Missed(entity, article, mentions, doubtful, candidates);
                Count(missed, entity.Local.Kind, cause);
                Examples?.Add($"missed {entity.Local.Kind} {cause}: {entity.Local.Name} [{Forms(text, entity.Local.Mentions)}] in …{Around(text, entity.Local.Mentions)}…");
            }
        }
        for (var i = 0; i < entities.Count; i++)
        {
            if (!right.Contains(i))
            {
                var cause = Spurious(entities[i], article);
                Count(spurious, entities[i].Kind, cause);
                Examples?.Add($"made up {entities[i].Kind} {cause}: {entities[i].Name} [{Forms(text, entities[i].Mentions)}] in …{Around(text, entities[i].Mentions)}…");
            }
        }
    }

    private static string Missed(TrainingEntity entity, TrainingArticle article, LocalMention[] mentions, LocalMention[] doubtful, HashSet<(int, int)> candidates)
    {
        var own = entity.Local.Mentions;
        bool Fits(LocalMention m) => m.Kind == entity.Local.Kind || m.Kind == entity.AlternativeKind;
        var exact = mentions.Where(m => own.Any(o => Same(o, m))).ToList();
        if (exact.Exists(Fits))
        {
            return "joined to another";
        }
        if (exact.Count > 0)
        {
            return "kind";
        }
        var crossing = mentions.Where(m => own.Any(o => Cross(o, m))).ToList();
        if (crossing.Exists(m => !article.Entities.Any(e => e.Local.Mentions.Any(o => Same(o, m)))))
        {
            return "boundary";
        }
        if (crossing.Count > 0)
        {
            return "nested";
        }
        return !own.Any(o => candidates.Contains((o.Start, o.End))) ? "no candidate" : doubtful.Any(m => Fits(m) && own.Any(o => Same(o, m))) ? "threshold" : "scored as nothing";
    }

    private static string Spurious(LocalEntity entity, TrainingArticle article)
    {
        var own = entity.Mentions;
        var exact = article.Entities.Where(e => e.Local.Mentions.Any(m => own.Any(o => Same(o, m)))).ToList();
        return exact.Exists(e => e.Local.Kind == entity.Kind || e.AlternativeKind == entity.Kind) ? "split from another"
            : exact.Count > 0 ? "kind"
            : article.Entities.Any(e => e.Local.Mentions.Any(m => own.Any(o => Cross(o, m)))) ? "boundary"
            : "nothing there";
    }

    private static bool Same(LocalMention a, LocalMention b) => a.Start == b.Start && a.End == b.End;

    private static bool Cross(LocalMention a, LocalMention b) => a.Start < b.End && b.Start < a.End;

    private static string Forms(ArticleText text, IEnumerable<LocalMention> mentions) => string.Join(' ', mentions.Select(m => text.Text[m.Start..m.End]).Distinct());

    private static string Around(ArticleText text, IReadOnlyList<LocalMention> mentions) =>
        mentions.Count == 0 ? "" : text.Text[Math.Max(mentions[0].Start - 12, 0)..Math.Min(mentions[0].End + 10, text.Text.Length)].ReplaceLineEndings("|");

    private static void Count(SortedDictionary<EntityKind, SortedDictionary<string, int>> counts, EntityKind kind, string cause)
    {
        if (!counts.TryGetValue(kind, out var causes))
        {
            counts[kind] = causes = new(StringComparer.Ordinal);
        }
        causes[cause] = causes.GetValueOrDefault(cause) + 1;
    }

    /// <summary>The causes of each kind, and the score of joining the annotated mentions.</summary>
    public override string ToString() =>
        string.Join('\n', missed.Select(pair => Line("missed", pair)).Concat(spurious.Select(pair => Line("made up", pair)))) + $"\ngiven the annotated mentions:\n{linking}";

    private static string Line(string what, KeyValuePair<EntityKind, SortedDictionary<string, int>> pair) => string.Create(
        CultureInfo.InvariantCulture, $"{what,-8} {pair.Key,-13} {pair.Value.Values.Sum(),4}: {string.Join(", ", pair.Value.OrderByDescending(c => c.Value).Select(c => $"{c.Key} {c.Value}"))}");
}
