using KnowledgeGraph.Model;

namespace KnowledgeGraph.Storage.Sqlite;

/// <summary>The columns that make up each record, and how they are read.</summary>
internal static class Rows
{
    /// <summary>Columns of an entity <c>e</c>: 12. Aliases come as 'articles US text', parted by RS.</summary>
    public const string Entity =
        """
        e.id, e.kind, e.name, e.level, e.canonical, e.code, e.division_code, (SELECT p.id FROM entity p WHERE p.id = e.parent),
        e.article_count, e.first_reported, e.last_reported,
        (SELECT group_concat(x.articles || char(31) || n.text, char(30)) FROM entity_name x JOIN name n ON n.key = x.name WHERE x.entity = e.key AND n.text <> e.name)
        """;

    /// <summary>Columns of an article <c>a</c> with its text <c>t</c> and document <c>d</c>: 15. The home place is null where the graph does not hold it.</summary>
    public const string Article =
        """
        a.id, d.name, a.number, a.published, a.published_basis, t.title, t.subtitle, t.authors, t.source, t.url, t.dateline, t.captions, t.body,
        (SELECT h.id FROM entity h WHERE h.id = a.home_place), a.key
        """;

    /// <summary>Columns of a relation <c>r</c> with its ends <c>s</c> and <c>o</c>: 9.</summary>
    public const string Relation = "r.type, r.hash, s.id, o.id, r.title, r.article_count, r.score, r.first_reported, r.last_reported";

    /// <summary>The text of the part that a fact <c>f</c> points into, of article text <c>t</c>.</summary>
    public const string PartText =
        "CASE f.part WHEN 0 THEN t.body WHEN 1 THEN t.title WHEN 2 THEN t.subtitle WHEN 3 THEN t.dateline ELSE json_extract(t.captions, '$[' || f.caption || ']') END";

    /// <summary>Columns of an observation <c>f</c> with article <c>a</c>, its text <c>t</c>, subject <c>s</c> and place <c>p</c>: 21.</summary>
    public const string Observation =
        $"""
        a.id, f.number, a.published, s.id, p.id, f.metric, f.value, f.unit, f.comparison, f.change, f.period, f.score, f.quote,
        f.part, f.caption, f.start, f."end", f.document_start, f.document_end, {PartText}
        """;

    /// <summary>Columns of a piece of evidence <c>f</c> with article <c>a</c> and its text <c>t</c>: 11.</summary>
    public const string Evidence =
        $"""
        a.id, a.published, f.quote, f.part, f.caption, f.start, f."end", f.document_start, f.document_end, f.score, {PartText}
        """;

    /// <summary>Where the text of <see cref="Article"/> is complete with dates.</summary>
    public const string Dates = """SELECT f.text, f.value, f.part, f.caption, f.start, f."end", f.document_start, f.document_end FROM date_expression f""";

    public static StoredEntity ReadEntity(Statement row, int at) => new()
    {
        Id = row.Text(at),
        Kind = (EntityKind)row.Int32(at + 1),
        Name = row.Text(at + 2),
        Level = (PlaceLevel?)row.Int64OrNull(at + 3),
        Canonical = row.TextOrNull(at + 4),
        Code = row.TextOrNull(at + 5),
        DivisionCode = row.TextOrNull(at + 6),
        Parent = row.TextOrNull(at + 7),
        ArticleCount = row.Int32(at + 8),
        FirstReported = Columns.Date(row.Int64OrNull(at + 9)),
        LastReported = Columns.Date(row.Int64OrNull(at + 10)),
        Aliases = Aliases(row.TextOrNull(at + 11)),
    };

    public static Article ReadArticle(Statement row, int at) => new()
    {
        Id = row.Text(at),
        Document = row.Text(at + 1),
        Number = row.Int32(at + 2),
        Published = Columns.Date(row.Int64OrNull(at + 3)),
        PublishedBasis = (DateBasis)row.Int32(at + 4),
        Title = row.TextOrNull(at + 5),
        Subtitle = row.TextOrNull(at + 6),
        Authors = Columns.List(row.Text(at + 7)),
        Source = row.TextOrNull(at + 8),
        Url = row.TextOrNull(at + 9),
        Dateline = row.TextOrNull(at + 10),
        Captions = Columns.List(row.Text(at + 11)),
        Body = row.Text(at + 12),
    };

    public static DateExpression ReadDate(Statement row, int at) => new(row.Text(at), row.Text(at + 1), ReadSpan(row, at + 2));

    public static StoredRelation ReadRelation(Statement row, int at)
    {
        var type = (RelationType)row.Int32(at);
        return new()
        {
            Id = FactIds.OfRelation(type, row.Text(at + 1)),
            Type = type,
            From = row.Text(at + 2),
            To = row.Text(at + 3),
            Title = row.TextOrNull(at + 4),
            ArticleCount = row.Int32(at + 5),
            Score = row.Double(at + 6),
            FirstReported = Columns.Date(row.Int64OrNull(at + 7)),
            LastReported = Columns.Date(row.Int64OrNull(at + 8)),
        };
    }

    public static StoredObservation ReadObservation(Statement row, int at)
    {
        var (article, number) = (row.Text(at), row.Int32(at + 1));
        var span = ReadSpan(row, at + 13);
        var value = new Observation
        {
            Subject = row.Text(at + 3),
            Place = row.TextOrNull(at + 4),
            Metric = row.Text(at + 5),
            Value = row.Double(at + 6),
            Unit = row.TextOrNull(at + 7),
            Comparison = (Comparison)row.Int32(at + 8),
            Change = row.Int64(at + 9) != 0,
            Period = row.TextOrNull(at + 10),
            Score = row.Double(at + 11),
            Quote = row.Text(at + 12),
            Span = span,
        };
        return new(
            FactIds.OfObservation(article, number), article, Columns.Date(row.Int64OrNull(at + 2)), value, Sentence.Around(row.Text(at + 19), span.Start, span.End));
    }

    public static StoredEvidence ReadEvidence(Statement row, int at, string fact)
    {
        var span = ReadSpan(row, at + 3);
        return new(
            fact, row.Text(at), Columns.Date(row.Int64OrNull(at + 1)), row.Text(at + 2), span, row.Double(at + 9),
            Sentence.Around(row.Text(at + 10), span.Start, span.End));
    }

    public static TextSpan ReadSpan(Statement row, int at) =>
        new((ArticlePart)row.Int32(at), row.Int32(at + 1), row.Int32(at + 2), row.Int32(at + 3), row.Int32(at + 4), row.Int32(at + 5));

    /// <summary>Aliases, those of most articles first, then the longer, then by code points; one surface may come in two roles.</summary>
    private static IReadOnlyList<string> Aliases(string? joined)
    {
        if (joined is null)
        {
            return [];
        }
        var articles = new Dictionary<string, long>(StringComparer.Ordinal);
        foreach (var entry in joined.Split('\u001E'))
        {
            var mark = entry.IndexOf('\u001F', StringComparison.Ordinal);
            var text = entry[(mark + 1)..];
            articles[text] = articles.GetValueOrDefault(text) + long.Parse(entry.AsSpan(0, mark), System.Globalization.CultureInfo.InvariantCulture);
        }
        return NameRank.Ordered(articles.Select(alias => (alias.Key, alias.Value)));
    }
}
