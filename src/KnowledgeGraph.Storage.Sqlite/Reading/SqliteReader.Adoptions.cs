using KnowledgeGraph.Model;

namespace KnowledgeGraph.Storage.Sqlite;

/// <summary>
/// What is adopted where. One statement reads the reports as rows of keys, another what each of them counts for (the places above, or the programmes that it is
/// an instance of), so that thousands of reports of one programme are thousands of small rows; <see cref="AdoptionFold"/> counts them.
/// </summary>
internal abstract partial class SqliteReader
{
    /// <summary>Type of the relation that an entity of kind <c>s.kind</c> reports an adoption by.</summary>
    private static readonly string Reporting = $"CASE s.kind WHEN {(int)EntityKind.Facility} THEN {(int)RelationType.LocatedIn} ELSE {(int)RelationType.ImplementedIn} END";

    /// <summary>?1: ids of programmes. Gives <c>hit(asked, relation, other)</c>: what reports that they, or their instances, are taken up, and where.</summary>
    private static readonly string HitsOfProgrammes =
        $"""
        WITH RECURSIVE member(asked, entity) AS (
          SELECT j.key, e.key FROM json_each(?1) j CROSS JOIN entity e ON e.id = j.value AND e.kind = {(int)EntityKind.Programme}
          UNION
          SELECT asked, r.source FROM member CROSS JOIN relation r ON r.target = member.entity AND r.type = {(int)RelationType.InstanceOf}),
        hit(asked, relation, other) AS (
          SELECT asked, r.key, r.target FROM member CROSS JOIN entity s ON s.key = member.entity CROSS JOIN relation r ON r.source = s.key AND r.type = {Reporting})
        """;

    /// <summary>?1: ids of places. Gives <c>hit(asked, relation, other)</c>: what reports that something is taken up there or below, and by what.</summary>
    private static readonly string HitsOfPlaces =
        $"""
        WITH RECURSIVE below(asked, entity, id) AS (
          SELECT j.key, e.key, e.id FROM json_each(?1) j CROSS JOIN entity e ON e.id = j.value AND e.kind = {(int)EntityKind.Place}
          UNION
          SELECT below.asked, e.key, e.id FROM below CROSS JOIN entity e ON e.parent = below.id),
        hit(asked, relation, other) AS (
          SELECT below.asked, r.key, r.source FROM below
          CROSS JOIN relation r ON r.target = below.entity AND r.type IN ({(int)RelationType.LocatedIn}, {(int)RelationType.ImplementedIn})
          CROSS JOIN entity s ON s.key = r.source AND r.type = {Reporting})
        """;

    /// <summary>?1: keys of entities. Gives the places among them and above them, each with its id and level.</summary>
    private const string PlacesAbove =
        """
        WITH RECURSIVE above(entity, at) AS (
          SELECT j.value, j.value FROM json_each(?1) j
          UNION
          SELECT above.entity, up.key FROM above CROSS JOIN entity e ON e.key = above.at CROSS JOIN entity up ON up.id = e.parent)
        SELECT above.entity, e.id, e.level FROM above CROSS JOIN entity e ON e.key = above.at WHERE e.kind = 0
        """;

    /// <summary>?1: keys of entities. Gives the programmes among them and those that they are instances of, each with its id.</summary>
    private static readonly string ProgrammesAbove =
        $"""
        WITH RECURSIVE above(entity, at) AS (
          SELECT j.value, j.value FROM json_each(?1) j
          UNION
          SELECT above.entity, r.target FROM above CROSS JOIN relation r ON r.source = above.at AND r.type = {(int)RelationType.InstanceOf})
        SELECT above.entity, e.id, NULL FROM above CROSS JOIN entity e ON e.key = above.at WHERE e.kind = {(int)EntityKind.Programme}
        """;

    /// <inheritdoc/>
    public ValueTask<IReadOnlyList<IReadOnlyList<StoredAdoption>>> GetAdoptionsOfProgrammesAsync(
        IReadOnlyList<string> programmes, PlaceLevel level, AdoptionFilter filter, CancellationToken cancellationToken = default) =>
        Read(
            connection =>
            {
                var reports = Reports(connection, HitsOfProgrammes, programmes, filter);
                var places = Above(connection, PlacesAbove, reports.Select(report => report.Other), at => at == level);
                return AdoptionFold.Fold(programmes.Count, reports, places, (asked, place) => new(programmes[asked], place));
            },
            cancellationToken);

    /// <inheritdoc/>
    public ValueTask<IReadOnlyList<IReadOnlyList<StoredAdoption>>> GetAdoptionsOfPlacesAsync(
        IReadOnlyList<string> places, AdoptionFilter filter, CancellationToken cancellationToken = default) =>
        Read(
            connection =>
            {
                var reports = Reports(connection, HitsOfPlaces, places, filter);
                var programmes = Above(connection, ProgrammesAbove, reports.Select(report => report.Other), _ => true);
                return AdoptionFold.Fold(places.Count, reports, programmes, (asked, programme) => new(programme, places[asked]));
            },
            cancellationToken);

    /// <inheritdoc/>
    public ValueTask<IReadOnlyList<IReadOnlyList<StoredEvidence>>> GetAdoptionEvidenceAsync(
        IReadOnlyList<AdoptionKey> adoptions, AdoptionFilter filter, int first, CancellationToken cancellationToken = default) =>
        Read(
            connection => Group(
                adoptions.Count,
                connection.Prepare(
                    $"""
                    WITH page AS (
                      SELECT json_extract(j.value, '$[0]') AS asked, f.*, ROW_NUMBER() OVER (PARTITION BY json_extract(j.value, '$[0]') ORDER BY {FactKey}) AS rank
                      FROM json_each(?1) j CROSS JOIN evidence f ON f.relation = json_extract(j.value, '$[1]') CROSS JOIN article a ON a.key = f.article
                      WHERE f.score >= ?2 AND (?3 IS NULL OR {LastDay("a.published")} <= ?3))
                    SELECT asked, r.type, r.hash, {Rows.Evidence}
                    FROM page f CROSS JOIN article a ON a.key = f.article CROSS JOIN article_text t ON t.article = f.article CROSS JOIN relation r ON r.key = f.relation
                    WHERE rank <= ?4 ORDER BY asked, rank
                    """).Add(RelationsOf(connection, adoptions)).Add(filter.MinScore).Add(AsOf(filter)).Add(first),
                row => Rows.ReadEvidence(row, 3, FactIds.OfRelation((RelationType)row.Int32(1), row.Text(2)))),
            cancellationToken);

    /// <summary>
    /// The relations that report each adoption, as a JSON array of [adoption, relation]. They are read from the side, programmes or places, of which there are fewer.
    /// </summary>
    private static string RelationsOf(Connection connection, IReadOnlyList<AdoptionKey> adoptions)
    {
        string[] programmes = [.. adoptions.Select(adoption => adoption.Programme).Distinct(StringComparer.Ordinal)];
        string[] places = [.. adoptions.Select(adoption => adoption.Place).Distinct(StringComparer.Ordinal)];
        var byProgramme = programmes.Length <= places.Length;
        var ids = byProgramme ? programmes : places;
        var hits = All(
            connection.Prepare($"{(byProgramme ? HitsOfProgrammes : HitsOfPlaces)} SELECT asked, relation, other FROM hit").Add(Json(ids)),
            row => (Id: ids[row.Int32(0)], Relation: row.Int64(1), Other: row.Int64(2))).ToList();
        var above = Above(connection, byProgramme ? PlacesAbove : ProgrammesAbove, hits.Select(hit => hit.Other), _ => true);
        var asked = adoptions.Select((adoption, index) => (adoption, index)).ToLookup(pair => pair.adoption, pair => pair.index);
        return $"[{string.Join(',',
            from hit in hits
            where above.ContainsKey(hit.Other)
            from other in above[hit.Other]
            from index in asked[byProgramme ? new(hit.Id, other) : new(other, hit.Id)]
            select FormattableString.Invariant($"[{index},{hit.Relation}]"))}]";
    }

    /// <summary>One row an article and relation at least. Dates and scores of relations do where nothing restricts, so that articles need not be read.</summary>
    private static List<AdoptionRow> Reports(Connection connection, string hits, IReadOnlyList<string> ids, AdoptionFilter filter)
    {
        var sql = filter == AdoptionFilter.All
            ? $"{hits} SELECT asked, other, v.article, r.first_reported, r.score FROM hit CROSS JOIN relation r ON r.key = hit.relation CROSS JOIN evidence v ON v.relation = r.key"
            : $"""
              {hits} SELECT asked, other, v.article, a.published, v.score FROM hit CROSS JOIN evidence v ON v.relation = hit.relation
              CROSS JOIN article a ON a.key = v.article WHERE v.score >= ?2 AND (?3 IS NULL OR {LastDay("a.published")} <= ?3)
              """;
        var statement = connection.Prepare(sql).Add(Json(ids));
        return
        [
            .. All(
                filter == AdoptionFilter.All ? statement : statement.Add(filter.MinScore).Add(AsOf(filter)),
                row => new AdoptionRow(row.Int32(0), row.Int64(1), row.Int64(2), row.Int64OrNull(3), row.Double(4))),
        ];
    }

    /// <summary>Ids of what stands above each entity, itself among them.</summary>
    private static Dictionary<long, string[]> Above(Connection connection, string sql, IEnumerable<long> entities, Func<PlaceLevel?, bool> keep) =>
        All(
            connection.Prepare(sql).Add(Columns.Of([.. entities.Distinct()]) ?? "[]"),
            row => (Entity: row.Int64(0), Id: row.Text(1), Level: (PlaceLevel?)row.Int64OrNull(2)))
            .Where(row => keep(row.Level)).GroupBy(row => row.Entity).ToDictionary(group => group.Key, group => group.Select(row => row.Id).ToArray());

    private static long? AsOf(AdoptionFilter filter) => filter.AsOf is { } day ? LastDay(day.Last) : null;
}
