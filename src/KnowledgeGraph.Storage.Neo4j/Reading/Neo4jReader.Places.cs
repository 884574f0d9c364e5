using KnowledgeGraph.Model;

namespace KnowledgeGraph.Storage.Neo4j;

/// <summary>The division tree among the places of the graph, and what is adopted where. Every way through the graph has a bound.</summary>
internal abstract partial class Neo4jReader
{
    /// <summary>The division tree is six levels deep; zones may stand in between.</summary>
    private const string Up = "[:PARENT*1..9]";

    private const string UpOrHere = "[:PARENT*0..9]";

    /// <summary>Instances of instances of a programme.</summary>
    private const string Instances = "[:INSTANCE_OF*0..12]";

    /// <summary>Relation <c>r</c> from <c>s</c> is one that an adoption is made of.</summary>
    private const string IsAdoption =
        "((type(r) = 'IMPLEMENTED_IN' AND s.kind <> 'FACILITY') OR (type(r) = 'LOCATED_IN' AND s.kind = 'FACILITY'))";

    private static readonly string AncestorsOf = $"{Ask} MATCH way = (e)-{Up}->(p:Entity) RETURN asked, {Rows.Entity("p")} ORDER BY asked, length(way) DESC";

    private const string ChildrenOfPlace = $"{Ask} MATCH (c:Entity)-[:PARENT]->(e) WHERE $level IS NULL OR c.level = $level";

    private static readonly string ChildrenOf =
        $$"""
        {{Ask}}
        CALL (e) {
          MATCH (c:Entity)-[:PARENT]->(e) WHERE $level IS NULL OR c.level = $level
          WITH c, [CASE WHEN c.divisionCode IS NULL THEN 1 ELSE 0 END, coalesce(c.divisionCode, ''), c.sortName, c.sortId] AS key
          {{KeepAfter}}
          RETURN c, key ORDER BY key LIMIT $limit
        }
        RETURN asked, key, {{Rows.Entity("c")}} ORDER BY asked, key
        """;

    private const string CountChildrenOf = $"{ChildrenOfPlace} RETURN asked, count(c)";

    private static readonly string PlacesByCode =
        $$"""
        UNWIND range(0, size($ids) - 1) AS asked
        CALL (asked) {
          MATCH (e:Place {code: $ids[asked]}) RETURN e
          UNION
          MATCH (e:Place {divisionCode: $ids[asked]}) RETURN e
        }
        RETURN asked, {{Rows.Entity("e")}} ORDER BY asked, e.id
        """;

    private static readonly string AdoptionsOfProgrammes =
        $$"""
        UNWIND range(0, size($ids) - 1) AS asked
        MATCH (g:Entity&Programme {id: $ids[asked]})
        CALL (g) {
          MATCH (g)<-{{Instances}}-(s:Entity)
          WITH DISTINCT s
          MATCH (s)-[r:IMPLEMENTED_IN|LOCATED_IN]->(p:Place) WHERE {{IsAdoption}}
          MATCH (v:Evidence {fact: r.id})<-[:STATES]-(a:Article)
          RETURN p.id AS place, r.id AS relation, {{Rows.TypeRanks}}[type(r)] AS type, a.id AS article, a.published AS published, {{Date}} AS date, max(v.score) AS score
        }
        RETURN asked, g.id, place, relation, article, published, score ORDER BY asked, place, date, article, type, relation
        """;

    private static readonly string AdoptionsOfPlaces =
        $$"""
        UNWIND range(0, size($ids) - 1) AS asked
        MATCH (top:Entity&Place {id: $ids[asked]})
        CALL (top) {
          MATCH (top)<-{{UpOrHere}}-(p:Entity)
          WITH DISTINCT p
          MATCH (p)<-[r:IMPLEMENTED_IN|LOCATED_IN]-(s:Entity) WHERE {{IsAdoption}}
          MATCH (s)-{{Instances}}->(g:Programme)
          WITH DISTINCT p, r, g
          MATCH (v:Evidence {fact: r.id})<-[:STATES]-(a:Article)
          RETURN g.id AS programme, p.id AS place, r.id AS relation, {{Rows.TypeRanks}}[type(r)] AS type, a.id AS article, a.published AS published, {{Date}} AS date, max(v.score) AS score
        }
        RETURN asked, programme, place, relation, article, published, score ORDER BY asked, programme, date, article, type, relation
        """;

    /// <inheritdoc/>
    public ValueTask<IReadOnlyList<IReadOnlyList<StoredEntity>>> GetAncestorsAsync(IReadOnlyList<string> places, CancellationToken cancellationToken = default) =>
        ListsAsync(new(AncestorsOf), places, (row, _) => Rows.ReadEntity(row, 1), cancellationToken);

    /// <inheritdoc/>
    public ValueTask<IReadOnlyList<Page<StoredEntity>>> GetChildrenAsync(
        IReadOnlyList<string> places, PlaceLevel? level, PageRequest page, CancellationToken cancellationToken = default) =>
        PagesAsync(
            "children",
            Paged(new CypherQuery(ChildrenOf).Set("level", Values.Of(level)), page, "children", 4),
            () => new CypherQuery(CountChildrenOf).Set("level", Values.Of(level)),
            places, page, (row, _) => Rows.ReadEntity(row, 2), cancellationToken);

    /// <inheritdoc/>
    public ValueTask<IReadOnlyList<IReadOnlyList<StoredEntity>>> GetPlacesByCodeAsync(IReadOnlyList<string> codes, CancellationToken cancellationToken = default) =>
        ListsAsync(new(PlacesByCode), codes, (row, _) => Rows.ReadEntity(row, 1), cancellationToken);

    /// <inheritdoc/>
    public ValueTask<IReadOnlyList<IReadOnlyList<AdoptionReport>>> GetAdoptionsOfProgrammesAsync(
        IReadOnlyList<string> programmes, CancellationToken cancellationToken = default) =>
        ListsAsync(new(AdoptionsOfProgrammes), programmes, ReadReport, cancellationToken);

    /// <inheritdoc/>
    public ValueTask<IReadOnlyList<IReadOnlyList<AdoptionReport>>> GetAdoptionsOfPlacesAsync(
        IReadOnlyList<string> places, CancellationToken cancellationToken = default) =>
        ListsAsync(new(AdoptionsOfPlaces), places, ReadReport, cancellationToken);

    private static AdoptionReport ReadReport(Row row, int asked) =>
        new(row.Text(1), row.Text(2), row.Text(3), row.Text(4), Values.Date(row.TextOrNull(5)), row.Double(6));
}
