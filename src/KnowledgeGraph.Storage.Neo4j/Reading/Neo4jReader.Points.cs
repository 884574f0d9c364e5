namespace KnowledgeGraph.Storage.Neo4j;

/// <summary>Totals, and things by id.</summary>
internal abstract partial class Neo4jReader
{
    private static readonly string EntitiesById = $"{Ask} RETURN asked, {Rows.Entity("e")}";

    private const string ArticlesById = $"{AskArticles} OPTIONAL MATCH (h:Entity {{id: a.homePlace}}) RETURN asked, {Rows.Article}";

    private const string ObservationsById =
        $"UNWIND range(0, size($ids) - 1) AS asked MATCH (v:Observation {{id: $ids[asked]}})<-[:STATES]-(a:Article) RETURN asked, {Rows.Observation}";

    private static readonly string RelationsById = $"CALL () {{ {Rows.RelationsById} }} RETURN {Rows.Relation}";

    /// <inheritdoc/>
    public async ValueTask<string> GetVersionAsync(CancellationToken cancellationToken = default) =>
        (await ReadAsync(new("MATCH (g:Graph {id: 'graph'}) RETURN g.version"), row => row.Text(0), cancellationToken).ConfigureAwait(false))[0];

    /// <inheritdoc/>
    public async ValueTask<GraphStatistics> GetStatisticsAsync(CancellationToken cancellationToken = default) =>
        (await ReadAsync(new($"MATCH (g:Graph {{id: 'graph'}}) RETURN {Totals.Columns}"), row => new Totals(row).ToStatistics(), cancellationToken).ConfigureAwait(false))[0];

    /// <inheritdoc/>
    public ValueTask<IReadOnlyList<StoredEntity?>> GetEntitiesAsync(IReadOnlyList<string> ids, CancellationToken cancellationToken = default) =>
        ByIdAsync(new(EntitiesById), ids, row => Rows.ReadEntity(row, 1), cancellationToken);

    /// <inheritdoc/>
    public ValueTask<IReadOnlyList<StoredArticle?>> GetArticlesAsync(IReadOnlyList<string> ids, CancellationToken cancellationToken = default) =>
        ByIdAsync(new(ArticlesById), ids, row => Rows.ReadArticle(row, 1), cancellationToken);

    /// <inheritdoc/>
    public async ValueTask<IReadOnlyList<StoredRelation?>> GetRelationsAsync(IReadOnlyList<string> ids, CancellationToken cancellationToken = default)
    {
        var found = (await ReadAsync(Rows.SetRelationIds(new(RelationsById), ids), row => Rows.ReadRelation(row, 0), cancellationToken).ConfigureAwait(false))
            .ToDictionary(relation => relation.Id, StringComparer.Ordinal);
        return [.. ids.Select(found.GetValueOrDefault)];
    }

    /// <inheritdoc/>
    public ValueTask<IReadOnlyList<StoredObservation?>> GetObservationsAsync(IReadOnlyList<string> ids, CancellationToken cancellationToken = default) =>
        ByIdAsync(new(ObservationsById), ids, row => Rows.ReadObservation(row, 1), cancellationToken);
}
