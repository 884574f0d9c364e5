using System.Globalization;
using KnowledgeGraph.Model;

namespace KnowledgeGraph.Storage.Sqlite;

/// <summary>
/// Checks a store against what it promises, from the file up: the pages, the references, each document's facts, the values merged from them,
/// the full-text indexes, the totals. Everything merged is worked out again from the rows of articles by other means than the writer's.
/// </summary>
internal sealed class Verifier(Connection connection)
{
    /// <summary>One line a breach.</summary>
    public IEnumerable<string> Breaches() =>
        Damage().Concat(Orphans()).Concat(Facts()).Concat(EntityCounts()).Concat(EntityValues()).Concat(RelationValues())
            .Concat(GramBreaches("article", Articles())).Concat(GramBreaches("name", NameGrams())).Concat(TotalBreaches());

    private IEnumerable<string> Damage() =>
        Texts("PRAGMA integrity_check").Where(line => line != "ok").Select(line => $"file: {line}");

    private IEnumerable<string> Orphans() =>
        Texts("""SELECT "table" || ' names a missing ' || parent || ' (' || count(*) || ' rows)' FROM pragma_foreign_key_check GROUP BY "table", parent ORDER BY 1""")
            .Concat(Texts("SELECT 'name ' || text || ' belongs to no entity' FROM name WHERE key NOT IN (SELECT name FROM entity_name) ORDER BY text"))
            .Concat(Texts("SELECT 'article ' || id || ' has no text' FROM article WHERE key NOT IN (SELECT article FROM article_text) ORDER BY id"));

    /// <summary>The rules that each document had to keep to come in.</summary>
    private IEnumerable<string> Facts() =>
        SqliteReader.All(
            connection.Prepare("SELECT key, name FROM document ORDER BY name"),
            row => (Name: row.Text(1), Graph: DocumentReader.Read(connection, row.Int64(0), row.Text(1))))
        .SelectMany(document => GraphInvariants.Breaches(document.Graph).Select(breach => $"{document.Name}: {breach}"));

    private IEnumerable<string> EntityCounts() =>
        Texts(
            """
            SELECT e.id || ' counts ' || e.support || ' articles, ' || e.article_count || ' of them with mentions; there are ' || count(x.article) || ' and ' || COALESCE(sum(x.mentioned), 0)
            FROM entity e LEFT JOIN article_entity x ON x.entity = e.key GROUP BY e.key
            HAVING e.support <> count(x.article) OR e.article_count <> COALESCE(sum(x.mentioned), 0) OR e.support = 0 ORDER BY e.id
            """)
        .Concat(Differences(
            "names",
            """
            SELECT entity, name, CASE mentioned WHEN 1 THEN 0 ELSE 2 END AS role FROM article_entity
            UNION ALL SELECT x.entity, j.value, 1 FROM article_entity x CROSS JOIN json_each(x.aliases) j
            """,
            "entity, name, role",
            "entity_name"))
        .Concat(Differences(
            "dates",
            "SELECT x.entity, a.published FROM article_entity x CROSS JOIN article a ON a.key = x.article WHERE x.mentioned = 1 AND a.published IS NOT NULL",
            "entity, published",
            "entity_date"))
        .Concat(Differences("attributes", "SELECT entity, form AS key FROM article_entity WHERE form IS NOT NULL", "entity, key", "place_form"));

    /// <summary>Where the counters in a table are not the counts of the facts.</summary>
    private IEnumerable<string> Differences(string what, string facts, string columns, string counters) =>
        Texts(
            $"""
            WITH fact AS ({facts}), counted AS (SELECT {columns}, count(*) AS articles FROM fact GROUP BY {columns}),
            wrong AS (
              SELECT entity FROM (SELECT {columns}, articles FROM counted EXCEPT SELECT {columns}, articles FROM {counters})
              UNION SELECT entity FROM (SELECT {columns}, articles FROM {counters} EXCEPT SELECT {columns}, articles FROM counted))
            SELECT COALESCE(e.id, 'an entity that is not there') || ': its counted {what} are not those of its articles'
            FROM wrong LEFT JOIN entity e ON e.key = wrong.entity ORDER BY 1
            """);

    private IEnumerable<string> EntityValues()
    {
        using var entities = connection.Prepare(
            "SELECT key, id, kind, name, first_reported, last_reported, level, canonical, code, division_code, parent FROM entity ORDER BY id");
        while (entities.Step())
        {
            var id = entities.Text(1);
            var key = entities.Int64(0);
            var expected = new EntityState(key, id, (EntityKind)entities.Int32(2));
            foreach (var (name, role, text, articles) in SqliteReader.All(
                connection.Prepare("SELECT x.name, x.role, n.text, x.articles FROM entity_name x JOIN name n ON n.key = x.name WHERE x.entity = ?1").Add(key),
                row => (row.Int64(0), (NameRole)row.Int32(1), row.Text(2), row.Int64(3))))
            {
                expected.LoadName(name, role, text, articles);
            }
            expected.Forms.AddRange(SqliteReader.All(
                connection.Prepare("SELECT key, articles, level, canonical, code, division_code, parent FROM place_form WHERE entity = ?1").Add(key),
                row => new CountedForm(row.Int64(0), Form(row, 2), row.Int64(1))));
            PartialDate? first = null, last = null;
            foreach (var date in SqliteReader.All(connection.Prepare("SELECT published FROM entity_date WHERE entity = ?1").Add(key), row => Columns.Date(row.Int64(0))))
            {
                (first, last) = (ReportDates.Earlier(first, date), ReportDates.Later(last, date));
            }
            if (entities.Text(3) != expected.BestName())
            {
                yield return $"{id}: its name is '{entities.Text(3)}', its articles say '{expected.BestName()}'";
            }
            if (expected.Kind == EntityKind.Place && Form(entities, 6) != expected.BestForm())
            {
                yield return $"{id}: its level, codes or parent are not what its articles say";
            }
            if (entities.Int64OrNull(4) != Columns.Of(first) || entities.Int64OrNull(5) != Columns.Of(last))
            {
                yield return $"{id}: it is reported {first} to {last}, the entity says otherwise";
            }
        }
    }

    private IEnumerable<string> RelationValues()
    {
        using var relations = connection.Prepare(
            $"""
            SELECT {Rows.Relation}, r.key FROM relation r LEFT JOIN entity s ON s.key = r.source LEFT JOIN entity o ON o.key = r.target ORDER BY r.type, r.hash
            """);
        while (relations.Step())
        {
            var stored = Rows.ReadRelation(relations, 0);
            var expected = new RelationState(relations.Int64(9), "", stored.Type);
            foreach (var (article, score, published) in SqliteReader.All(
                connection.Prepare("SELECT f.article, f.score, a.published FROM evidence f JOIN article a ON a.key = f.article WHERE f.relation = ?1 ORDER BY f.article")
                    .Add(expected.Key),
                row => (row.Int64(0), row.Double(1), Columns.Date(row.Int64OrNull(2)))))
            {
                expected.Support(article, score, published);
            }
            if (stored.Id != FactIds.OfRelation(stored.Type, stored.From, stored.To, stored.Title) || FactIds.Ends(stored.Type, stored.From, stored.To).From != stored.From)
            {
                yield return $"{stored.Id}: its id is not that of its type, ends and title";
            }
            if (expected.ArticleCount == 0)
            {
                yield return $"{stored.Id}: it has no evidence";
            }
            else if ((stored.ArticleCount, stored.Score, stored.FirstReported, stored.LastReported)
                != (expected.ArticleCount, expected.Score, expected.FirstReported, expected.LastReported))
            {
                yield return $"{stored.Id}: its counts, score or dates are not those of its evidence";
            }
        }
    }

    /// <summary>Compares an index with the grams that should be in it: which rows it holds, and how many rows hold each gram.</summary>
    private IEnumerable<string> GramBreaches(string what, IEnumerable<IReadOnlyCollection<string>> rows)
    {
        foreach (var line in Texts(
            $"""
            SELECT '{what} ' || key || ' is not in the full-text index' FROM (SELECT key FROM {what} EXCEPT SELECT rowid FROM {what}_grams)
            UNION ALL SELECT 'the full-text index holds {what} ' || rowid || ', which is not there' FROM (SELECT rowid FROM {what}_grams EXCEPT SELECT key FROM {what})
            """))
        {
            yield return line;
        }
        var counts = new Dictionary<string, long>(StringComparer.Ordinal);
        foreach (var gram in rows.SelectMany(grams => grams))
        {
            counts[gram] = counts.GetValueOrDefault(gram) + 1;
        }
        foreach (var (gram, held) in SqliteReader.All(connection.Prepare($"SELECT term, doc FROM {what}_vocabulary"), row => (row.Text(0), row.Int64(1))))
        {
            counts.Remove(gram, out var expected);
            if (held != expected)
            {
                yield return string.Create(CultureInfo.InvariantCulture, $"the full-text index of {what}s has '{gram}' {held} times, not {expected}");
            }
        }
        foreach (var gram in counts.Keys.Order(StringComparer.Ordinal))
        {
            yield return $"the full-text index of {what}s lacks '{gram}'";
        }
    }

    private IEnumerable<IReadOnlyCollection<string>> Articles() => SqliteReader.All(
        connection.Prepare("SELECT title, subtitle, dateline, body, captions FROM article_text"),
        row =>
        {
            var grams = new HashSet<string>(StringComparer.Ordinal);
            foreach (var text in Columns.List(row.Text(4)).Concat([row.TextOrNull(0) ?? "", row.TextOrNull(1) ?? "", row.TextOrNull(2) ?? "", row.Text(3)]))
            {
                SearchText.AddGrams(text, grams);
            }
            return grams;
        });

    private IEnumerable<IReadOnlyCollection<string>> NameGrams() => SqliteReader.All(connection.Prepare("SELECT text FROM name"), row => SearchText.NameGrams(row.Text(0)));

    private IEnumerable<string> TotalBreaches()
    {
        var counts = new Dictionary<string, long>(StringComparer.Ordinal)
        {
            ["documents"] = connection.Scalar("SELECT count(*) FROM document"),
            ["articles"] = connection.Scalar("SELECT count(*) FROM article"),
            ["mentions"] = connection.Scalar("SELECT count(*) FROM mention"),
            ["observations"] = connection.Scalar("SELECT count(*) FROM observation"),
        };
        foreach (var (kind, count) in Counts("SELECT kind, count(*) FROM entity GROUP BY kind"))
        {
            counts[$"entities.{(EntityKind)kind}"] = count;
        }
        foreach (var (type, count) in Counts("SELECT type, count(*) FROM relation GROUP BY type"))
        {
            counts[$"relations.{Names.Of((RelationType)type)}"] = count;
        }
        var totals = Totals.Load(connection);
        foreach (var (name, value) in totals.Rows())
        {
            if (counts.GetValueOrDefault(name) is var count && count != value)
            {
                yield return string.Create(CultureInfo.InvariantCulture, $"total {name} is {value}, there are {count}");
            }
        }
        var version = default(GraphVersion);
        foreach (var (name, hash, extractor) in SqliteReader.All(
            connection.Prepare("SELECT d.name, d.content_hash, x.version FROM document d JOIN extractor x ON x.key = d.extractor"),
            row => (row.Text(0), row.Text(1), row.Text(2))))
        {
            version = version.With(name, hash, extractor);
        }
        if (version != totals.Version)
        {
            yield return $"version is {totals.Version}, the documents give {version}";
        }
        foreach (var line in Texts(
            """
            SELECT 'extractor ' || x.version || ' counts ' || x.documents || ' documents, there are ' || count(d.key)
            FROM extractor x LEFT JOIN document d ON d.extractor = x.key GROUP BY x.key HAVING x.documents <> count(d.key) OR x.documents = 0
            """))
        {
            yield return line;
        }
    }

    private static PlaceForm Form(Statement row, int at) =>
        new((PlaceLevel?)row.Int64OrNull(at), row.TextOrNull(at + 1), row.TextOrNull(at + 2), row.TextOrNull(at + 3), row.TextOrNull(at + 4));

    private IEnumerable<string> Texts(string sql) => SqliteReader.All(connection.Prepare(sql), row => row.Text(0));

    private IEnumerable<(int Key, long Count)> Counts(string sql) => SqliteReader.All(connection.Prepare(sql), row => (row.Int32(0), row.Int64(1)));
}
