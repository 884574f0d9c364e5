using KnowledgeGraph.Model;

namespace KnowledgeGraph.Storage.Neo4j;

/// <summary>The columns that make up each record, and how they are read.</summary>
internal static class Rows
{
    /// <summary>Relationship types of relations, as a pattern names them.</summary>
    public static readonly string RelationTypes = string.Join('|', Enum.GetValues<RelationType>().Select(Names.Of));

    /// <summary>Types by their place in the order of the contract, as a map literal.</summary>
    public static readonly string TypeRanks = $"{{{string.Join(", ", Enum.GetValues<RelationType>().Select(type => $"{Names.Of(type)}: {(int)type}"))}}}";

    /// <summary>
    /// Gives relationships <c>r</c> by their ids, which come in one list a type ($PART_OF …), because indexes of relationships are one a type.
    /// </summary>
    public static readonly string RelationsById = string.Join(
        " UNION ALL ", Enum.GetValues<RelationType>().Select(type => $"UNWIND ${Names.Of(type)} AS id MATCH ()-[r:{Names.Of(type)} {{id: id}}]->() RETURN r"));

    /// <summary>Columns of an article <c>a</c> with the entity <c>h</c> that is its home place: 15.</summary>
    public const string Article =
        """
        a.id, a.document, a.number, a.published, a.publishedBasis, a.title, a.subtitle, a.authors, a.source, a.url, a.dateline, a.captions, a.body, a.dates, h.id
        """;

    /// <summary>Columns of a relationship <c>r</c>: 8.</summary>
    public static readonly string Relation = RelationOf("r");

    public const int RelationColumns = 8;

    /// <summary>The same of a relationship of another name.</summary>
    public static string RelationOf(string r) => $"{r}.id, startNode({r}).id, endNode({r}).id, {r}.title, {r}.articleCount, {r}.score, {r}.firstReported, {r}.lastReported";

    /// <summary>Columns of an observation <c>v</c> with its article <c>a</c>: 17.</summary>
    public const string Observation =
        """
        v.id, a.id, a.published, head([(v)-[:ABOUT]->(s) | s.id]), head([(v)-[:HOLDS_FOR]->(p) | p.id]), v.metric, v.value, v.unit, v.comparison, v.change, v.period,
        v.score, v.quote, v.spot, v.documentStart, v.documentEnd, v.sentence
        """;

    /// <summary>Columns of a piece of evidence <c>v</c> with its article <c>a</c>: 9.</summary>
    public const string Evidence = "v.fact, a.id, a.published, v.quote, v.score, v.spot, v.documentStart, v.documentEnd, v.sentence";

    /// <summary>Columns of an entity: 12.</summary>
    public static string Entity(string e) =>
        $"{e}.id, {e}.kind, {e}.name, {e}.level, {e}.canonical, {e}.code, {e}.divisionCode, head([({e})-[:PARENT]->(up) | up.id]), {e}.articleCount, {e}.firstReported, {e}.lastReported, {e}.aliases";

    public const int EntityColumns = 12;

    public static StoredEntity ReadEntity(Row row, int at) => new()
    {
        Id = row.Text(at),
        Kind = Values.Kind(row.Text(at + 1)),
        Name = row.Text(at + 2),
        Level = Values.Level(row.TextOrNull(at + 3)),
        Canonical = row.TextOrNull(at + 4),
        Code = row.TextOrNull(at + 5),
        DivisionCode = row.TextOrNull(at + 6),
        Parent = row.TextOrNull(at + 7),
        ArticleCount = row.Int32(at + 8),
        FirstReported = Values.Date(row.TextOrNull(at + 9)),
        LastReported = Values.Date(row.TextOrNull(at + 10)),
        Aliases = row.Texts(at + 11),
    };

    public static StoredArticle ReadArticle(Row row, int at) => new(
        new()
        {
            Id = row.Text(at),
            Document = row.Text(at + 1),
            Number = row.Int32(at + 2),
            Published = Values.Date(row.TextOrNull(at + 3)),
            PublishedBasis = Values.Basis(row.Text(at + 4)),
            Title = row.TextOrNull(at + 5),
            Subtitle = row.TextOrNull(at + 6),
            Authors = row.Texts(at + 7),
            Source = row.TextOrNull(at + 8),
            Url = row.TextOrNull(at + 9),
            Dateline = row.TextOrNull(at + 10),
            Captions = row.Texts(at + 11),
            Body = row.Text(at + 12),
        },
        row.TextOrNull(at + 14),
        [.. row.Texts(at + 13).Select(Values.DateExpression)]);

    public static StoredRelation ReadRelation(Row row, int at)
    {
        var id = row.Text(at);
        return FactIds.TryReadRelation(id, out var type, out _)
            ? new()
            {
                Id = id,
                Type = type,
                From = row.Text(at + 1),
                To = row.Text(at + 2),
                Title = row.TextOrNull(at + 3),
                ArticleCount = row.Int32(at + 4),
                Score = row.Double(at + 5),
                FirstReported = Values.Date(row.TextOrNull(at + 6)),
                LastReported = Values.Date(row.TextOrNull(at + 7)),
            }
            : throw new FormatException($"'{id}' is no id of a relation");
    }

    public static StoredObservation ReadObservation(Row row, int at) => new(
        row.Text(at), row.Text(at + 1), Values.Date(row.TextOrNull(at + 2)),
        new()
        {
            Subject = row.Text(at + 3),
            Place = row.TextOrNull(at + 4),
            Metric = row.Text(at + 5),
            Value = row.Double(at + 6),
            Unit = row.TextOrNull(at + 7),
            Comparison = Values.Comparison(row.Text(at + 8)),
            Change = row.Truth(at + 9),
            Period = row.TextOrNull(at + 10),
            Score = row.Double(at + 11),
            Quote = row.Text(at + 12),
            Span = ReadSpan(row, at + 13),
        },
        row.Text(at + 16));

    public static StoredEvidence ReadEvidence(Row row, int at) => new(
        row.Text(at), row.Text(at + 1), Values.Date(row.TextOrNull(at + 2)), row.Text(at + 3), ReadSpan(row, at + 5), row.Double(at + 4), row.Text(at + 8));

    /// <summary>A span of three columns: spot (part, caption, start, end, number), and where it stands in the file.</summary>
    public static TextSpan ReadSpan(Row row, int at)
    {
        var spot = row.Int64s(at);
        return new((ArticlePart)spot[0], (int)spot[1], (int)spot[2], (int)spot[3], (int)(row.Int64OrNull(at + 1) ?? -1), (int)(row.Int64OrNull(at + 2) ?? -1));
    }

    /// <summary>The number of a fact among its article's, which its spot ends in.</summary>
    public static int Number(Row row, int spot) => (int)row.Int64s(spot)[4];

    /// <summary>Gives <see cref="RelationsById"/> its ids; what is none is left out.</summary>
    public static CypherQuery SetRelationIds(CypherQuery query, IEnumerable<string> ids)
    {
        var byType = ids.Distinct(StringComparer.Ordinal).Where(id => FactIds.TryReadRelation(id, out _, out _))
            .ToLookup(id => FactIds.TryReadRelation(id, out var type, out _) ? type : default);
        foreach (var type in Enum.GetValues<RelationType>())
        {
            query.Set(Names.Of(type), byType[type]);
        }
        return query;
    }
}
