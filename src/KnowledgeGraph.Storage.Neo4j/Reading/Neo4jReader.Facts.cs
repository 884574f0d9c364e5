using KnowledgeGraph.Model;

namespace KnowledgeGraph.Storage.Neo4j;

/// <summary>Facts of a batch of entities, relations or articles, page by page.</summary>
internal abstract partial class Neo4jReader
{
    /// <summary>Parts of the key of facts: published (unknown last), article id, part, caption, start, end, then what tells equals apart.</summary>
    private const int FactKeyParts = 7;

    private const string KeepAfter = "WHERE $after IS NULL OR key > $after";

    private static readonly string MentionsOf =
        $$"""
        {{Ask}}
        CALL (e) {
          MATCH (a:Article)-[m:MENTIONS]->(e)
          UNWIND range(0, size(m.starts) - 1) AS i
          WITH a, m, i WHERE m.scores[i] >= $minScore
          WITH m, i, [{{Date}}, {{ArticleKey}}, {{MentionLists.Part}}, {{MentionLists.Caption}}, m.starts[i], m.ends[i], i] AS key
          {{KeepAfter}}
          RETURN key, m.texts[i] AS text, m.scores[i] AS score, m.documentStarts[i] AS documentStart, m.documentEnds[i] AS documentEnd ORDER BY key LIMIT $limit
        }
        RETURN asked, key, text, score, key[2..6], documentStart, documentEnd ORDER BY asked, key
        """;

    private const string CountMentionsOf =
        $$"""
        {{Ask}}
        MATCH (:Article)-[m:MENTIONS]->(e)
        RETURN asked, sum(size([score IN m.scores WHERE score >= $minScore]))
        """;

    private const string MentionsIn =
        $$"""
        {{AskArticles}}
        CALL (a) {
          MATCH (a)-[m:MENTIONS]->(e:Entity)
          UNWIND range(0, size(m.starts) - 1) AS i
          WITH m, i, e WHERE m.scores[i] >= $minScore
          WITH m, i, [{{MentionLists.Part}}, {{MentionLists.Caption}}, m.starts[i], m.ends[i], e.sortId, i] AS key
          {{KeepAfter}}
          RETURN key, m.texts[i] AS text, m.scores[i] AS score, m.documentStarts[i] AS documentStart, m.documentEnds[i] AS documentEnd ORDER BY key LIMIT $limit
        }
        RETURN asked, key, text, score, key[0..4], documentStart, documentEnd ORDER BY asked, key
        """;

    private const string CountMentionsIn =
        $$"""
        {{AskArticles}}
        MATCH (a)-[m:MENTIONS]->(:Entity)
        RETURN asked, sum(size([score IN m.scores WHERE score >= $minScore]))
        """;

    /// <summary>Ids are spans: article, part, caption, start, end, parted by <see cref="Separator"/>.</summary>
    private static readonly string MentionsAt =
        $$"""
        UNWIND range(0, size($ids) - 1) AS asked
        WITH asked, split($ids[asked], '{{Separator}}') AS span
        MATCH (a:Article {id: span[0]})-[m:MENTIONS]->(e:Entity)
        UNWIND range(0, size(m.starts) - 1) AS i
        WITH asked, span, m, i, e, {{MentionLists.Part}} AS part, {{MentionLists.Caption}} AS caption
        WHERE part = toInteger(span[1]) AND caption = toInteger(span[2]) AND m.starts[i] >= toInteger(span[3]) AND m.ends[i] <= toInteger(span[4])
        RETURN asked, e.id, m.texts[i], m.scores[i], [part, caption, m.starts[i], m.ends[i]], m.documentStarts[i], m.documentEnds[i]
        ORDER BY asked, m.starts[i], m.ends[i], e.sortId, i
        """;

    private static readonly string EvidenceOf =
        $$"""
        UNWIND range(0, size($ids) - 1) AS asked
        CALL (asked) {
          MATCH (v:Evidence {fact: $ids[asked]})<-[:STATES]-(a:Article) WHERE v.score >= $minScore
          WITH v, a, [{{Date}}, {{ArticleKey}}] + v.spot AS key
          {{KeepAfter}}
          RETURN v, a, key ORDER BY key LIMIT $limit
        }
        RETURN asked, key, {{Rows.Evidence}} ORDER BY asked, key
        """;

    private const string CountEvidenceOf =
        "UNWIND range(0, size($ids) - 1) AS asked MATCH (v:Evidence {fact: $ids[asked]}) WHERE v.score >= $minScore RETURN asked, count(v)";

    private const string ObservationsOfEntity =
        $$"""
        {{Ask}}
        MATCH (v:Observation)-[l:ABOUT|HOLDS_FOR]->(e) WHERE v.score >= $minScore AND (type(l) = 'ABOUT' OR $includePlace)
        WITH DISTINCT asked, v
        """;

    private static readonly string ObservationsOf =
        $$"""
        {{Ask}}
        CALL (e) {
          MATCH (v:Observation)-[l:ABOUT|HOLDS_FOR]->(e) WHERE v.score >= $minScore AND (type(l) = 'ABOUT' OR $includePlace)
          WITH DISTINCT v
          MATCH (v)<-[:STATES]-(a:Article)
          WITH v, a, [{{Date}}, {{ArticleKey}}] + v.spot AS key
          {{KeepAfter}}
          RETURN v, a, key ORDER BY key LIMIT $limit
        }
        RETURN asked, key, {{Rows.Observation}} ORDER BY asked, key
        """;

    private const string CountObservationsOf = $"{ObservationsOfEntity} RETURN asked, count(v)";

    /// <summary>The relations of <c>e</c> that a filter keeps, as <c>r</c>, <c>o</c>, <c>incoming</c>. One of an entity with itself is found once, from its source.</summary>
    private static readonly string Sides =
        $$"""
        CALL (e) {
          MATCH (e)-[r:{{Rows.RelationTypes}}]->(o:Entity) WHERE $out OR type(r) = 'PARTNERS_WITH'
          RETURN r, o, 0 AS incoming
          UNION ALL
          MATCH (e)<-[r:{{Rows.RelationTypes}}]-(o:Entity) WHERE ($in OR type(r) = 'PARTNERS_WITH') AND NOT (o = e AND ($out OR type(r) = 'PARTNERS_WITH'))
          RETURN r, o, 1 AS incoming
        }
        WITH *
        WHERE r.score >= $minScore AND ($types IS NULL OR type(r) IN $types) AND ($kinds IS NULL OR o.kind IN $kinds)
          AND ($others IS NULL OR o.id IN $others) AND ($asOf IS NULL OR r.firstDay <= $asOf)
        """;

    private static readonly string RelationsOf = RelationsWith("");

    /// <summary>The same with the other end.</summary>
    private static readonly string RelationsWithEndsOf = RelationsWith($", {Rows.Entity("o")}");

    private static string RelationsWith(string columns) =>
        $$"""
        {{Ask}}
        CALL (e) {
          {{Sides}}
          WITH r, o, [{{Rows.TypeRanks}}[type(r)], o.sortId, coalesce(r.sortTitle, r.title, ''), incoming, right(r.id, 32)] AS key
          {{KeepAfter}}
          RETURN r, o, key ORDER BY key LIMIT $limit
        }
        RETURN asked, key, {{Rows.Relation}}{{columns}} ORDER BY asked, key
        """;

    private static readonly string CountRelationsOf = $"{Ask} {Sides} RETURN asked, count(r)";

    private static readonly string EntitiesOfArticle =
        $$"""
        {{AskArticles}}
        CALL (a) {
          MATCH (a)-[:MENTIONS]->(e:Entity) WHERE $kinds IS NULL OR e.kind IN $kinds
          WITH e, [e.sortName, e.sortId] AS key
          {{KeepAfter}}
          RETURN e, key ORDER BY key LIMIT $limit
        }
        RETURN asked, key, {{Rows.Entity("e")}} ORDER BY asked, key
        """;

    private const string CountEntitiesOfArticle = $"{AskArticles} MATCH (a)-[:MENTIONS]->(e:Entity) WHERE $kinds IS NULL OR e.kind IN $kinds RETURN asked, count(e)";

    private static readonly string CoMentionsOf =
        $$"""
        {{Ask}}
        CALL (e) {
          MATCH (e)<-[:MENTIONS]-(:Article)-[:MENTIONS]->(o:Entity) WHERE o <> e AND ($kinds IS NULL OR o.kind IN $kinds)
          WITH o, count(*) AS articles
          RETURN o, articles ORDER BY articles DESC, o.id LIMIT $first
        }
        RETURN asked, articles, {{Rows.Entity("o")}} ORDER BY asked, articles DESC, o.id
        """;

    /// <inheritdoc/>
    public ValueTask<IReadOnlyList<Page<StoredMention>>> GetMentionsAsync(
        IReadOnlyList<string> entities, double minScore, PageRequest page, CancellationToken cancellationToken = default) =>
        PagesAsync(
            "mentions",
            Paged(new CypherQuery(MentionsOf).SetNumber("minScore", minScore), page, "mentions", FactKeyParts),
            () => new CypherQuery(CountMentionsOf).SetNumber("minScore", minScore),
            entities, page, (row, asked) => new StoredMention(entities[asked], SortText.ToText(row.List(1).Text(1)), row.Text(2), Rows.ReadSpan(row, 4), row.Double(3)), cancellationToken);

    /// <inheritdoc/>
    public ValueTask<IReadOnlyList<Page<StoredMention>>> GetMentionsInAsync(
        IReadOnlyList<string> articles, double minScore, PageRequest page, CancellationToken cancellationToken = default) =>
        PagesAsync(
            "mentions-in",
            Paged(new CypherQuery(MentionsIn).SetNumber("minScore", minScore), page, "mentions-in", 6),
            () => new CypherQuery(CountMentionsIn).SetNumber("minScore", minScore),
            articles, page, (row, asked) => new StoredMention(SortText.ToText(row.List(1).Text(4)), articles[asked], row.Text(2), Rows.ReadSpan(row, 4), row.Double(3)), cancellationToken);

    /// <inheritdoc/>
    public ValueTask<IReadOnlyList<IReadOnlyList<StoredMention>>> GetMentionsAtAsync(IReadOnlyList<ArticleSpan> spans, CancellationToken cancellationToken = default) =>
        ListsAsync(
            new(MentionsAt),
            [.. spans.Select(span => string.Join(Separator, span.Article, (int)span.Part, span.Caption, span.Start, span.End))],
            (row, asked) => new StoredMention(row.Text(1), spans[asked].Article, row.Text(2), Rows.ReadSpan(row, 4), row.Double(3)), cancellationToken);

    /// <inheritdoc/>
    public ValueTask<IReadOnlyList<Page<StoredEvidence>>> GetEvidenceAsync(
        IReadOnlyList<string> relations, double minScore, PageRequest page, CancellationToken cancellationToken = default) =>
        PagesAsync(
            "evidence",
            Paged(new CypherQuery(EvidenceOf).SetNumber("minScore", minScore), page, "evidence", FactKeyParts),
            () => new CypherQuery(CountEvidenceOf).SetNumber("minScore", minScore),
            [.. relations.Select(id => FactIds.TryReadRelation(id, out _, out _) ? id : "")], page, (row, _) => Rows.ReadEvidence(row, 2), cancellationToken);

    /// <inheritdoc/>
    public ValueTask<IReadOnlyList<Page<StoredObservation>>> GetObservationsOfAsync(
        IReadOnlyList<string> entities, ObservationFilter filter, PageRequest page, CancellationToken cancellationToken = default)
    {
        CypherQuery Query(string text) => new CypherQuery(text).SetNumber("minScore", filter.MinScore).Set("includePlace", filter.IncludePlace);
        return PagesAsync(
            "observations", Paged(Query(ObservationsOf), page, "observations", FactKeyParts), () => Query(CountObservationsOf), entities, page,
            (row, _) => Rows.ReadObservation(row, 2), cancellationToken);
    }

    /// <inheritdoc/>
    public ValueTask<IReadOnlyList<Page<StoredRelation>>> GetRelationsOfAsync(
        IReadOnlyList<string> entities, RelationFilter filter, PageRequest page, CancellationToken cancellationToken = default)
    {
        CypherQuery Query(string text) => new CypherQuery(text)
            .Set("out", filter.Direction != Direction.In).Set("in", filter.Direction != Direction.Out).SetNumber("minScore", filter.MinScore)
            .Set("types", Values.Of(filter.Types)).Set("kinds", Values.Of(filter.Kinds)).Set("others", filter.OtherEnds)
            .Set("asOf", filter.AsOf is { } day ? DateKey.OfDay(day.Last) : null);
        return PagesAsync(
            "relations", Paged(Query(filter.WithEnds ? RelationsWithEndsOf : RelationsOf), page, "relations", 5), () => Query(CountRelationsOf), entities, page,
            (row, asked) => filter.WithEnds ? WithOtherEnd(Rows.ReadRelation(row, 2), entities[asked], Rows.ReadEntity(row, 2 + Rows.RelationColumns)) : Rows.ReadRelation(row, 2),
            cancellationToken);
    }

    private static StoredRelation WithOtherEnd(StoredRelation relation, string asked, StoredEntity other) =>
        relation.From == asked ? relation with { Target = other } : relation with { Source = other };

    /// <inheritdoc/>
    public async ValueTask<IReadOnlyList<Neighbours>> GetNeighboursAsync(
        IReadOnlyList<string> entities, NeighbourQuery query, CancellationToken cancellationToken = default)
    {
        var filter = new RelationFilter { Types = query.Types, Direction = query.Direction, Kinds = query.Kinds, MinScore = query.MinScore, AsOf = query.AsOf };
        var pages = await GetRelationsOfAsync(entities, filter, new(query.Limit), cancellationToken).ConfigureAwait(false);
        return [.. pages.Select(page => new Neighbours([.. page.Edges.Select(edge => edge.Node)], page.HasNext))];
    }

    /// <inheritdoc/>
    public ValueTask<IReadOnlyList<Page<StoredEntity>>> GetEntitiesOfAsync(
        IReadOnlyList<string> articles, IReadOnlyList<EntityKind>? kinds, PageRequest page, CancellationToken cancellationToken = default) =>
        PagesAsync(
            "entities-of",
            Paged(new CypherQuery(EntitiesOfArticle).Set("kinds", Values.Of(kinds)), page, "entities-of", 2),
            () => new CypherQuery(CountEntitiesOfArticle).Set("kinds", Values.Of(kinds)),
            articles, page, (row, _) => Rows.ReadEntity(row, 2), cancellationToken);

    /// <inheritdoc/>
    public ValueTask<IReadOnlyList<IReadOnlyList<CoMention>>> GetCoMentionsAsync(
        IReadOnlyList<string> entities, IReadOnlyList<EntityKind>? kinds, int first, CancellationToken cancellationToken = default) =>
        ListsAsync(
            new CypherQuery(CoMentionsOf).Set("kinds", Values.Of(kinds)).Set("first", first), entities, (row, _) => new CoMention(Rows.ReadEntity(row, 2), row.Int32(1)), cancellationToken);
}
