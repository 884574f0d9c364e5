using KnowledgeGraph.Model;

namespace KnowledgeGraph.Storage.Sqlite;

/// <summary>Reads a document back as it was committed.</summary>
internal static class DocumentReader
{
    public static DocumentGraph Read(Connection connection, long key, string name)
    {
        var articles = SqliteReader.All(
            connection.Prepare(
                $"""
                SELECT {Rows.Article}, a.home_place FROM article a JOIN document d ON d.key = a.document JOIN article_text t ON t.article = a.key
                WHERE a.document = ?1 ORDER BY a.number
                """).Add(key),
            row => ReadArticle(connection, Rows.ReadArticle(row, 0), row.Int64(14), row.TextOrNull(15)));
        return new(name, [.. articles]);
    }

    private static ArticleGraph ReadArticle(Connection connection, Article article, long key, string? homePlace)
    {
        List<Entity> entities = [], ancestors = [];
        foreach (var (entity, mentioned) in Entities(connection, key))
        {
            (mentioned ? entities : ancestors).Add(entity);
        }
        return new()
        {
            Article = article,
            Entities = entities,
            Ancestors = ancestors,
            Relations = [.. Relations(connection, key)],
            Observations = [.. Observations(connection, key)],
            Dates = SqliteReader.DatesOf(connection, key),
            HomePlace = homePlace,
        };
    }

    private static IEnumerable<(Entity Entity, bool Mentioned)> Entities(Connection connection, long article) => SqliteReader.All(
        connection.Prepare(
            """
            SELECT x.position, x.mentioned, e.id, e.kind, n.text, x.aliases, f.level, f.canonical, f.code, f.division_code, f.parent
            FROM article_entity x JOIN entity e ON e.key = x.entity JOIN name n ON n.key = x.name LEFT JOIN place_form f ON f.key = x.form
            WHERE x.article = ?1 ORDER BY x.position
            """).Add(article),
        row => (
            new Entity
            {
                Id = row.Text(2),
                Kind = (EntityKind)row.Int32(3),
                Name = row.Text(4),
                Aliases = [.. Columns.Keys(row.TextOrNull(5)).Select(alias => Name(connection, alias))],
                Level = (PlaceLevel?)row.Int64OrNull(6),
                Canonical = row.TextOrNull(7),
                Code = row.TextOrNull(8),
                DivisionCode = row.TextOrNull(9),
                Parent = row.TextOrNull(10),
                Mentions = Mentions(connection, article, row.Int64(0)),
            },
            row.Int64(1) != 0));

    private static string Name(Connection connection, long key)
    {
        using var read = connection.Prepare("SELECT text FROM name WHERE key = ?1");
        return read.Add(key).Step() ? read.Text(0) : throw new StoreDamagedException(connection.Path, $"name {key} is missing");
    }

    private static List<Mention> Mentions(Connection connection, long article, long position) =>
    [
        .. SqliteReader.All(
            connection.Prepare(
                """
                SELECT text, score, part, caption, start, "end", document_start, document_end FROM mention WHERE article = ?1 AND position = ?2 ORDER BY number
                """).Add(article).Add(position),
            row => new Mention(row.Text(0), Rows.ReadSpan(row, 2), row.Double(1))),
    ];

    private static IEnumerable<Relation> Relations(Connection connection, long article) => SqliteReader.All(
        connection.Prepare(
            """
            SELECT r.type, s.id, o.id, r.title, f.swapped, f.quote, f.score, f.part, f.caption, f.start, f."end", f.document_start, f.document_end
            FROM evidence f JOIN relation r ON r.key = f.relation JOIN entity s ON s.key = r.source JOIN entity o ON o.key = r.target
            WHERE f.article = ?1 ORDER BY f.number
            """).Add(article),
        row =>
        {
            var (from, to) = row.Int64(4) == 0 ? (row.Text(1), row.Text(2)) : (row.Text(2), row.Text(1));
            return new Relation((RelationType)row.Int32(0), from, to, row.TextOrNull(3), row.Text(5), Rows.ReadSpan(row, 7), row.Double(6));
        });

    private static IEnumerable<Observation> Observations(Connection connection, long article) => SqliteReader.All(
        connection.Prepare(
            $"""
            SELECT {Rows.Observation} FROM observation f JOIN article a ON a.key = f.article JOIN article_text t ON t.article = f.article
            JOIN entity s ON s.key = f.subject LEFT JOIN entity p ON p.key = f.place WHERE f.article = ?1 ORDER BY f.number
            """).Add(article),
        row => Rows.ReadObservation(row, 0).Value);
}
