using System.Globalization;
using KnowledgeGraph.Model;

namespace KnowledgeGraph.Storage.Sqlite;

/// <summary>Totals, and things by id.</summary>
internal abstract partial class SqliteReader
{
    /// <inheritdoc/>
    public ValueTask<string> GetVersionAsync(CancellationToken cancellationToken = default) =>
        Read(static connection => connection.ScalarText("SELECT value FROM total WHERE name = 'version'") ?? default(GraphVersion).ToString(), cancellationToken);

    /// <inheritdoc/>
    public ValueTask<GraphStatistics> GetStatisticsAsync(CancellationToken cancellationToken = default) =>
        Read(
            static connection =>
            {
                // One statement, so that both tables are read in one state.
                var totals = new Totals();
                List<string> extractors = [];
                foreach (var (name, value) in All(
                    connection.Prepare("SELECT name, value FROM total UNION ALL SELECT 'extractor', version FROM extractor"),
                    row => (row.Text(0), row.Text(1))))
                {
                    if (name == "extractor")
                    {
                        extractors.Add(value);
                    }
                    else
                    {
                        totals.Read(name, value);
                    }
                }
                extractors.Sort(CodePointOrder.Instance);
                return totals.ToStatistics(string.Join(", ", extractors));
            },
            cancellationToken);

    /// <inheritdoc/>
    public ValueTask<IReadOnlyList<StoredEntity?>> GetEntitiesAsync(IReadOnlyList<string> ids, CancellationToken cancellationToken = default) =>
        Read<IReadOnlyList<StoredEntity?>>(
            connection => ByKey(
                ids.Count,
                connection.Prepare($"SELECT j.key, {Rows.Entity} FROM json_each(?1) j CROSS JOIN entity e ON e.id = j.value").Add(Json(ids)),
                row => Rows.ReadEntity(row, 1)),
            cancellationToken);

    /// <inheritdoc/>
    public ValueTask<IReadOnlyList<StoredArticle?>> GetArticlesAsync(IReadOnlyList<string> ids, CancellationToken cancellationToken = default) =>
        Read<IReadOnlyList<StoredArticle?>>(
            connection =>
            {
                var json = Json(ids);
                var dates = new List<DateExpression>[ids.Count];
                foreach (var (index, date) in All(
                    connection.Prepare(
                        $"""
                        SELECT j.key, f.text, f.value, f.part, f.caption, f.start, f."end", f.document_start, f.document_end
                        FROM json_each(?1) j CROSS JOIN article a ON a.id = j.value CROSS JOIN date_expression f ON f.article = a.key ORDER BY j.key, f.number
                        """).Add(json),
                    row => (row.Int32(0), Rows.ReadDate(row, 1))))
                {
                    (dates[index] ??= []).Add(date);
                }
                return ByKey(
                    ids.Count,
                    connection.Prepare(
                        $"""
                        SELECT j.key, {Rows.Article} FROM json_each(?1) j CROSS JOIN article a ON a.id = j.value
                        CROSS JOIN document d ON d.key = a.document CROSS JOIN article_text t ON t.article = a.key
                        """).Add(json),
                    row => new StoredArticle(Rows.ReadArticle(row, 1), row.TextOrNull(14), dates[row.Int32(0)] ?? []));
            },
            cancellationToken);

    /// <inheritdoc/>
    public ValueTask<IReadOnlyList<StoredRelation?>> GetRelationsAsync(IReadOnlyList<string> ids, CancellationToken cancellationToken = default)
    {
        return Read<IReadOnlyList<StoredRelation?>>(
            connection => ByKey(
                ids.Count,
                connection.Prepare(
                    $"""
                    SELECT j.key, {Rows.Relation} FROM json_each(?1) j
                    CROSS JOIN relation r ON r.type = json_extract(j.value, '$[0]') AND r.hash = json_extract(j.value, '$[1]')
                    CROSS JOIN entity s ON s.key = r.source CROSS JOIN entity o ON o.key = r.target
                    """).Add(RelationKeys(ids)),
                row => Rows.ReadRelation(row, 1)),
            cancellationToken);
    }

    /// <inheritdoc/>
    public ValueTask<IReadOnlyList<StoredObservation?>> GetObservationsAsync(IReadOnlyList<string> ids, CancellationToken cancellationToken = default)
    {
        return Read<IReadOnlyList<StoredObservation?>>(
            connection => ByKey(
                ids.Count,
                connection.Prepare(
                    $"""
                    SELECT j.key, {Rows.Observation} FROM json_each(?1) j CROSS JOIN article a ON a.id = json_extract(j.value, '$[0]')
                    CROSS JOIN observation f ON f.article = a.key AND f.number = json_extract(j.value, '$[1]') CROSS JOIN article_text t ON t.article = a.key
                    CROSS JOIN entity s ON s.key = f.subject LEFT JOIN entity p ON p.key = f.place
                    """).Add(ObservationKeys(ids)),
                row => Rows.ReadObservation(row, 1)),
            cancellationToken);
    }

    /// <summary>Relation ids as a JSON array of [type, hash]; what is no such id gets a type that there is not.</summary>
    private static string RelationKeys(IReadOnlyList<string> ids) => $"[{string.Join(',', ids.Select(id =>
        FactIds.TryReadRelation(id, out var type, out var hash) ? string.Create(CultureInfo.InvariantCulture, $"[{(int)type},\"{hash}\"]") : "[-1,\"\"]"))}]";

    /// <summary>Observation ids as a JSON array of [article, number].</summary>
    private static string ObservationKeys(IReadOnlyList<string> ids) => $"[{string.Join(',', ids.Select(id =>
        FactIds.TryReadObservation(id, out var article, out var number) ? string.Create(CultureInfo.InvariantCulture, $"{Json([article]).AsSpan()[..^1]},{number}]") : "[\"\",0]"))}]";

    /// <summary>Puts rows where their first column says; the rest stays null.</summary>
    private static T?[] ByKey<T>(int count, Statement statement, Func<Statement, T> read)
        where T : class
    {
        using (statement)
        {
            var values = new T?[count];
            while (statement.Step())
            {
                values[statement.Int32(0)] = read(statement);
            }
            return values;
        }
    }
}
