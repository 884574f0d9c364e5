using KnowledgeGraph.Model;

namespace KnowledgeGraph.Storage.Sqlite;

/// <summary>The division tree among the places of the graph, and what is adopted where.</summary>
internal abstract partial class SqliteReader
{
    /// <summary>Columns and joins of an adoption report: relation <c>r</c>, place <c>p</c>; then its order.</summary>
    private const string ReportColumns = "p.id, r.type, r.hash, a.id, a.published, max(v.score)";

    private const string ReportGroups = "p.id, r.type, r.hash, a.id, a.published";

    private const string ReportJoins = "CROSS JOIN evidence v ON v.relation = r.key CROSS JOIN article a ON a.key = v.article";

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

    /// <inheritdoc/>
    public ValueTask<IReadOnlyList<IReadOnlyList<AdoptionReport>>> GetAdoptionsOfProgrammesAsync(
        IReadOnlyList<string> programmes, CancellationToken cancellationToken = default) =>
        Read(
            connection => Group(
                programmes.Count,
                connection.Prepare(
                    $"""
                    WITH RECURSIVE member(asked, entity) AS (
                      SELECT j.key, e.key FROM json_each(?1) j CROSS JOIN entity e ON e.id = j.value AND e.kind = {(int)EntityKind.Programme}
                      UNION
                      SELECT asked, r.source FROM member CROSS JOIN relation r ON r.target = member.entity AND r.type = {(int)RelationType.InstanceOf})
                    SELECT asked, {ReportColumns}
                    FROM member CROSS JOIN entity s ON s.key = member.entity CROSS JOIN relation r ON r.source = s.key AND {IsAdoption}
                    CROSS JOIN entity p ON p.key = r.target AND p.kind = {(int)EntityKind.Place} {ReportJoins}
                    GROUP BY asked, {ReportGroups} ORDER BY asked, p.id, {Date}, a.id, r.type, r.hash
                    """).Add(Json(programmes)),
                row => ReadReport(row, programmes[row.Int32(0)], row.Text(1), 2)),
            cancellationToken);

    /// <inheritdoc/>
    public ValueTask<IReadOnlyList<IReadOnlyList<AdoptionReport>>> GetAdoptionsOfPlacesAsync(
        IReadOnlyList<string> places, CancellationToken cancellationToken = default) =>
        Read(
            connection => Group(
                places.Count,
                connection.Prepare(
                    $"""
                    WITH RECURSIVE below(asked, entity, id) AS (
                      SELECT j.key, e.key, e.id FROM json_each(?1) j CROSS JOIN entity e ON e.id = j.value AND e.kind = {(int)EntityKind.Place}
                      UNION
                      SELECT below.asked, e.key, e.id FROM below CROSS JOIN entity e ON e.parent = below.id),
                    hit(asked, place, relation, programme) AS (
                      SELECT below.asked, below.entity, r.key, r.source FROM below CROSS JOIN relation r ON r.target = below.entity
                      CROSS JOIN entity s ON s.key = r.source AND {IsAdoption}
                      UNION
                      SELECT hit.asked, place, relation, r.target FROM hit CROSS JOIN relation r ON r.source = hit.programme AND r.type = {(int)RelationType.InstanceOf})
                    SELECT hit.asked, {ReportColumns}, g.id
                    FROM hit CROSS JOIN entity g ON g.key = hit.programme AND g.kind = {(int)EntityKind.Programme}
                    CROSS JOIN entity p ON p.key = hit.place CROSS JOIN relation r ON r.key = hit.relation {ReportJoins}
                    GROUP BY hit.asked, {ReportGroups}, g.id ORDER BY hit.asked, g.id, {Date}, a.id, r.type, r.hash
                    """).Add(Json(places)),
                row => ReadReport(row, row.Text(7), row.Text(1), 2)),
            cancellationToken);

    /// <summary>Relation <c>r</c> from <c>s</c> is one that an adoption is made of.</summary>
    private static readonly string IsAdoption =
        $"(r.type = {(int)RelationType.ImplementedIn} AND s.kind <> {(int)EntityKind.Facility} OR r.type = {(int)RelationType.LocatedIn} AND s.kind = {(int)EntityKind.Facility})";

    private static AdoptionReport ReadReport(Statement row, string programme, string place, int at) => new(
        programme, place, FactIds.OfRelation((RelationType)row.Int32(at), row.Text(at + 1)), row.Text(at + 2), Columns.Date(row.Int64OrNull(at + 3)), row.Double(at + 4));
}
