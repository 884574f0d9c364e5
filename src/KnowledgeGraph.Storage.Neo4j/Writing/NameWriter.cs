namespace KnowledgeGraph.Storage.Neo4j;

/// <summary>
/// Names as nodes of their own, each once, and the grams that each holds (<see cref="SearchText.NameGrams"/>): a gram counts its names, so that a
/// search knows the rarest before it looks.
/// </summary>
internal static class NameWriter
{
    public static async Task WriteAsync(ICypherTransaction server, IEnumerable<EntityState> entities, CancellationToken cancellationToken)
    {
        List<(string Entity, string Name)> gained = [], lost = [];
        foreach (var entity in entities)
        {
            gained.AddRange(entity.NewNames.Select(name => (entity.Id, name)));
            lost.AddRange(entity.LostNames.Select(name => (entity.Id, name)));
        }
        if (gained.Count > 0)
        {
            await CreateAsync(server, [.. gained.Select(pair => pair.Name).Distinct(StringComparer.Ordinal)], cancellationToken).ConfigureAwait(false);
            await server.DoAsync(
                Pairs("UNWIND $rows AS row MATCH (e:Entity {id: row.entity}) MATCH (n:Name {text: row.name}) CREATE (e)-[:NAMED]->(n)", gained), cancellationToken).ConfigureAwait(false);
        }
        if (lost.Count > 0)
        {
            await server.DoAsync(
                Pairs("UNWIND $rows AS row MATCH (e:Entity {id: row.entity})-[r:NAMED]->(:Name {text: row.name}) DELETE r", lost), cancellationToken).ConfigureAwait(false);
            await DropAsync(server, [.. lost.Select(pair => pair.Name).Distinct(StringComparer.Ordinal)], cancellationToken).ConfigureAwait(false);
        }
    }

    private static async Task CreateAsync(ICypherTransaction server, string[] names, CancellationToken cancellationToken)
    {
        var known = await server.ListAsync(new CypherQuery("UNWIND $names AS name MATCH (n:Name {text: name}) RETURN n.text").Set("names", names), row => row.Text(0), cancellationToken)
            .ConfigureAwait(false);
        string[] created = [.. names.Except(known, StringComparer.Ordinal).Order(StringComparer.Ordinal)];
        if (created.Length > 0)
        {
            // Frequent grams belong to many names: each is counted up once.
            var grams = created.SelectMany(SearchText.NameGrams).CountBy(gram => gram, StringComparer.Ordinal).OrderBy(gram => gram.Key, StringComparer.Ordinal);
            await server.DoAsync(
                new CypherQuery("UNWIND $rows AS row MERGE (g:Gram {text: row.text}) ON CREATE SET g.names = row.names ON MATCH SET g.names = g.names + row.names")
                    .SetRows("rows", grams, (json, gram) =>
                    {
                        json.WriteStartObject();
                        json.WriteString("text", gram.Key);
                        json.WriteNumber("names", gram.Value);
                        json.WriteEndObject();
                    }),
                cancellationToken).ConfigureAwait(false);
            await server.DoAsync(
                new CypherQuery(
                    """
                    UNWIND $rows AS row
                    CREATE (n:Name {text: row.text, folded: row.folded})
                    WITH n, row
                    UNWIND row.grams AS gram
                    MATCH (g:Gram {text: gram})
                    CREATE (n)-[:HOLDS]->(g)
                    """).SetRows("rows", created, (json, name) =>
                    {
                        json.WriteStartObject();
                        json.WriteString("text", name);
                        json.WriteString("folded", SearchText.Fold(name));
                        json.WritePropertyName("grams");
                        CypherQuery.WriteValue(json, SearchText.NameGrams(name));
                        json.WriteEndObject();
                    }),
                cancellationToken).ConfigureAwait(false);
        }
    }

    /// <summary>Deletes the names that no entity carries any more, and the grams that no name holds any more.</summary>
    private static async Task DropAsync(ICypherTransaction server, string[] names, CancellationToken cancellationToken)
    {
        var grams = await server.ListAsync(
            new CypherQuery(
                """
                UNWIND $names AS name
                MATCH (n:Name {text: name}) WHERE NOT EXISTS { (n)<-[:NAMED]-() }
                MATCH (n)-[:HOLDS]->(g:Gram)
                SET g.names = g.names - 1
                RETURN DISTINCT g.text
                """).Set("names", names),
            row => row.Text(0), cancellationToken).ConfigureAwait(false);
        await server.DoAsync(
            new CypherQuery("UNWIND $names AS name MATCH (n:Name {text: name}) WHERE NOT EXISTS { (n)<-[:NAMED]-() } DETACH DELETE n").Set("names", names), cancellationToken)
            .ConfigureAwait(false);
        await server.DoAsync(new CypherQuery("UNWIND $grams AS gram MATCH (g:Gram {text: gram}) WHERE g.names = 0 DELETE g").Set("grams", grams), cancellationToken).ConfigureAwait(false);
    }

    private static CypherQuery Pairs(string text, IEnumerable<(string Entity, string Name)> pairs) => new CypherQuery(text).SetRows("rows", pairs, (json, pair) =>
    {
        json.WriteStartObject();
        json.WriteString("entity", pair.Entity);
        json.WriteString("name", pair.Name);
        json.WriteEndObject();
    });
}
