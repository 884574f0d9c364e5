using KnowledgeGraph.Model;

namespace KnowledgeGraph.Storage.Sqlite;

/// <summary>Entities by name, exactly or nearly.</summary>
internal abstract partial class SqliteReader
{
    /// <inheritdoc/>
    public ValueTask<IReadOnlyList<IReadOnlyList<NamedEntity>>> GetEntitiesByNameAsync(
        IReadOnlyList<string> names, IReadOnlyList<EntityKind>? kinds, CancellationToken cancellationToken = default) =>
        Read(
            connection => Group(
                names.Count,
                connection.Prepare(
                    """
                    SELECT DISTINCT j.key, e.id, e.kind, n.text, n.text = e.name AS display, e.article_count
                    FROM json_each(?1) j CROSS JOIN name n ON n.text = j.value CROSS JOIN entity_name x ON x.name = n.key CROSS JOIN entity e ON e.key = x.entity
                    WHERE (?2 IS NULL OR e.kind IN (SELECT value FROM json_each(?2))) ORDER BY j.key, display DESC, e.id
                    """).Add(Json(names)).Add(Json(kinds)),
                row => ReadName(row, 1)),
            cancellationToken);

    /// <inheritdoc/>
    public ValueTask<IReadOnlyList<IReadOnlyList<NameCandidate>>> SearchNamesAsync(
        IReadOnlyList<string> texts, NameSearch search, CancellationToken cancellationToken = default) =>
        Read<IReadOnlyList<IReadOnlyList<NameCandidate>>>(connection => [.. texts.Select(text => SearchNames(connection, text, search))], cancellationToken);

    private static IReadOnlyList<NameCandidate> SearchNames(Connection connection, string text, NameSearch search)
    {
        var grams = GramsToAsk(connection, SearchText.NameGrams(text));
        if (grams.Count == 0)
        {
            return [];
        }
        var candidates = All(
            connection.Prepare(
                """
                SELECT DISTINCT e.id, e.kind, n.text, n.text = e.name, e.article_count
                FROM name_grams CROSS JOIN name n ON n.key = name_grams.rowid CROSS JOIN entity_name x ON x.name = n.key CROSS JOIN entity e ON e.key = x.entity
                WHERE name_grams MATCH ?1 AND (?2 IS NULL OR e.kind IN (SELECT value FROM json_each(?2)))
                """).Add(string.Join(" OR ", grams.Select(gram => $"\"{gram}\""))).Add(Json(search.Kinds)),
            row => ReadName(row, 0));
        return RarestGrams.Rank(text, candidates, search.Limit);
    }

    private static IReadOnlyList<string> GramsToAsk(Connection connection, IReadOnlyCollection<string> grams)
    {
        List<(string Gram, long Names)> counted = [];
        foreach (var gram in grams)
        {
            using var count = connection.Prepare("SELECT doc FROM name_vocabulary WHERE term = ?1");
            if (count.Add(gram).Step())
            {
                counted.Add((gram, count.Int64(0)));
            }
        }
        return RarestGrams.Choose(counted);
    }

    private static NamedEntity ReadName(Statement row, int at) =>
        new(row.Text(at), (EntityKind)row.Int32(at + 1), row.Text(at + 2), row.Int64(at + 3) != 0, row.Int32(at + 4));
}
