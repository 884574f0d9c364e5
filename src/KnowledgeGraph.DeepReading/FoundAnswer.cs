using KnowledgeGraph.Extraction;
using KnowledgeGraph.Model;
using KnowledgeGraph.Text.Numbers;

namespace KnowledgeGraph.DeepReading;

/// <summary>
/// An answer held against its article. A mention counts where its characters stand in the text, the longest first; a relation, quantity or date
/// only if its quote stands there, its things were found, and (for a quantity) the quote holds the number. All else is dropped and counted.
/// </summary>
internal sealed class FoundAnswer
{
    /// <summary>Models give no probability: a fact whose characters were found has this score, which is not calibrated.</summary>
    private const float Score = 0.9f;

    private readonly AnnotatedArticle article;
    private readonly Answer answer;
    private readonly Usage usage;
    /// <summary>For each character the number of the thing whose mention it is part of.</summary>
    private readonly int?[] owners;


    public FoundAnswer(AnnotatedArticle article, Answer answer, Usage usage)
    {
        (this.article, this.answer, this.usage) = (article, answer, usage);
        owners = new int?[article.Text.Length];
        Mentions = FindMentions();
    }

    /// <summary>Mentions that do not overlap, by start.</summary>
    public IReadOnlyList<LocalMention> Mentions { get; }

    public IReadOnlyList<LocalRelation> Relations(IReadOnlyList<LocalEntity> entities)
    {
        var indexes = IndexesOf(entities);
        var found = new List<LocalRelation>();
        foreach (var relation in answer.Relations)
        {
            if (Names.TryParse(relation.Type, out RelationType type) && indexes.TryGetValue(relation.From, out var from) && indexes.TryGetValue(relation.To, out var to)
                && from != to && Find(relation.Quote) is { } quote)
            {
                found.Add(new(type, from, to, type == RelationType.HoldsPost ? relation.Title : null, quote.Start, quote.End, Score));
            }
            else
            {
                usage.Drop();
            }
        }
        return found;
    }

    public IReadOnlyList<LocalObservation> Observations(IReadOnlyList<LocalEntity> entities)
    {
        var indexes = IndexesOf(entities);
        var found = new List<LocalObservation>();
        foreach (var quantity in answer.Observations)
        {
            var place = -1;
            if (indexes.TryGetValue(quantity.Subject, out var subject)
                && (quantity.Place is not { } id || (indexes.TryGetValue(id, out place) && entities[place].Kind == EntityKind.Place))
                && Enum.TryParse<Comparison>(quantity.Comparison, ignoreCase: true, out var comparison)
                && quantity.Metric.Length > 0 && Find(quantity.Quote) is { } quote && Holds(quantity.Quote, quantity.Value))
            {
                var unit = string.IsNullOrEmpty(quantity.Unit) ? null : quantity.Unit;
                found.Add(new(subject, place, quantity.Metric, quantity.Value, unit, comparison, quantity.Change, quantity.Period, quote.Start, quote.End, Score));
            }
            else
            {
                usage.Drop();
            }
        }
        return found;
    }

    public IReadOnlyList<LocalDate> Dates()
    {
        var found = new List<LocalDate>();
        foreach (var date in answer.Dates)
        {
            if (Find(date.Text) is { } quote && IsDate(date.Value))
            {
                found.Add(new(date.Value, quote.Start, quote.End));
            }
            else
            {
                usage.Drop();
            }
        }
        return [.. found.DistinctBy(date => date.Start).OrderBy(date => date.Start)];
    }

    private List<LocalMention> FindMentions()
    {
        var mentions = new List<LocalMention>();
        var surfaces = answer.Entities
            .Where(entity => Enum.TryParse<EntityKind>(entity.Kind, out _))
            .SelectMany(entity => entity.Mentions.Where(text => text.Length > 0).Distinct(StringComparer.Ordinal).Select(text => (Text: text, Entity: entity)))
            .OrderByDescending(surface => surface.Text.Length).ThenBy(surface => surface.Text, StringComparer.Ordinal).ThenBy(surface => surface.Entity.Id);
        foreach (var (surface, entity) in surfaces)
        {
            var anywhere = false;
            for (var at = article.Text.IndexOf(surface, StringComparison.Ordinal); at >= 0; at = article.Text.IndexOf(surface, at + 1, StringComparison.Ordinal))
            {
                anywhere |= InOnePart(at, at + surface.Length);
                if (InOnePart(at, at + surface.Length) && !owners.AsSpan(at, surface.Length).ContainsAnyExcept((int?)null))
                {
                    owners.AsSpan(at, surface.Length).Fill(entity.Id);
                    mentions.Add(new(at, at + surface.Length, Enum.Parse<EntityKind>(entity.Kind), Score));
                }
            }
            if (!anywhere)
            {
                usage.Drop();
            }
        }
        return [.. mentions.OrderBy(mention => mention.Start)];
    }

    /// <summary>The local entity of each of the answer's numbers: linking may have joined several, or split one; then the first mention decides.</summary>
    private Dictionary<int, int> IndexesOf(IReadOnlyList<LocalEntity> entities)
    {
        var indexes = new Dictionary<int, int>();
        foreach (var (mention, entity) in entities.SelectMany(entity => entity.Mentions.Select(mention => (mention, entity))).OrderBy(pair => pair.mention.Start))
        {
            if (owners[mention.Start] is { } id)
            {
                indexes.TryAdd(id, entity.Index);
            }
        }
        return indexes;
    }

    private (int Start, int End)? Find(string quote)
    {
        for (var at = quote.Length == 0 ? -1 : article.Text.IndexOf(quote, StringComparison.Ordinal); at >= 0; at = article.Text.IndexOf(quote, at + 1, StringComparison.Ordinal))
        {
            if (InOnePart(at, at + quote.Length))
            {
                return (at, at + quote.Length);
            }
        }
        return null;
    }

    private bool InOnePart(int start, int end)
    {
        var part = article.Article.SegmentAt(start);
        return end <= part.Start + part.Length;
    }

    private static bool Holds(string quote, double value)
    {
        var quantities = new List<Quantity>();
        QuantityFinder.Find(quote, quantities);
        return quantities.Exists(quantity => Near(quantity.Number.Value, value) || Near(quantity.RangeTo, value));
    }

    private static bool Near(double one, double other) => Math.Abs(one - other) <= Math.Abs(other) * 1e-9;

    /// <summary>ISO 8601 with <c>-</c> for a part left out, and a slash for a range.</summary>
    private static bool IsDate(string value) => value.Split('/').All(part => part.Length is >= 4 and <= 10 && part.All(c => char.IsAsciiDigit(c) || c == '-') && part.Any(char.IsAsciiDigit));
}
