using System.Globalization;
using KnowledgeGraph.Model;

namespace KnowledgeGraph.Storage.Sqlite;

/// <summary>Facts of a batch of entities, relations or articles, page by page.</summary>
internal abstract partial class SqliteReader
{
    /// <summary>?1: ids as a JSON array. Gives <c>ask(asked, entity)</c>.</summary>
    private const string Ask = "ask(asked, entity) AS (SELECT j.key, e.key FROM json_each(?1) j CROSS JOIN entity e ON e.id = j.value)";

    /// <summary>The order of facts: published (unknown last), article id, part, caption, start, end, then what tells equals apart.</summary>
    private const string FactKey = Date + """, a.id, f.part, f.caption, f.start, f."end", f.number""";

    private const int FactKeyParts = 7;

    /// <inheritdoc/>
    public ValueTask<IReadOnlyList<Page<StoredMention>>> GetMentionsAsync(
        IReadOnlyList<string> entities, double minScore, PageRequest page, CancellationToken cancellationToken = default)
    {
        const string From =
            """
            FROM ask CROSS JOIN article_entity x ON x.entity = ask.entity AND x.mentioned = 1 CROSS JOIN article a ON a.key = x.article
            CROSS JOIN mention f ON f.article = x.article AND f.position = x.position WHERE f.score >= ?2
            """;
        var after = After(page, "mentions", FactKeyParts);
        return Read(
            connection => new Pages<StoredMention>(entities.Count, page.First)
                .Read(
                    AddKey(
                        connection.Prepare(
                            $"""
                            WITH {Ask}, page AS (
                              SELECT asked, a.id AS article_id, {Date} AS date, f.text, f.score, f.part, f.caption, f.start, f."end", f.document_start, f.document_end, f.number,
                                ROW_NUMBER() OVER (PARTITION BY asked ORDER BY {FactKey}) AS rank
                              {From} AND (?4 IS NULL OR ({FactKey}) > (?4, ?5, ?6, ?7, ?8, ?9, ?10)))
                            SELECT asked, article_id, date, text, score, part, caption, start, "end", document_start, document_end, number
                            FROM page WHERE rank <= ?3 + 1 ORDER BY asked, rank
                            """).Add(Json(entities)).Add(minScore).Add(page.First),
                        after,
                        FactKeyParts),
                    row => FactEdge(
                        "mentions", row.Text(1), row.Int64(2), row.Int64(11),
                        new StoredMention(entities[row.Int32(0)], row.Text(1), row.Text(3), Rows.ReadSpan(row, 5), row.Double(4)), fact => fact.Span))
                .Count(page.WithTotal, () => connection.Prepare($"WITH {Ask} SELECT asked, count(*) {From} GROUP BY asked").Add(Json(entities)).Add(minScore))
                .ToList(),
            cancellationToken);
    }

    /// <inheritdoc/>
    public ValueTask<IReadOnlyList<Page<StoredMention>>> GetMentionsInAsync(
        IReadOnlyList<string> articles, double minScore, PageRequest page, CancellationToken cancellationToken = default)
    {
        const string From =
            """
            FROM json_each(?1) j CROSS JOIN article a ON a.id = j.value CROSS JOIN mention f ON f.article = a.key
            CROSS JOIN article_entity x ON x.article = f.article AND x.position = f.position CROSS JOIN entity e ON e.key = x.entity WHERE f.score >= ?2
            """;
        const string Key = """f.part, f.caption, f.start, f."end", e.id, f.number""";
        const int KeyParts = 6;
        var after = After(page, "mentions-in", KeyParts);
        return Read(
            connection => new Pages<StoredMention>(articles.Count, page.First)
                .Read(
                    AddKey(
                        connection.Prepare(
                            $"""
                            WITH page AS (
                              SELECT j.key AS asked, e.id AS entity, f.text, f.score, f.part, f.caption, f.start, f."end", f.document_start, f.document_end, f.number,
                                ROW_NUMBER() OVER (PARTITION BY j.key ORDER BY {Key}) AS rank
                              {From} AND (?4 IS NULL OR ({Key}) > (?4, ?5, ?6, ?7, ?8, ?9)))
                            SELECT asked, entity, text, score, part, caption, start, "end", document_start, document_end, number
                            FROM page WHERE rank <= ?3 + 1 ORDER BY asked, rank
                            """).Add(Json(articles)).Add(minScore).Add(page.First),
                        after,
                        KeyParts),
                    row =>
                    {
                        var span = Rows.ReadSpan(row, 4);
                        return new(
                            new(row.Text(1), articles[row.Int32(0)], row.Text(2), span, row.Double(3)),
                            new("mentions-in", (long)span.Part, (long)span.Caption, (long)span.Start, (long)span.End, row.Text(1), row.Int64(10)));
                    })
                .Count(page.WithTotal, () => connection.Prepare($"SELECT j.key, count(*) {From} GROUP BY j.key").Add(Json(articles)).Add(minScore))
                .ToList(),
            cancellationToken);
    }

    /// <inheritdoc/>
    public ValueTask<IReadOnlyList<IReadOnlyList<StoredMention>>> GetMentionsAtAsync(IReadOnlyList<ArticleSpan> spans, CancellationToken cancellationToken = default) =>
        Read(
            connection => Group(
                spans.Count,
                connection.Prepare(
                    """
                    WITH span(asked, article, part, caption, start, "end") AS MATERIALIZED (
                      SELECT j.key, json_extract(j.value, '$[0]'), json_extract(j.value, '$[1]'), json_extract(j.value, '$[2]'), json_extract(j.value, '$[3]'), json_extract(j.value, '$[4]')
                      FROM json_each(?1) j)
                    SELECT span.asked, e.id, f.text, f.score, f.part, f.caption, f.start, f."end", f.document_start, f.document_end
                    FROM span CROSS JOIN article a ON a.id = span.article
                    CROSS JOIN mention f ON f.article = a.key AND f.part = span.part AND f.caption = span.caption AND f.start >= span.start AND f."end" <= span."end"
                    CROSS JOIN article_entity x ON x.article = f.article AND x.position = f.position CROSS JOIN entity e ON e.key = x.entity
                    ORDER BY span.asked, f.start, f."end", e.id, f.number
                    """).Add(SpanKeys(spans)),
                row => new StoredMention(row.Text(1), spans[row.Int32(0)].Article, row.Text(2), Rows.ReadSpan(row, 4), row.Double(3))),
            cancellationToken);

    /// <inheritdoc/>
    public ValueTask<IReadOnlyList<Page<StoredEvidence>>> GetEvidenceAsync(
        IReadOnlyList<string> relations, double minScore, PageRequest page, CancellationToken cancellationToken = default)
    {
        const string AskRelations =
            """
            ask(asked, relation) AS (SELECT j.key, r.key FROM json_each(?1) j
              CROSS JOIN relation r ON r.type = json_extract(j.value, '$[0]') AND r.hash = json_extract(j.value, '$[1]'))
            """;
        var keys = RelationKeys(relations);
        var after = After(page, "evidence", FactKeyParts);
        return Read(
            connection => new Pages<StoredEvidence>(relations.Count, page.First)
                .Read(
                    AddKey(
                        connection.Prepare(
                            $"""
                            WITH {AskRelations}, page AS (
                              SELECT asked, f.*, ROW_NUMBER() OVER (PARTITION BY asked ORDER BY {FactKey}) AS rank
                              FROM ask CROSS JOIN evidence f ON f.relation = ask.relation CROSS JOIN article a ON a.key = f.article
                              WHERE f.score >= ?2 AND (?4 IS NULL OR ({FactKey}) > (?4, ?5, ?6, ?7, ?8, ?9, ?10)))
                            SELECT asked, {Date}, f.number, {Rows.Evidence}
                            FROM page f CROSS JOIN article a ON a.key = f.article CROSS JOIN article_text t ON t.article = f.article
                            WHERE rank <= ?3 + 1 ORDER BY asked, rank
                            """).Add(keys).Add(minScore).Add(page.First),
                        after,
                        FactKeyParts),
                    row => FactEdge("evidence", row.Text(3), row.Int64(1), row.Int64(2), Rows.ReadEvidence(row, 3, relations[row.Int32(0)]), fact => fact.Span))
                .Count(
                    page.WithTotal,
                    () => connection.Prepare($"WITH {AskRelations} SELECT asked, count(*) FROM ask CROSS JOIN evidence f ON f.relation = ask.relation WHERE f.score >= ?2 GROUP BY asked")
                        .Add(keys).Add(minScore))
                .ToList(),
            cancellationToken);
    }

    /// <inheritdoc/>
    public ValueTask<IReadOnlyList<Page<StoredObservation>>> GetObservationsOfAsync(
        IReadOnlyList<string> entities, ObservationFilter filter, PageRequest page, CancellationToken cancellationToken = default)
    {
        const string Facts =
            $"""
            {Ask}, fact AS (
              SELECT asked, f.* FROM ask CROSS JOIN observation f ON f.subject = ask.entity WHERE f.score >= ?2
              UNION
              SELECT asked, f.* FROM ask CROSS JOIN observation f ON f.place = ask.entity WHERE ?3 AND f.score >= ?2)
            """;
        var after = After(page, "observations", FactKeyParts);
        return Read(
            connection => new Pages<StoredObservation>(entities.Count, page.First)
                .Read(
                    AddKey(
                        connection.Prepare(
                            $"""
                            WITH {Facts}, page AS (
                              SELECT f.*, ROW_NUMBER() OVER (PARTITION BY asked ORDER BY {FactKey}) AS rank
                              FROM fact f CROSS JOIN article a ON a.key = f.article
                              WHERE (?5 IS NULL OR ({FactKey}) > (?5, ?6, ?7, ?8, ?9, ?10, ?11)))
                            SELECT asked, {Date}, {Rows.Observation}
                            FROM page f CROSS JOIN article a ON a.key = f.article CROSS JOIN article_text t ON t.article = f.article
                            CROSS JOIN entity s ON s.key = f.subject LEFT JOIN entity p ON p.key = f.place
                            WHERE rank <= ?4 + 1 ORDER BY asked, rank
                            """).Add(Json(entities)).Add(filter.MinScore).Add(filter.IncludePlace ? 1 : 0).Add(page.First),
                        after,
                        FactKeyParts),
                    row => FactEdge("observations", row.Text(2), row.Int64(1), row.Int64(3), Rows.ReadObservation(row, 2), fact => fact.Value.Span))
                .Count(
                    page.WithTotal,
                    () => connection.Prepare($"WITH {Facts} SELECT asked, count(*) FROM fact GROUP BY asked")
                        .Add(Json(entities)).Add(filter.MinScore).Add(filter.IncludePlace ? 1 : 0))
                .ToList(),
            cancellationToken);
    }

    /// <inheritdoc/>
    public ValueTask<IReadOnlyList<Page<StoredRelation>>> GetRelationsOfAsync(
        IReadOnlyList<string> entities, RelationFilter filter, PageRequest page, CancellationToken cancellationToken = default)
    {
        // A relation of an entity with itself is found once, from its source. PARTNERS_WITH (8) has no direction.
        static string Side(int incoming, string here, string there, string which) =>
            $"""
            SELECT asked, r.type, r.hash, r.title, r.article_count, r.score, r.first_reported, r.last_reported, {incoming} AS incoming, other.id AS other
            FROM ask CROSS JOIN relation r ON r.{here} = ask.entity CROSS JOIN entity other ON other.key = r.{there}
            WHERE {which} AND r.score >= ?4 AND (?5 IS NULL OR r.type IN (SELECT value FROM json_each(?5)))
              AND (?6 IS NULL OR other.kind IN (SELECT value FROM json_each(?6))) AND (?7 IS NULL OR other.id IN (SELECT value FROM json_each(?7)))
              AND (?8 IS NULL OR {LastDay("r.first_reported")} <= ?8)
            """;
        var sides =
            $"""
            {Ask}, fact AS (
              {Side(0, "source", "target", "(?2 OR r.type = 8)")}
              UNION ALL
              {Side(1, "target", "source", "(?3 OR r.type = 8) AND NOT (r.source = r.target AND (?2 OR r.type = 8))")})
            """;
        const string Key = "f.type, f.other, COALESCE(f.title, ''), f.incoming, f.hash";
        const int KeyParts = 5;
        var after = After(page, "relations", KeyParts);
        Statement Bind(Statement statement) => statement.Add(Json(entities))
            .Add(filter.Direction != Direction.In ? 1 : 0).Add(filter.Direction != Direction.Out ? 1 : 0).Add(filter.MinScore)
            .Add(Json(filter.Types)).Add(Json(filter.Kinds)).Add(filter.OtherEnds is null ? null : Json(filter.OtherEnds))
            .Add(filter.AsOf is { } day ? LastDay(day.Last) : (long?)null);
        return Read(
            connection => new Pages<StoredRelation>(entities.Count, page.First)
                .Read(
                    AddKey(
                        Bind(connection.Prepare(
                            $"""
                            WITH {sides}, page AS (
                              SELECT f.*, ROW_NUMBER() OVER (PARTITION BY asked ORDER BY {Key}) AS rank
                              FROM fact f WHERE (?10 IS NULL OR ({Key}) > (?10, ?11, ?12, ?13, ?14)))
                            SELECT asked, incoming, other, type, hash, other, other, title, article_count, score, first_reported, last_reported
                            FROM page WHERE rank <= ?9 + 1 ORDER BY asked, rank
                            """)).Add(page.First),
                        after,
                        KeyParts),
                    row =>
                    {
                        // Both ends are read as the other; one of them is the entity asked for.
                        var (relation, asked) = (Rows.ReadRelation(row, 3), entities[row.Int32(0)]);
                        return new(
                            row.Int64(1) == 0 ? relation with { From = asked } : relation with { To = asked },
                            new("relations", row.Int64(3), row.Text(2), relation.Title ?? "", row.Int64(1), row.Text(4)));
                    })
                .Count(page.WithTotal, () => Bind(connection.Prepare($"WITH {sides} SELECT asked, count(*) FROM fact GROUP BY asked")))
                .ToList(),
            cancellationToken);
    }

    /// <inheritdoc/>
    public async ValueTask<IReadOnlyList<Neighbours>> GetNeighboursAsync(
        IReadOnlyList<string> entities, NeighbourQuery query, CancellationToken cancellationToken = default)
    {
        var filter = new RelationFilter { Types = query.Types, Direction = query.Direction, Kinds = query.Kinds, MinScore = query.MinScore, AsOf = query.AsOf };
        var pages = await GetRelationsOfAsync(entities, filter, new(query.Limit), cancellationToken).ConfigureAwait(false);
        return [.. pages.Select(page => new Neighbours([.. page.Edges.Select(edge => edge.Node)], page.HasNext))];
    }

    /// <inheritdoc/>
    public ValueTask<IReadOnlyList<Page<StoredEntity>>> GetEntitiesOfAsync(
        IReadOnlyList<string> articles, IReadOnlyList<EntityKind>? kinds, PageRequest page, CancellationToken cancellationToken = default)
    {
        const string From =
            """
            FROM json_each(?1) j CROSS JOIN article a ON a.id = j.value CROSS JOIN article_entity x ON x.article = a.key AND x.mentioned = 1
            CROSS JOIN entity e ON e.key = x.entity WHERE (?2 IS NULL OR e.kind IN (SELECT value FROM json_each(?2)))
            """;
        var after = After(page, "entities-of", 2);
        return Read(
            connection => new Pages<StoredEntity>(articles.Count, page.First)
                .Read(
                    AddKey(
                        connection.Prepare(
                            $"""
                            WITH page AS (
                              SELECT j.key AS asked, e.key AS entity, ROW_NUMBER() OVER (PARTITION BY j.key ORDER BY e.name, e.id) AS rank
                              {From} AND (?4 IS NULL OR (e.name, e.id) > (?4, ?5)))
                            SELECT asked, {Rows.Entity} FROM page CROSS JOIN entity e ON e.key = page.entity WHERE rank <= ?3 + 1 ORDER BY asked, rank
                            """).Add(Json(articles)).Add(Json(kinds)).Add(page.First),
                        after,
                        2),
                    row => EntityEdge(Rows.ReadEntity(row, 1), "entities-of"))
                .Count(page.WithTotal, () => connection.Prepare($"SELECT j.key, count(*) {From} GROUP BY j.key").Add(Json(articles)).Add(Json(kinds)))
                .ToList(),
            cancellationToken);
    }

    /// <inheritdoc/>
    public ValueTask<IReadOnlyList<IReadOnlyList<CoMention>>> GetCoMentionsAsync(
        IReadOnlyList<string> entities, IReadOnlyList<EntityKind>? kinds, int first, CancellationToken cancellationToken = default) =>
        Read(
            connection => Group(
                entities.Count,
                connection.Prepare(
                    $"""
                    WITH {Ask}, pair AS (
                      SELECT asked, y.entity AS other, count(*) AS articles
                      FROM ask CROSS JOIN article_entity x ON x.entity = ask.entity AND x.mentioned = 1
                      CROSS JOIN article_entity y ON y.article = x.article AND y.mentioned = 1 AND y.entity <> x.entity
                      GROUP BY asked, y.entity),
                    page AS (
                      SELECT asked, other, articles, ROW_NUMBER() OVER (PARTITION BY asked ORDER BY articles DESC, e.id) AS rank
                      FROM pair CROSS JOIN entity e ON e.key = pair.other WHERE (?2 IS NULL OR e.kind IN (SELECT value FROM json_each(?2))))
                    SELECT asked, articles, {Rows.Entity} FROM page CROSS JOIN entity e ON e.key = page.other WHERE rank <= ?3 ORDER BY asked, rank
                    """).Add(Json(entities)).Add(Json(kinds)).Add(first),
                row => new CoMention(Rows.ReadEntity(row, 2), row.Int32(1))),
            cancellationToken);

    /// <summary>Spans as a JSON array of [article, part, caption, start, end].</summary>
    private static string SpanKeys(IReadOnlyList<ArticleSpan> spans) => $"[{string.Join(',', spans.Select(span =>
        string.Create(CultureInfo.InvariantCulture, $"{Json([span.Article]).AsSpan()[..^1]},{(int)span.Part},{span.Caption},{span.Start},{span.End}]")))}]";

    private static Edge<StoredEntity> EntityEdge(StoredEntity entity, string list) => new(entity, new(list, entity.Name, entity.Id));

    private static Edge<T> FactEdge<T>(string list, string article, long date, long number, T fact, Func<T, TextSpan> spanOf)
    {
        var span = spanOf(fact);
        return new(fact, new(list, date, article, (long)span.Part, (long)span.Caption, (long)span.Start, (long)span.End, number));
    }

    private static object?[]? After(PageRequest page, string list, int parts) => page.After is null ? null : Cursor.Parse(page.After, list, parts);

    /// <summary>Binds the parts of a cursor's key, or as many nulls.</summary>
    private static Statement AddKey(Statement statement, object?[]? key, int parts)
    {
        for (var i = 0; i < parts; i++)
        {
            _ = key?[i] switch
            {
                long number => statement.Add(number),
                string text => statement.Add(text),
                _ => statement.AddNull(),
            };
        }
        return statement;
    }

    /// <summary>Rows by the parent that their first column names.</summary>
    private static IReadOnlyList<IReadOnlyList<T>> Group<T>(int parents, Statement statement, Func<Statement, T> read)
    {
        var groups = new List<T>?[parents];
        using (statement)
        {
            while (statement.Step())
            {
                (groups[statement.Int32(0)] ??= []).Add(read(statement));
            }
        }
        return [.. groups.Select(group => group ?? (IReadOnlyList<T>)[])];
    }
}
