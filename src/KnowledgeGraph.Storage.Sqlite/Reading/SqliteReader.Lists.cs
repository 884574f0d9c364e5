using System.Globalization;

namespace KnowledgeGraph.Storage.Sqlite;

/// <summary>Lists of entities and articles that a filter keeps. Statements are put together from fixed pieces; values are always parameters.</summary>
internal abstract partial class SqliteReader
{
    /// <summary>?1: id of a Place. Gives <c>within(entity)</c>: it, what is below it, and what leads there in up to four steps.</summary>
    private const string Within =
        """
        WITH RECURSIVE below(entity, id) AS (
          SELECT key, id FROM entity WHERE id = ?1 AND kind = 0
          UNION
          SELECT e.key, e.id FROM below CROSS JOIN entity e ON e.parent = below.id),
        near(entity, step) AS (
          SELECT entity, 0 FROM below
          UNION
          SELECT r.source, step + 1 FROM near CROSS JOIN relation r ON r.target = near.entity AND r.type IN (0, 1, 2, 6) WHERE step < 4),
        within(entity) AS (SELECT DISTINCT entity FROM near)
        """;

    /// <summary>
    /// ?1: id of a Place, ?2: ids. Gives <c>within(entity)</c> among these ids: from each up to four steps out, then up the division tree; the cost
    /// grows with the ids and not with the place.
    /// </summary>
    private const string WithinAmong =
        """
        WITH RECURSIVE near(root, entity, step) AS (
          SELECT e.key, e.key, 0 FROM json_each(?2) j CROSS JOIN entity e ON e.id = j.value WHERE EXISTS (SELECT 1 FROM entity WHERE id = ?1 AND kind = 0)
          UNION
          SELECT root, r.target, step + 1 FROM near CROSS JOIN relation r ON r.source = near.entity AND r.type IN (0, 1, 2, 6) WHERE step < 4),
        above(root, id) AS (
          SELECT root, e.id FROM near CROSS JOIN entity e ON e.key = near.entity AND e.kind = 0
          UNION
          SELECT root, e.parent FROM above CROSS JOIN entity e ON e.id = above.id AND e.parent IS NOT NULL),
        within(entity) AS (SELECT root FROM above WHERE id = ?1)
        """;

    /// <summary>The last possible day of a column that holds a date.</summary>
    private static string LastDay(string column) =>
        $"CASE {column} & 3 WHEN 0 THEN {column} >> 2 WHEN 1 THEN ({column} >> 2) / 100 * 100 + 31 ELSE ({column} >> 2) / 10000 * 10000 + 1231 END";

    /// <summary>A day as <see cref="LastDay(string)"/> gives it: the last of any month is the 31st.</summary>
    private static long LastDay(DateOnly day) => Columns.Day(day) + (day.AddDays(1).Day == 1 ? 31 - day.Day : 0);

    /// <inheritdoc/>
    public ValueTask<Page<StoredEntity>> FindEntitiesAsync(
        EntityFilter filter, EntityOrder order, PageRequest page, CancellationToken cancellationToken = default)
    {
        var list = $"entities-{order}";
        var after = After(page, list, 2);
        return Read(
            connection =>
            {
                var query = EntityQuery(connection, filter);
                var total = page.WithTotal ? query.Count(connection) : (long?)null;
                var (sortKey, descending) = SortKey(order);
                if (after is not null)
                {
                    var (value, id) = (query.Add(after[0]), query.Add(after[1]));
                    var beyond = descending ? "<" : ">";
                    query.Where($"({sortKey} {beyond}= {value} AND ({sortKey} {beyond} {value} OR e.id > {id}))");
                }
                var edges = All(
                    query.Prepare(connection, $"{Rows.Entity}, {sortKey}", $"ORDER BY {sortKey}{(descending ? " DESC" : "")}, e.id LIMIT {query.Add((long)page.First + 1)}"),
                    row =>
                    {
                        var entity = Rows.ReadEntity(row, 0);
                        object key = order == EntityOrder.Name ? entity.Name : row.Int64(12);
                        return new Edge<StoredEntity>(entity, new(list, key, entity.Id));
                    }).ToList();
                return Cut(edges, page.First, total);
            },
            cancellationToken);
    }

    /// <inheritdoc/>
    public ValueTask<Page<StoredArticle>> FindArticlesAsync(ArticleFilter filter, PageRequest page, CancellationToken cancellationToken = default)
    {
        var after = After(page, "articles", 2);
        return Read(
            connection =>
            {
                if (filter.Text is not null && SearchText.QueryGrams(filter.Text).Count == 0)
                {
                    return Page<StoredArticle>.Empty;
                }
                var query = ArticleQuery(connection, filter);
                long? total = page.WithTotal ? filter.Text is null ? query.Count(connection) : Matches(connection, query, filter.Text).LongCount() : null;
                if (after is not null)
                {
                    // The columns as they are, so that the index on them gives the rows in order.
                    var (date, id) = (query.Add(after[0]), query.Add(after[1]));
                    query.Where(after[0] is null
                        ? $"(a.published IS NULL AND a.id > {id} AND {date} IS NULL)"
                        : $"(a.published < {date} OR a.published IS NULL OR (a.published = {date} AND a.id > {id}))");
                }
                var edges = Matches(connection, query, filter.Text).Take(page.First + 1).ToList();
                return Cut(WithDates(connection, edges), page.First, total);
            },
            cancellationToken);
    }

    /// <summary>The articles of a query in order, read one by one; where a text is asked for, only those that contain it.</summary>
    private static IEnumerable<(StoredArticle Article, long Key)> Matches(Connection connection, Query query, string? text)
    {
        var folded = text is null ? null : SearchText.Fold(text);
        foreach (var (article, homePlace, key) in All(
            query.Prepare(connection, Rows.Article, "ORDER BY a.published DESC, a.id"),
            row => (Rows.ReadArticle(row, 0), row.TextOrNull(13), row.Int64(14))))
        {
            if (folded is null || SearchText.Contains(article, folded))
            {
                yield return (new(article, homePlace, []), key);
            }
        }
    }

    /// <summary>The articles with their date expressions, which one statement reads for all.</summary>
    private static List<Edge<StoredArticle>> WithDates(Connection connection, List<(StoredArticle Article, long Key)> articles)
    {
        var dates = All(
            connection.Prepare(
                """
                SELECT f.article, f.text, f.value, f.part, f.caption, f.start, f."end", f.document_start, f.document_end
                FROM json_each(?1) j CROSS JOIN date_expression f ON f.article = j.value ORDER BY f.article, f.number
                """).Add(Columns.Of([.. articles.Select(article => article.Key)]) ?? "[]"),
            row => (Article: row.Int64(0), Date: Rows.ReadDate(row, 1))).ToLookup(row => row.Article, row => row.Date);
        return
        [
            .. articles.Select(found => new Edge<StoredArticle>(
                found.Article with { Dates = [.. dates[found.Key]] },
                new("articles", Columns.Of(found.Article.Article.Published), found.Article.Article.Id))),
        ];
    }

    private static Query EntityQuery(Connection connection, EntityFilter filter)
    {
        // Only a query within a place has the place as its first parameter, and the ids, if any, as its second.
        var query = new Query(filter.Within is null ? "" : filter.Ids is null ? Within : WithinAmong, "FROM entity e");
        if (filter.Within is not null)
        {
            query.Add(filter.Within);
            query.Where("e.key IN (SELECT entity FROM within)");
        }
        if (filter.Ids is not null)
        {
            query.Where($"e.id IN (SELECT value FROM json_each({query.Add(Json(filter.Ids))}))");
        }
        if (filter.Kinds is not null)
        {
            query.Where($"e.kind IN (SELECT value FROM json_each({query.Add(Json(filter.Kinds))}))");
        }
        if (filter.Level is { } level)
        {
            query.Where($"e.level = {query.Add((long)level)}");
        }
        if (filter.NameContains is { } part)
        {
            var names = Columns.Of([.. NamesContaining(connection, part)]) ?? "[]";
            query.Where($"e.key IN (SELECT x.entity FROM json_each({query.Add(names)}) j CROSS JOIN entity_name x ON x.name = j.value)");
        }
        if (filter.ReportedSince is not null || filter.ReportedUntil is not null)
        {
            var until = query.Add(filter.ReportedUntil is { } last ? Columns.Day(last.Last) : long.MaxValue);
            var since = query.Add(filter.ReportedSince is { } first ? Columns.Day(first.First) : 0L);
            query.Where($"EXISTS (SELECT 1 FROM entity_date d WHERE d.entity = e.key AND d.published >> 2 <= {until} AND {LastDay("d.published")} >= {since})");
        }
        return query;
    }

    private static Query ArticleQuery(Connection connection, ArticleFilter filter)
    {
        var query = new Query("", "FROM article a CROSS JOIN document d ON d.key = a.document CROSS JOIN article_text t ON t.article = a.key");
        if (filter.Text is { } text)
        {
            query.Where($"a.key IN (SELECT rowid FROM article_grams WHERE article_grams MATCH {query.Add(MatchRarest(connection, text))})");
        }
        if (filter.Mentions is { } mentions)
        {
            var ids = mentions.Distinct(StringComparer.Ordinal).ToArray();
            var (json, count) = (query.Add(Json(ids)), query.Add((long)ids.Length));
            query.Where(
                $"""
                ({count} = 0 OR a.key IN (SELECT x.article FROM json_each({json}) j CROSS JOIN entity e ON e.id = j.value
                  CROSS JOIN article_entity x ON x.entity = e.key AND x.mentioned = 1 GROUP BY x.article HAVING count(*) = {count}))
                """);
        }
        if (filter.Source is { } source)
        {
            query.Where($"t.source = {query.Add(source)}");
        }
        if (filter.PublishedSince is { } since)
        {
            query.Where($"{LastDay("a.published")} >= {query.Add(Columns.Day(since.First))}");
        }
        if (filter.PublishedUntil is { } until)
        {
            query.Where($"a.published >> 2 <= {query.Add(Columns.Day(until.Last))}");
        }
        return query;
    }

    /// <summary>Keys of the names that contain a text after folding.</summary>
    private static IEnumerable<long> NamesContaining(Connection connection, string part)
    {
        var folded = SearchText.Fold(part);
        var candidates = SearchText.QueryGrams(part).Count == 0
            ? connection.Prepare("SELECT key, text FROM name")
            : connection.Prepare("SELECT n.key, n.text FROM name_grams CROSS JOIN name n ON n.key = name_grams.rowid WHERE name_grams MATCH ?1").Add(MatchAll(part));
        return All(candidates, row => (Key: row.Int64(0), Text: row.Text(1)))
            .Where(name => SearchText.Fold(name.Text).Contains(folded, StringComparison.Ordinal)).Select(name => name.Key);
    }

    /// <summary>A full-text query for all grams of a text. Grams hold letters and digits only, so that quotes need no escape.</summary>
    private static string MatchAll(string text) =>
        string.Join(" AND ", SearchText.QueryGrams(text).Select(gram => $"\"{gram.Gram}\"{(gram.IsPrefix ? "*" : "")}"));

    /// <summary>
    /// A full-text query for the rarest grams of a text, up to three; <see cref="Matches"/> compares the texts themselves. Grams that every second article holds
    /// would be walked through to the end for each search. Each gram is counted up to a bound only; where all are common, all are asked for.
    /// </summary>
    private static string MatchRarest(Connection connection, string text)
    {
        const int Common = 64;
        const int Counted = 32;
        const int Asked = 3;
        string[] grams = [.. SearchText.QueryGrams(text).Select(gram => $"\"{gram.Gram}\"{(gram.IsPrefix ? "*" : "")}")];
        var rare = All(
            connection.Prepare(
                """
                SELECT j.value, (SELECT count(*) FROM (SELECT 1 FROM article_grams WHERE article_grams MATCH j.value LIMIT ?2)) AS articles
                FROM json_each(?1) j ORDER BY articles, j.key
                """).Add(Json([.. grams.Take(Counted)])).Add(Common),
            row => (Gram: row.Text(0), Articles: row.Int64(1))).ToList();
        return string.Join(" AND ", rare.Count > 0 && rare[0].Articles < Common ? rare.Take(Asked).Where(gram => gram.Articles < Common).Select(gram => gram.Gram) : grams);
    }

    private static (string Expression, bool Descending) SortKey(EntityOrder order) => order switch
    {
        EntityOrder.Name => ("e.name", false),
        EntityOrder.ArticleCount => ("e.article_count", true),
        EntityOrder.FirstReported => (string.Create(CultureInfo.InvariantCulture, $"COALESCE(e.first_reported, {NoDate})"), false),
        _ => ("COALESCE(e.last_reported, -1)", true),
    };

    private static Page<T> Cut<T>(List<Edge<T>> edges, int first, long? total)
    {
        var more = edges.Count > first;
        return new(more ? edges[..first] : edges, more, total);
    }

    /// <summary>A statement under construction: conditions, and the values of its numbered parameters.</summary>
    private sealed class Query(string with, string from)
    {
        private readonly List<string> conditions = [];
        private readonly List<object?> values = [];

        /// <summary>Adds a value; gives the name of its parameter.</summary>
        public string Add(object? value)
        {
            values.Add(value);
            return string.Create(CultureInfo.InvariantCulture, $"?{values.Count}");
        }

        public void Where(string condition) => conditions.Add(condition);

        public Statement Prepare(Connection connection, string columns, string tail)
        {
            var where = conditions.Count == 0 ? "" : " WHERE " + string.Join(" AND ", conditions);
            return AddKey(connection.Prepare($"{with} SELECT {columns} {from}{where} {tail}"), [.. values], values.Count);
        }

        public long Count(Connection connection)
        {
            using var count = Prepare(connection, "count(*)", "");
            return count.Step() ? count.Int64(0) : 0;
        }
    }
}
