using KnowledgeGraph.Model;

namespace KnowledgeGraph.Storage.Neo4j;

/// <summary>Reads documents back as they were committed.</summary>
internal static class DocumentLoader
{
    private const string LinkColumns = $"e.id, e.kind, m.position, m.name, m.aliases, m.form, {MentionLists.Columns}";

    private const string Articles =
        $$"""
        UNWIND $names AS name
        MATCH (:Document {name: name})-[:CONTAINS]->(a:Article)
        WITH a ORDER BY a.document, a.number
        OPTIONAL MATCH (h:Entity {id: a.homePlace})
        RETURN {{Rows.Article}}, a.homePlace,
          [(a)-[m:MENTIONS]->(e) | [{{LinkColumns}}]],
          [(a)-[m:IMPLIES]->(e) | [{{LinkColumns}}]],
          [(a)-[:STATES]->(v:Evidence) WHERE NOT v:Observation | [v.fact, v.swapped, v.quote, v.score, v.spot, v.documentStart, v.documentEnd]],
          [(a)-[:STATES]->(v:Observation) | [{{Rows.Observation}}]]
        """;

    private const int HomePlace = 15;
    private const int Mentions = 16;
    private const int Ancestors = 17;
    private const int Evidence = 18;
    private const int Observations = 19;

    private static readonly string Relations = $"CALL () {{ {Rows.RelationsById} }} RETURN {Rows.Relation}";

    /// <summary>The documents in the order of <paramref name="names"/>; one that is not there has no articles.</summary>
    public static async Task<IReadOnlyList<DocumentGraph>> LoadAsync(ICypherTransaction server, IReadOnlyList<string> names, CancellationToken cancellationToken)
    {
        using var query = new CypherQuery(Articles).Set("names", names);
        using var answer = await server.RunAsync(query, cancellationToken).ConfigureAwait(false);
        var facts = answer.Rows().SelectMany(row => row.Rows(Evidence)).Select(evidence => evidence.Text(0)).ToHashSet(StringComparer.Ordinal);
        var relations = new Dictionary<string, StoredRelation>(StringComparer.Ordinal);
        if (facts.Count > 0)
        {
            foreach (var relation in await server.ListAsync(Rows.SetRelationIds(new(Relations), facts), row => Rows.ReadRelation(row, 0), cancellationToken).ConfigureAwait(false))
            {
                relations.Add(relation.Id, relation);
            }
        }
        var articles = answer.Rows().Select(row => ReadArticle(row, relations)).ToLookup(article => article.Article.Document, StringComparer.Ordinal);
        return [.. names.Select(name => new DocumentGraph(name, [.. articles[name]]))];
    }

    private static ArticleGraph ReadArticle(Row row, Dictionary<string, StoredRelation> relations)
    {
        var stored = Rows.ReadArticle(row, 0);
        return new()
        {
            Article = stored.Article,
            Entities = ReadEntities(row.Rows(Mentions)),
            Ancestors = ReadEntities(row.Rows(Ancestors)),
            Relations =
            [
                .. row.Rows(Evidence).OrderBy(evidence => Rows.Number(evidence, 4)).Select(evidence =>
                {
                    var relation = relations[evidence.Text(0)];
                    var (from, to) = evidence.Truth(1) ? (relation.To, relation.From) : (relation.From, relation.To);
                    return new Relation(relation.Type, from, to, relation.Title, evidence.Text(2), Rows.ReadSpan(evidence, 4), evidence.Double(3));
                }),
            ],
            Observations = [.. row.Rows(Observations).OrderBy(observation => Rows.Number(observation, 13)).Select(observation => Rows.ReadObservation(observation, 0).Value)],
            Dates = stored.Dates,
            HomePlace = row.TextOrNull(HomePlace),
        };
    }

    private static List<Entity> ReadEntities(IEnumerable<Row> rows) =>
    [
        .. rows.OrderBy(row => row.Int64(2)).Select(row =>
        {
            var form = row.IsNull(5) ? null : Values.Form(row.Text(5));
            return new Entity
            {
                Id = row.Text(0),
                Kind = Values.Kind(row.Text(1)),
                Name = row.Text(3),
                Aliases = row.Texts(4),
                Level = form?.Level,
                Canonical = form?.Canonical,
                Code = form?.Code,
                DivisionCode = form?.DivisionCode,
                Parent = form?.Parent,
                Mentions = MentionLists.Read(row, 6),
            };
        }),
    ];
}
