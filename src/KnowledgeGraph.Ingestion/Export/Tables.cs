using System.Globalization;
using KnowledgeGraph.Model;
using KnowledgeGraph.Storage;

namespace KnowledgeGraph.Ingestion.Export;

/// <summary>A value of a table's cell: text, an integer, a number, a truth value, a list of texts, or null.</summary>
internal readonly record struct Cell(object? Value)
{
    public static implicit operator Cell(string? text) => new(text);

    public static implicit operator Cell(int number) => new(number);

    public static implicit operator Cell(double number) => new(number);

    public static implicit operator Cell(bool truth) => new(truth);

    public static implicit operator Cell(string[] texts) => new(texts);

    /// <summary>The value on one line; lists are joined by <c>|</c>, which stands as <c>\|</c> inside a text; null is empty.</summary>
    public string Flat => Value switch
    {
        null => "",
        string text => text,
        bool truth => truth ? "true" : "false",
        string[] texts => string.Join('|', texts.Select(t => t.Replace("|", "\\|", StringComparison.Ordinal))),
        IFormattable number => number.ToString(null, CultureInfo.InvariantCulture),
        var other => throw new InvalidOperationException($"no cell holds a {other.GetType().Name}"),
    };
}

/// <summary>A table of the export: its file's name, its columns, and how a row is made.</summary>
/// <param name="Name">The file's name without extension.</param>
/// <param name="Columns">The columns' names, the same in CSV and JSON Lines.</param>
/// <param name="Rows">The rows in their order.</param>
internal sealed record Table(string Name, string[] Columns, Func<IGraphReader, CancellationToken, IAsyncEnumerable<Cell[]>> Rows);

/// <summary>The six tables of an export.</summary>
internal static class Tables
{
    private static readonly string[] SpanColumns = ["in", "start", "end", "documentStart", "documentEnd"];

    /// <summary>In the order in which they are written.</summary>
    public static IReadOnlyList<Table> All { get; } =
    [
        new(
            "entities",
            ["id", "kind", "level", "name", "canonical", "code", "divisionCode", "parent", "aliases", "articleCount", "firstReported", "lastReported"],
            (graph, cancellation) => graph.StreamEntitiesAsync(cancellation).Select(Row)),
        new(
            "relations",
            ["id", "type", "from", "to", "title", "articleCount", "score", "firstReported", "lastReported"],
            (graph, cancellation) => graph.StreamRelationsAsync(cancellation).Select(Row)),
        new(
            "observations",
            [
                "id", "article", "published", "subject", "place", "metric", "value", "unit", "comparison", "change", "period", "quote", .. SpanColumns, "score",
                "sentence",
            ],
            (graph, cancellation) => graph.StreamObservationsAsync(cancellation).Select(Row)),
        new(
            "articles",
            [
                "id", "document", "number", "title", "subtitle", "authors", "source", "url", "published", "publishedBasis", "dateline", "body", "captions",
                "homePlace", "dates",
            ],
            (graph, cancellation) => graph.StreamArticlesAsync(cancellation).Select(Row)),
        new(
            "mentions",
            ["entity", "article", "text", .. SpanColumns, "score"],
            (graph, cancellation) => graph.StreamMentionsAsync(cancellation).Select(Row)),
        new(
            "evidence",
            ["fact", "article", "published", "quote", .. SpanColumns, "score", "sentence"],
            (graph, cancellation) => graph.StreamEvidenceAsync(cancellation).Select(Row)),
    ];

    /// <summary>The part of the article in which a span's offsets count, always named: <c>body</c>, <c>title</c>, <c>caption:0</c>.</summary>
    public static string In(TextSpan span) => Names.In(span) ?? Names.Of(ArticlePart.Body);

    private static Cell[] Row(StoredEntity e) =>
    [
        e.Id, e.Kind.ToString(), e.Level is { } level ? Names.Of(level) : null, e.Name, e.Canonical, e.Code, e.DivisionCode, e.Parent, e.Aliases.ToArray(),
        e.ArticleCount, e.FirstReported?.ToString(), e.LastReported?.ToString(),
    ];

    private static Cell[] Row(StoredRelation r) =>
    [
        r.Id, Names.Of(r.Type), r.From, r.To, r.Title, r.ArticleCount, ExtractionJson.Rounded(r.Score), r.FirstReported?.ToString(), r.LastReported?.ToString(),
    ];

    private static Cell[] Row(StoredObservation o) =>
    [
        o.Id, o.Article, o.Published?.ToString(), o.Value.Subject, o.Value.Place, o.Value.Metric, o.Value.Value, o.Value.Unit, Names.Of(o.Value.Comparison),
        o.Value.Change, o.Value.Period, o.Value.Quote, .. Cells(o.Value.Span), ExtractionJson.Rounded(o.Value.Score), o.Sentence,
    ];

    private static Cell[] Row(StoredArticle a) =>
    [
        a.Article.Id, a.Article.Document, a.Article.Number, a.Article.Title, a.Article.Subtitle, a.Article.Authors.ToArray(), a.Article.Source, a.Article.Url,
        a.Article.Published?.ToString(), Names.Of(a.Article.PublishedBasis), a.Article.Dateline, a.Article.Body, a.Article.Captions.ToArray(), a.HomePlace,
        a.Dates.Select(Date).ToArray(),
    ];

    /// <summary><c>--12-20@body:3-9</c>: the value of a date and where it stands.</summary>
    public static string Date(DateExpression date) => FormattableString.Invariant($"{date.Value}@{In(date.Span)}:{date.Span.Start}-{date.Span.End}");

    private static Cell[] Row(StoredMention m) => [m.Entity, m.Article, m.Text, .. Cells(m.Span), ExtractionJson.Rounded(m.Score)];

    private static Cell[] Row(StoredEvidence e) =>
        [e.Fact, e.Article, e.Published?.ToString(), e.Quote, .. Cells(e.Span), ExtractionJson.Rounded(e.Score), e.Sentence];

    private static Cell[] Cells(TextSpan span) =>
    [
        In(span), span.Start, span.End, span.DocumentStart < 0 ? default(Cell) : span.DocumentStart, span.DocumentEnd < 0 ? default(Cell) : span.DocumentEnd,
    ];
}
