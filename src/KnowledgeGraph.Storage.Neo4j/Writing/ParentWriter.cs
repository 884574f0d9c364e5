using KnowledgeGraph.Model;

namespace KnowledgeGraph.Storage.Neo4j;

/// <summary>
/// The division tree as relationships: <c>(:Place)-[:PARENT]->(:Place)</c> where the graph holds the Place that <c>parent</c> names. No Relation of the graph.
/// </summary>
internal static class ParentWriter
{
    /// <param name="server">Where.</param>
    /// <param name="created">Entities that were not there before: others may have waited for them.</param>
    /// <param name="moved">Those whose parent is new.</param>
    /// <param name="cancellationToken">Stops in between.</param>
    public static async Task WriteAsync(
        ICypherTransaction server, IReadOnlyList<EntityState> created, IReadOnlyList<EntityState> moved, CancellationToken cancellationToken)
    {
        EntityState[] places = [.. moved.Where(entity => entity.Parent is not null || entity.StoredParent is not null)];
        if (places.Length > 0)
        {
            await server.DoAsync(
                new CypherQuery(
                    """
                    UNWIND $ids AS id
                    MATCH (c:Entity {id: id})
                    CALL (c) { MATCH (c)-[old:PARENT]->() DELETE old }
                    WITH c WHERE c.parent IS NOT NULL
                    MATCH (p:Entity {id: c.parent})
                    CREATE (c)-[:PARENT]->(p)
                    """).Set("ids", places.Select(place => place.Id)),
                cancellationToken).ConfigureAwait(false);
        }
        string[] above = [.. created.Where(entity => entity.Kind == EntityKind.Place).Select(entity => entity.Id)];
        if (above.Length > 0)
        {
            await server.DoAsync(
                new CypherQuery(
                    """
                    UNWIND $ids AS id
                    MATCH (p:Entity {id: id})
                    MATCH (c:Place {parent: id}) WHERE NOT EXISTS { (c)-[:PARENT]->() }
                    CREATE (c)-[:PARENT]->(p)
                    """).Set("ids", above),
                cancellationToken).ConfigureAwait(false);
        }
    }
}
