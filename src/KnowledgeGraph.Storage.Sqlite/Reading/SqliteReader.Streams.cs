using KnowledgeGraph.Model;

namespace KnowledgeGraph.Storage.Sqlite;

/// <summary>Whole tables in the order of ids: memory stays flat, sorting spills to disk.</summary>
internal abstract partial class SqliteReader
{
    private static readonly RelationType[] TypesByName = [.. Enum.GetValues<RelationType>().OrderBy(Names.Of, StringComparer.Ordinal)];

    /// <inheritdoc/>
    public IAsyncEnumerable<StoredEntity> StreamEntitiesAsync(CancellationToken cancellationToken = default) =>
        Stream(static connection => All(connection.Prepare($"SELECT {Rows.Entity} FROM entity e ORDER BY e.id"), row => Rows.ReadEntity(row, 0)), cancellationToken);

    /// <inheritdoc/>
    public IAsyncEnumerable<StoredRelation> StreamRelationsAsync(CancellationToken cancellationToken = default) =>
        Stream(
            static connection => TypesByName.SelectMany(type => All(
                connection.Prepare(
                    $"SELECT {Rows.Relation} FROM relation r JOIN entity s ON s.key = r.source JOIN entity o ON o.key = r.target WHERE r.type = ?1 ORDER BY r.hash")
                    .Add((long)type),
                row => Rows.ReadRelation(row, 0))),
            cancellationToken);

    /// <inheritdoc/>
    public IAsyncEnumerable<StoredObservation> StreamObservationsAsync(CancellationToken cancellationToken = default) =>
        Stream(static connection => All(ObservationsById(connection), row => Rows.ReadObservation(row, 0)), cancellationToken);

    /// <inheritdoc/>
    public IAsyncEnumerable<StoredArticle> StreamArticlesAsync(CancellationToken cancellationToken = default) =>
        Stream(
            static connection => All(
                connection.Prepare(
                    $"SELECT {Rows.Article} FROM article a JOIN document d ON d.key = a.document JOIN article_text t ON t.article = a.key ORDER BY a.id"),
                row => new StoredArticle(Rows.ReadArticle(row, 0), row.TextOrNull(13), DatesOf(connection, row.Int64(14)))),
            cancellationToken);

    /// <inheritdoc/>
    public IAsyncEnumerable<StoredMention> StreamMentionsAsync(CancellationToken cancellationToken = default) =>
        Stream(
            static connection => All(
                connection.Prepare(
                    """
                    SELECT e.id, a.id, m.text, m.score, m.part, m.caption, m.start, m."end", m.document_start, m.document_end
                    FROM article a CROSS JOIN mention m ON m.article = a.key
                    CROSS JOIN article_entity x ON x.article = m.article AND x.position = m.position CROSS JOIN entity e ON e.key = x.entity
                    ORDER BY a.id, m.part, m.caption, m.start, m."end", e.id, m.number
                    """),
                row => ReadMention(row, 0)),
            cancellationToken);

    /// <inheritdoc/>
    public IAsyncEnumerable<StoredEvidence> StreamEvidenceAsync(CancellationToken cancellationToken = default) =>
        Stream(
            static connection => All(ObservationsById(connection), row => Rows.ReadObservation(row, 0)).Select(EvidenceOf)
                .Concat(TypesByName.SelectMany(type => All(EvidenceByFact(connection, type), row => Rows.ReadEvidence(row, 1, FactIds.OfRelation(type, row.Text(0)))))),
            cancellationToken);

    /// <inheritdoc/>
    public IAsyncEnumerable<DocumentCommit> StreamDocumentsAsync(CancellationToken cancellationToken = default) =>
        Stream(
            static connection => All(
                connection.Prepare("SELECT d.key, d.name, d.content_hash, x.version FROM document d JOIN extractor x ON x.key = d.extractor ORDER BY d.name"),
                row => new DocumentCommit(DocumentReader.Read(connection, row.Int64(0), row.Text(1)), row.Text(2), row.Text(3))),
            cancellationToken);

    /// <inheritdoc/>
    public IAsyncEnumerable<NamedEntity> StreamNamesAsync(CancellationToken cancellationToken = default) =>
        Stream(
            static connection => All(
                connection.Prepare(
                    """
                    SELECT e.id, e.kind, n.text, n.text = e.name, e.article_count
                    FROM entity e CROSS JOIN entity_name x ON x.entity = e.key CROSS JOIN name n ON n.key = x.name
                    GROUP BY e.id, n.text ORDER BY e.id, n.text
                    """),
                row => ReadName(row, 0)),
            cancellationToken);

    internal static List<DateExpression> DatesOf(Connection connection, long article) =>
        [.. All(connection.Prepare(Rows.Dates + " WHERE f.article = ?1 ORDER BY f.number").Add(article), row => Rows.ReadDate(row, 0))];

    /// <summary>All rows of a statement, which is given back at the end.</summary>
    internal static IEnumerable<T> All<T>(Statement statement, Func<Statement, T> read)
    {
        using (statement)
        {
            while (statement.Step())
            {
                yield return read(statement);
            }
        }
    }

    private static Statement ObservationsById(Connection connection) => connection.Prepare(
        $"""
        SELECT {Rows.Observation} FROM observation f JOIN article a ON a.key = f.article JOIN article_text t ON t.article = f.article
        JOIN entity s ON s.key = f.subject LEFT JOIN entity p ON p.key = f.place
        ORDER BY substr(a.id, 9) || '/' || f.number
        """);

    private static Statement EvidenceByFact(Connection connection, RelationType type) => connection.Prepare(
        $"""
        SELECT r.hash, {Rows.Evidence} FROM relation r CROSS JOIN evidence f ON f.relation = r.key CROSS JOIN article a ON a.key = f.article
        CROSS JOIN article_text t ON t.article = f.article
        WHERE r.type = ?1 ORDER BY r.hash, a.id, f.part, f.caption, f.start, f."end", f.number
        """).Add((long)type);

    private static StoredEvidence EvidenceOf(StoredObservation observation) => new(
        observation.Id, observation.Article, observation.Published, observation.Value.Quote, observation.Value.Span, observation.Value.Score, observation.Sentence);

    private static StoredMention ReadMention(Statement row, int at) =>
        new(row.Text(at), row.Text(at + 1), row.Text(at + 2), Rows.ReadSpan(row, at + 4), row.Double(at + 3));

}
