namespace KnowledgeGraph.Storage.Neo4j;

/// <summary>Counts of facts by keys.</summary>
internal abstract partial class Neo4jReader
{
    private const string CountMentions =
        """
        MATCH (a:Article)-[m:MENTIONS]->(e:Entity)
        WHERE ($kinds IS NULL OR e.kind IN $kinds) AND $types IS NULL AND ($programmes IS NULL OR (e.kind = 'PROGRAMME' AND e.id IN $programmes))
        WITH a, e, size([score IN m.scores WHERE score >= $minScore]) AS mentions WHERE mentions > 0
        OPTIONAL MATCH (h:Entity {id: a.homePlace})
        RETURN sum(mentions) AS facts, CASE WHEN $byKind THEN e.kind END AS kind, null AS type,
          CASE WHEN $byPlace THEN CASE e.kind WHEN 'PLACE' THEN e.id ELSE h.id END END AS place,
          CASE WHEN $byProgramme AND e.kind = 'PROGRAMME' THEN e.id END AS programme, CASE WHEN $byDate THEN a.published END AS date,
          null AS metric, null AS unit, null AS change, null AS value
        """;

    private static readonly string CountRelations =
        $$"""
        MATCH (s:Entity)-[r:{{Rows.RelationTypes}}]->(o:Entity)
        WHERE r.score >= $minScore AND $kinds IS NULL AND ($types IS NULL OR type(r) IN $types)
        WITH r, CASE 'PLACE' WHEN o.kind THEN o.id WHEN s.kind THEN s.id END AS place, CASE 'PROGRAMME' WHEN s.kind THEN s.id WHEN o.kind THEN o.id END AS programme
        WHERE $programmes IS NULL OR programme IN $programmes
        RETURN count(*) AS facts, null AS kind, CASE WHEN $byType THEN type(r) END AS type, CASE WHEN $byPlace THEN place END AS place,
          CASE WHEN $byProgramme THEN programme END AS programme, CASE WHEN $byDate THEN r.firstReported END AS date,
          null AS metric, null AS unit, null AS change, null AS value
        """;

    private const string CountObservations =
        """
        MATCH (a:Article)-[:STATES]->(v:Observation)-[:ABOUT]->(s:Entity)
        WHERE v.score >= $minScore AND ($kinds IS NULL OR s.kind IN $kinds) AND $types IS NULL
          AND ($programmes IS NULL OR (s.kind = 'PROGRAMME' AND s.id IN $programmes))
        OPTIONAL MATCH (v)-[:HOLDS_FOR]->(p:Entity)
        RETURN count(*), CASE WHEN $byKind THEN s.kind END, null, CASE WHEN $byPlace THEN coalesce(p.id, CASE s.kind WHEN 'PLACE' THEN s.id END) END,
          CASE WHEN $byProgramme AND s.kind = 'PROGRAMME' THEN s.id END, CASE WHEN $byDate THEN a.published END,
          CASE WHEN $byMeasure THEN v.metric END, CASE WHEN $byMeasure THEN v.unit END, CASE WHEN $byMeasure THEN v.change END, CASE WHEN $byMeasure THEN v.value END
        """;

    /// <inheritdoc/>
    public async ValueTask<IReadOnlyList<FactCount>> CountFactsAsync(FactCountQuery query, CancellationToken cancellationToken = default)
    {
        var text = query.Of switch
        {
            FactClass.Mention => CountMentions,
            FactClass.Relation => CountRelations,
            _ => CountObservations,
        };
        var cypher = new CypherQuery(text).SetNumber("minScore", query.MinScore)
            .Set("kinds", Values.Of(query.Kinds)).Set("types", Values.Of(query.Types)).Set("programmes", query.Programmes)
            .Set("byKind", query.Keys.HasFlag(FactKeys.Kind)).Set("byType", query.Keys.HasFlag(FactKeys.Type)).Set("byPlace", query.Keys.HasFlag(FactKeys.Place))
            .Set("byProgramme", query.Keys.HasFlag(FactKeys.Programme)).Set("byDate", query.Keys.HasFlag(FactKeys.Date)).Set("byMeasure", query.Keys.HasFlag(FactKeys.Measure));
        var counts = await ReadAsync(cypher, ReadCount, cancellationToken).ConfigureAwait(false);
        return [.. counts.Where(count => count.Count > 0)];
    }

    private static FactCount ReadCount(Row row) => new()
    {
        Count = row.Int64(0),
        Kind = row.IsNull(1) ? null : Values.Kind(row.Text(1)),
        Type = row.IsNull(2) ? null : Values.Type(row.Text(2)),
        Place = row.TextOrNull(3),
        Programme = row.TextOrNull(4),
        Date = Values.Date(row.TextOrNull(5)),
        Metric = row.TextOrNull(6),
        Unit = row.TextOrNull(7),
        Change = row.IsNull(8) ? null : row.Truth(8),
        Value = row.IsNull(9) ? null : row.Double(9),
    };
}
