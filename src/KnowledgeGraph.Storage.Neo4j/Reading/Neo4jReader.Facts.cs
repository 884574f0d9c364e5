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
    private static readonly string Sides = SidesOf("e", "r", "o", "");

    /// <summary>The same with other names, and parameters that end in something.</summary>
    private static string SidesOf(string e, string r, string o, string end) =>
        $$"""
        CALL ({{e}}) {
          MATCH ({{e}})-[{{r}}:{{Rows.RelationTypes}}]->({{o}}:Entity) WHERE $out{{end}} OR type({{r}}) = 'PARTNERS_WITH'
          RETURN {{r}}, {{o}}, 0 AS incoming
          UNION ALL
          MATCH ({{e}})<-[{{r}}:{{Rows.RelationTypes}}]-({{o}}:Entity)
          WHERE ($in{{end}} OR type({{r}}) = 'PARTNERS_WITH') AND NOT ({{o}} = {{e}} AND ($out{{end}} OR type({{r}}) = 'PARTNERS_WITH'))
          RETURN {{r}}, {{o}}, 1 AS incoming
        }
        WITH *
        WHERE {{r}}.score >= $minScore{{end}} AND ($types{{end}} IS NULL OR type({{r}}) IN $types{{end}}) AND ($kinds{{end}} IS NULL OR {{o}}.kind IN $kinds{{end}})
          AND ($others{{end}} IS NULL OR {{o}}.id IN $others{{end}}) AND ($asOf{{end}} IS NULL OR {{r}}.firstDay <= $asOf{{end}})
        """;

    private static string KeyOf(string r, string o) => $"[{Rows.TypeRanks}[type({r})], {o}.sortId, coalesce({r}.sortTitle, {r}.title, ''), incoming, right({r}.id, 32)]";

    private static readonly string RelationsOf = RelationsWith("", "");

    /// <summary>The same with the other end.</summary>
    private static readonly string RelationsWithEndsOf = RelationsWith("", $", {Rows.Entity("o")}");

    /// <summary>The same with the relations of the other end, and with their other ends.</summary>
    private static readonly string RelationsWithNextOf = RelationsWith(
        $$"""
        CALL (o) {
          {{SidesOf("o", "s", "p", "Next")}}
          WITH s, p, {{KeyOf("s", "p")}} AS nextKey ORDER BY nextKey LIMIT $limitNext
          RETURN collect([nextKey, {{Rows.RelationOf("s")}}, {{Rows.Entity("p")}}]) AS next
        }
        """,
        $", {Rows.Entity("o")}, next");

    private static string RelationsWith(string following, string columns) =>
        $$"""
        {{Ask}}
        CALL (e) {
          {{Sides}}
          WITH r, o, {{KeyOf("r", "o")}} AS key
          {{KeepAfter}}
          RETURN r, o, key ORDER BY key LIMIT $limit
        }
        {{following}}
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
        var then = page.After is null ? filter.Then : null;
        return PagesAsync(
            RelationList,
            Paged(Following(Filtered(new(then is not null ? RelationsWithNextOf : filter.WithEnds ? RelationsWithEndsOf : RelationsOf), filter, ""), then), page, RelationList, 5),
            () => Filtered(new(CountRelationsOf), filter, ""), entities, page, (row, asked) => ReadRelation(row, entities[asked], filter.WithEnds, then), cancellationToken);
    }

    private const string RelationList = "relations";

    private static CypherQuery Filtered(CypherQuery query, RelationFilter filter, string end) => query
        .Set("out" + end, filter.Direction != Direction.In).Set("in" + end, filter.Direction != Direction.Out).SetNumber("minScore" + end, filter.MinScore)
        .Set("types" + end, Values.Of(filter.Types)).Set("kinds" + end, Values.Of(filter.Kinds)).Set("others" + end, filter.OtherEnds)
        .Set("asOf" + end, filter.AsOf is { } day ? DateKey.OfDay(day.Last) : null);

    private static CypherQuery Following(CypherQuery query, FollowingRelations? then) =>
        then is null ? query : Filtered(query, then.Filter, "Next").Set("limitNext", then.First + 1L);

    /// <summary>A relation of the entity asked about: after id and key its columns, those of the other end, and the relations of that.</summary>
    private static StoredRelation ReadRelation(Row row, string asked, bool withEnds, FollowingRelations? then)
    {
        const int At = 2;
        const int OtherEnd = At + Rows.RelationColumns;
        var relation = Rows.ReadRelation(row, At);
        if (!withEnds && then is null)
        {
            return relation;
        }
        var other = Rows.ReadEntity(row, OtherEnd);
        relation = WithOtherEnd(relation, asked, other);
        return then is null ? relation : relation with { Next = ReadNext([.. row.Rows(OtherEnd + Rows.EntityColumns)], other.Id, then.First) };
    }

    /// <summary>Rows of a key, a relation's columns and those of its other end.</summary>
    private static Page<StoredRelation> ReadNext(Row[] rows, string asked, int first) => new(
        [
            .. rows.Take(first).Select(row => new Edge<StoredRelation>(
                WithOtherEnd(Rows.ReadRelation(row, 1), asked, Rows.ReadEntity(row, 1 + Rows.RelationColumns)), CursorOf(RelationList, row, 0))),
        ],
        rows.Length > first);

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
