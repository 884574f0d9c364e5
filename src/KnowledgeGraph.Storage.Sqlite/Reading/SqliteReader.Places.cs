using KnowledgeGraph.Model;

namespace KnowledgeGraph.Storage.Sqlite;

/// <summary>The division tree among the places of the graph.</summary>
internal abstract partial class SqliteReader
{
    /// <inheritdoc/>
    public ValueTask<IReadOnlyList<IReadOnlyList<StoredEntity>>> GetAncestorsAsync(IReadOnlyList<string> places, CancellationToken cancellationToken = default) =>
        Read(
            connection => Group(
                places.Count,
                connection.Prepare(
                    $"""
                    WITH RECURSIVE above(child, step, place) AS (
                      SELECT j.key, 0, e.parent FROM json_each(?1) j CROSS JOIN entity e ON e.id = j.value
                      UNION ALL
                      SELECT child, step + 1, e.parent FROM above CROSS JOIN entity e ON e.id = above.place WHERE step < 8)
                    SELECT child, {Rows.Entity} FROM above CROSS JOIN entity e ON e.id = above.place ORDER BY child, step DESC
                    """).Add(Json(places)),
                row => Rows.ReadEntity(row, 1)),
            cancellationToken);

    /// <inheritdoc/>
    public ValueTask<IReadOnlyList<Page<StoredEntity>>> GetChildrenAsync(
        IReadOnlyList<string> places, PlaceLevel? level, PageRequest page, CancellationToken cancellationToken = default)
    {
        const string From =
            "FROM json_each(?1) j CROSS JOIN entity up ON up.id = j.value CROSS JOIN entity e ON e.parent = up.id WHERE (?2 IS NULL OR e.level = ?2)";
        const string Key = "e.division_code IS NULL, COALESCE(e.division_code, ''), e.name, e.id";
        const int KeyParts = 4;
        var after = After(page, "children", KeyParts);
        return Read(
            connection => new Pages<StoredEntity>(places.Count, page.First)
                .Read(
                    AddKey(
                        connection.Prepare(
                            $"""
                            WITH page AS (
                              SELECT j.key AS asked, e.key AS entity, ROW_NUMBER() OVER (PARTITION BY j.key ORDER BY {Key}) AS rank
                              {From} AND (?4 IS NULL OR ({Key}) > (?4, ?5, ?6, ?7)))
                            SELECT page.asked, {Rows.Entity} FROM page CROSS JOIN entity e ON e.key = page.entity
                            WHERE rank <= ?3 + 1 ORDER BY page.asked, rank
                            """).Add(Json(places)).Add((long?)level).Add(page.First),
                        after,
                        KeyParts),
                    row =>
                    {
                        var child = Rows.ReadEntity(row, 1);
                        return new(child, new("children", child.DivisionCode is null ? 1L : 0L, child.DivisionCode ?? "", child.Name, child.Id));
                    })
                .Count(page.WithTotal, () => connection.Prepare($"SELECT j.key, count(*) {From} GROUP BY j.key").Add(Json(places)).Add((long?)level))
                .ToList(),
            cancellationToken);
    }

    /// <inheritdoc/>
    public ValueTask<IReadOnlyList<IReadOnlyList<StoredEntity>>> GetPlacesByCodeAsync(IReadOnlyList<string> codes, CancellationToken cancellationToken = default) =>
        Read(
            connection => Group(
                codes.Count,
                connection.Prepare(
                    $"""
                    WITH hit AS (
                      SELECT j.key AS code, e.key AS entity FROM json_each(?1) j CROSS JOIN entity e ON e.code = j.value
                      UNION
                      SELECT j.key, e.key FROM json_each(?1) j CROSS JOIN entity e ON e.division_code = j.value)
                    SELECT hit.code, {Rows.Entity} FROM hit CROSS JOIN entity e ON e.key = hit.entity ORDER BY hit.code, e.id
                    """).Add(Json(codes)),
                row => Rows.ReadEntity(row, 1)),
            cancellationToken);
}
