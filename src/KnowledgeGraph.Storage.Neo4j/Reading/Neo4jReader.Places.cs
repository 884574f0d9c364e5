using KnowledgeGraph.Model;

namespace KnowledgeGraph.Storage.Neo4j;

/// <summary>The division tree among the places of the graph. Every way through the graph has a bound.</summary>
internal abstract partial class Neo4jReader
{
    /// <summary>The division tree is six levels deep; zones may stand in between.</summary>
    private const string Up = "[:PARENT*1..9]";

    private const string UpOrHere = "[:PARENT*0..9]";

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
}
