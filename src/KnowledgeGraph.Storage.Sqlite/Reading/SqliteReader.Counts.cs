using System.Globalization;
using KnowledgeGraph.Model;

namespace KnowledgeGraph.Storage.Sqlite;

/// <summary>Counts of facts by keys.</summary>
internal abstract partial class SqliteReader
{
    private const string Missing = "NULL";

    /// <inheritdoc/>
    public ValueTask<IReadOnlyList<FactCount>> CountFactsAsync(FactCountQuery query, CancellationToken cancellationToken = default)
    {
        var source = query.Of switch
        {
            FactClass.Mention => Mentions,
            FactClass.Relation => Relations,
            _ => Observations,
        };
        string Column(FactKeys key, string expression) => query.Keys.HasFlag(key) ? expression : Missing;
        string[] columns =
        [
            Column(FactKeys.Kind, source.Kind), Column(FactKeys.Type, source.Type), Column(FactKeys.Place, source.Place), Column(FactKeys.Programme, source.Programme),
            Column(FactKeys.Date, source.Date), .. source.Measure.Select(measure => Column(FactKeys.Measure, measure)),
        ];
        var groups = string.Join(", ", columns.Where(column => column != Missing));
        // Tables are joined only for keys that are asked for or filtered by: most of the work is the join.
        var used = query.Keys | (query.Kinds is null ? 0 : FactKeys.Kind) | (query.Types is null ? 0 : FactKeys.Type) | (query.Programmes is null ? 0 : FactKeys.Programme);
        var joins = string.Concat(source.Joins.Where(join => (join.For & used) != 0).Select(join => " " + join.Sql));
        List<string> values = [];
        string Filter(string? wanted, string expression)
        {
            if (wanted is null)
            {
                return "";
            }
            values.Add(wanted);
            return string.Create(CultureInfo.InvariantCulture, $" AND {expression} IN (SELECT value FROM json_each(?{values.Count + 1}))");
        }

        var where = Filter(Json(query.Kinds), source.Kind) + Filter(Json(query.Types), source.Type)
            + Filter(query.Programmes is null ? null : Json(query.Programmes), source.Programme);
        var sql = $"SELECT count(*), {string.Join(", ", columns)} FROM {source.Table} f{joins} WHERE f.score >= ?1{where}{(groups.Length == 0 ? "" : $" GROUP BY {groups}")}";
        return Read<IReadOnlyList<FactCount>>(
            connection =>
            {
                var statement = connection.Prepare(sql).Add(query.MinScore);
                values.ForEach(value => statement.Add(value));
                return [.. All(statement, ReadCount).Where(count => count.Count > 0)];
            },
            cancellationToken);
    }

    private static readonly FactSource Mentions = new(
        "mention",
        [
            (FactKeys.Kind | FactKeys.Place | FactKeys.Programme, "CROSS JOIN article_entity x ON x.article = f.article AND x.position = f.position CROSS JOIN entity e ON e.key = x.entity"),
            (FactKeys.Date | FactKeys.Place, "CROSS JOIN article a ON a.key = f.article"),
            (FactKeys.Place, "LEFT JOIN entity h ON h.id = a.home_place"),
        ],
        "e.kind", Missing, "CASE e.kind WHEN 0 THEN e.id ELSE h.id END", $"CASE e.kind WHEN {(int)EntityKind.Programme} THEN e.id END", "a.published",
        [Missing, Missing, Missing, Missing]);

    private static readonly FactSource Relations = new(
        "relation",
        [(FactKeys.Place | FactKeys.Programme, "CROSS JOIN entity s ON s.key = f.source CROSS JOIN entity o ON o.key = f.target")],
        Missing, "f.type", "CASE 0 WHEN o.kind THEN o.id WHEN s.kind THEN s.id END",
        $"CASE {(int)EntityKind.Programme} WHEN s.kind THEN s.id WHEN o.kind THEN o.id END", "f.first_reported", [Missing, Missing, Missing, Missing]);

    private static readonly FactSource Observations = new(
        "observation",
        [
            (FactKeys.Kind | FactKeys.Place | FactKeys.Programme, "CROSS JOIN entity s ON s.key = f.subject"),
            (FactKeys.Date, "CROSS JOIN article a ON a.key = f.article"),
            (FactKeys.Place, "LEFT JOIN entity p ON p.key = f.place"),
        ],
        "s.kind", Missing, "COALESCE(p.id, CASE s.kind WHEN 0 THEN s.id END)", $"CASE s.kind WHEN {(int)EntityKind.Programme} THEN s.id END", "a.published",
        ["f.metric", "f.unit", "f.change", "f.value"]);

    private static FactCount ReadCount(Statement row) => new()
    {
        Count = row.Int64(0),
        Kind = (EntityKind?)row.Int64OrNull(1),
        Type = (RelationType?)row.Int64OrNull(2),
        Place = row.TextOrNull(3),
        Programme = row.TextOrNull(4),
        Date = Columns.Date(row.Int64OrNull(5)),
        Metric = row.TextOrNull(6),
        Unit = row.TextOrNull(7),
        Change = row.Int64OrNull(8) is { } change ? change != 0 : null,
        Value = row.IsNull(9) ? null : row.Double(9),
    };

    /// <summary>Where facts <c>f</c> are, what their keys need, and the expressions of these; <see cref="Missing"/> for a key that they do not have.</summary>
    private sealed record FactSource(string Table, (FactKeys For, string Sql)[] Joins, string Kind, string Type, string Place, string Programme, string Date, string[] Measure);
}
