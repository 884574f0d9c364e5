using KnowledgeGraph.Model;

namespace KnowledgeGraph.Storage.Tests;

/// <summary>Builds the graph of an invented article: mentions are found in its body.</summary>
internal sealed class ArticleBuilder(string document, int number, string body, string? published = null)
{
    private readonly List<Entity> entities = [];
    private readonly List<Entity> ancestors = [];
    private readonly List<Relation> relations = [];
    private readonly List<Observation> observations = [];
    private readonly List<DateExpression> dates = [];

    public string? Title { get; init; }

    public string? HomePlace { get; init; }

    public IReadOnlyList<string> Captions { get; init; } = [];

    public ArticleBuilder Place(string id, PlaceLevel level, string name, string? parent, string? canonical = null) =>
        Add(PlaceOf(id, level, name, parent, canonical) with { Mentions = MentionsOf(name, 0.9) });

    public ArticleBuilder Ancestor(string id, PlaceLevel level, string name, string? parent)
    {
        ancestors.Add(PlaceOf(id, level, name, parent, null));
        return this;
    }

    public ArticleBuilder Entity(EntityKind kind, string id, string name, params string[] aliases) => Add(new()
    {
        Id = id,
        Kind = kind,
        Name = name,
        Aliases = aliases,
        Mentions = [.. new[] { name }.Concat(aliases).SelectMany(surface => MentionsOf(surface, 0.8)).OrderBy(mention => mention.Span)],
    });

    public ArticleBuilder Relation(RelationType type, string from, string to, string quote, string? title = null, double score = 0.7)
    {
        relations.Add(new(type, from, to, title, quote, SpanOf(quote), score));
        return this;
    }

    public ArticleBuilder Observation(string subject, string? place, string metric, double value, string? unit, string quote)
    {
        observations.Add(new() { Subject = subject, Place = place, Metric = metric, Value = value, Unit = unit, Quote = quote, Span = SpanOf(quote), Score = 0.6 });
        return this;
    }

    public ArticleBuilder Date(string text, string value)
    {
        dates.Add(new(text, value, SpanOf(text)));
        return this;
    }

    public ArticleGraph Build() => new()
    {
        Article = new()
        {
            Id = FactIds.OfArticle(document, number),
            Document = document,
            Number = number,
            Title = Title,
            Body = body,
            Captions = Captions,
            Published = published is null ? null : Dates.Of(published),
            PublishedBasis = published is null ? DateBasis.Unknown : DateBasis.Stated,
        },
        Entities = entities,
        Ancestors = ancestors,
        Relations = relations,
        Observations = observations,
        Dates = dates,
        HomePlace = HomePlace,
    };

    private static Entity PlaceOf(string id, PlaceLevel level, string name, string? parent, string? canonical)
    {
        var digits = id["place:".Length..];
        return new()
        {
            Id = id,
            Kind = EntityKind.Place,
            Level = level,
            Name = name,
            Canonical = canonical ?? name,
            Code = digits.Length <= 6 ? digits.PadRight(6, '0') : null,
            DivisionCode = digits,
            Parent = parent,
        };
    }

    private ArticleBuilder Add(Entity entity)
    {
        entities.Add(entity);
        return this;
    }

    private List<Mention> MentionsOf(string surface, double score)
    {
        List<Mention> found = [];
        for (var at = body.IndexOf(surface, StringComparison.Ordinal); at >= 0; at = body.IndexOf(surface, at + 1, StringComparison.Ordinal))
        {
            found.Add(new(surface, new(ArticlePart.Body, 0, at, at + surface.Length), score));
        }
        return found;
    }

    private TextSpan SpanOf(string quote)
    {
        var at = body.IndexOf(quote, StringComparison.Ordinal);
        return at >= 0 ? new(ArticlePart.Body, 0, at, at + quote.Length) : throw new ArgumentException($"'{quote}' is not in the body", nameof(quote));
    }
}

internal static class Dates
{
    public static PartialDate Of(string text) => PartialDate.TryParse(text, out var date) ? date : throw new FormatException(text);
}
