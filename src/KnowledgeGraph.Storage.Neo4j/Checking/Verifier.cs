using System.Globalization;
using System.Runtime.CompilerServices;
using KnowledgeGraph.Model;

namespace KnowledgeGraph.Storage.Neo4j;

/// <summary>
/// Checks a store against what it promises: each document's facts, the values merged from them, names and their grams, the full text, the totals.
/// Everything merged is worked out again from the articles by other statements than the writer's.
/// </summary>
internal sealed class Verifier(Neo4jGraphStore store, ICypherClient client)
{
    private const int PageSize = 200;

    private const string EntityFacts =
        $$"""
        MATCH (e:Entity) WHERE e.id > $after WITH e ORDER BY e.id LIMIT $limit
        RETURN {{EntityState.Columns}},
          COUNT { (e)<-[:MENTIONS]-(:Article) }, COUNT { (e)<-[:IMPLIES]-(:Article) },
          COLLECT { MATCH (e)<-[m:MENTIONS]-() WITH m.name AS name, count(*) AS articles RETURN [name, articles] },
          COLLECT { MATCH (e)<-[m:IMPLIES]-() WITH m.name AS name, count(*) AS articles RETURN [name, articles] },
          COLLECT { MATCH (e)<-[m:MENTIONS|IMPLIES]-() UNWIND m.aliases AS alias WITH alias, count(*) AS articles RETURN [alias, articles] },
          COLLECT { MATCH (e)<-[m:MENTIONS|IMPLIES]-() WHERE m.form IS NOT NULL WITH m.form AS form, count(*) AS articles RETURN [form, articles] },
          COLLECT { MATCH (e)<-[:MENTIONS]-(a:Article) WHERE a.published IS NOT NULL RETURN DISTINCT a.published },
          COLLECT { MATCH (e)-[:NAMED]->(n:Name) RETURN n.text },
          head([(e)-[:PARENT]->(p) | p.id]), EXISTS { MATCH (:Entity {id: e.parent}) },
          labels(e), e.aliases, e.level, e.canonical, e.code, e.divisionCode, e.firstKey, e.lastKey, e.sortName, e.sortId
        ORDER BY e.id
        """;

    /// <summary>One line a breach.</summary>
    public async IAsyncEnumerable<string> BreachesAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        IAsyncEnumerable<string>[] checks =
        [
            OrphansAsync(cancellationToken), DocumentsAsync(cancellationToken), EntitiesAsync(cancellationToken), RelationsAsync(cancellationToken), NamesAsync(cancellationToken),
            TotalsAsync(cancellationToken),
        ];
        foreach (var check in checks)
        {
            await foreach (var breach in check.ConfigureAwait(false))
            {
                yield return breach;
            }
        }
    }

    private async IAsyncEnumerable<string> OrphansAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        string[] questions =
        [
            "MATCH (a:Article) WHERE COUNT { (a)<-[:CONTAINS]-(:Document) } <> 1 RETURN a.id + ' belongs to no document, or to several' AS line ORDER BY line",
            "MATCH (v:Evidence) WHERE COUNT { (v)<-[:STATES]-(:Article) } <> 1 RETURN 'evidence of ' + v.fact + ' belongs to no article, or to several' AS line ORDER BY line",
            "MATCH (v:Observation) WHERE COUNT { (v)-[:ABOUT]->(:Entity) } <> 1 OR v.fact <> v.id RETURN v.id + ' is about no entity, or about several' AS line ORDER BY line",
            "MATCH (n:Name) WHERE NOT EXISTS { (n)<-[:NAMED]-(:Entity) } RETURN 'name ' + n.text + ' belongs to no entity' AS line ORDER BY line",
            "MATCH (g:Gram) WHERE g.names <> COUNT { (g)<-[:HOLDS]-(:Name) } OR g.names = 0 RETURN 'gram ' + g.text + ' counts other names than hold it' AS line ORDER BY line",
            "SHOW INDEXES YIELD name, state WHERE state <> 'ONLINE' RETURN 'index ' + name + ' is ' + state AS line ORDER BY line",
        ];
        foreach (var question in questions)
        {
            foreach (var line in await RowsAsync(new(question), row => row.Text(0), cancellationToken).ConfigureAwait(false))
            {
                yield return line;
            }
        }
    }

    /// <summary>The rules that each document had to keep to come in, and what is derived from its text alone.</summary>
    private async IAsyncEnumerable<string> DocumentsAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await foreach (var document in store.StreamDocumentsAsync(cancellationToken).ConfigureAwait(false))
        {
            foreach (var breach in GraphInvariants.Breaches(document.Graph))
            {
                yield return $"{document.Graph.Document}: {breach}";
            }
            foreach (var graph in document.Graph.Articles)
            {
                foreach (var breach in await ArticleAsync(graph, cancellationToken).ConfigureAwait(false))
                {
                    yield return breach;
                }
            }
        }
    }

    private async Task<List<string>> ArticleAsync(ArticleGraph graph, CancellationToken cancellationToken)
    {
        var article = graph.Article;
        var rows = await RowsAsync(
            new CypherQuery(
                """
                MATCH (a:Article {id: $id})
                RETURN a.grams, a.publishedKey, a.publishedLast, a.document, [(a)-[:STATES]->(v) | [v.fact, v.sentence, v.part, v.start, v.end, v.spot]]
                """).Set("id", article.Id),
            row => (Grams: row.TextOrNull(0), Key: row.Int64OrNull(1), Last: row.Int64OrNull(2), Document: row.TextOrNull(3), Evidence: row.Rows(4).Select(v => (
                Fact: v.Text(0), Sentence: v.TextOrNull(1), Part: v.TextOrNull(2), Start: v.Int64OrNull(3), End: v.Int64OrNull(4), Spot: v.Int64s(5))).ToList()),
            cancellationToken).ConfigureAwait(false);
        List<string> breaches = [];
        foreach (var row in rows)
        {
            if (row.Grams != string.Join(' ', SearchText.ArticleGrams(article)))
            {
                breaches.Add($"{article.Id}: the grams of its full text are not those of its text");
            }
            if (row.Key != DateKey.Of(article.Published) || row.Last != (article.Published is { } date ? DateKey.OfDay(date.Last) : null) || row.Document != article.Document)
            {
                breaches.Add($"{article.Id}: its sort keys are not those of its date");
            }
            foreach (var (fact, sentence, part, start, end, spot) in row.Evidence)
            {
                var (kind, caption) = ((ArticlePart)spot[0], (int)spot[1]);
                var span = new TextSpan(kind, caption, (int)spot[2], (int)spot[3]);
                if (part != Values.Part(span) || start != span.Start || end != span.End || sentence != Sentence.Around(article.TextOf(kind, caption), span.Start, span.End))
                {
                    breaches.Add($"{article.Id}: the place or the sentence of {fact} is not that of its quote");
                }
            }
        }
        return breaches;
    }

    private async IAsyncEnumerable<string> EntitiesAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var after = "";
        List<(string Id, List<string> Breaches)> page;
        do
        {
            page = await RowsAsync(new CypherQuery(EntityFacts).Set("after", after).Set("limit", PageSize), row => (row.Text(0), Entity(row)), cancellationToken).ConfigureAwait(false);
            foreach (var (id, breaches) in page)
            {
                after = id;
                foreach (var breach in breaches)
                {
                    yield return $"{id}: {breach}";
                }
            }
        }
        while (page.Count == PageSize);
    }

    private static List<string> Entity(Row row)
    {
        List<string> breaches = [];
        var kind = Values.Kind(row.Text(1));
        var (articles, ancestor) = (row.Int64(15), row.Int64(16));
        if (row.Int64(3) != articles || row.Int64(4) != ancestor || articles + ancestor == 0)
        {
            breaches.Add(string.Create(CultureInfo.InvariantCulture, $"it counts {row.Int64(3)} articles that mention it and {row.Int64(4)} that imply it; there are {articles} and {ancestor}"));
        }
        Dictionary<string, long> Counts(int column) => row.Rows(column).ToDictionary(pair => pair.Text(0), pair => pair.Int64(1), StringComparer.Ordinal);
        var (asName, asAncestor, asAlias, forms) = (Counts(17), Counts(18), Counts(19), Counts(20));
        string[] names = [.. asName.Keys.Union(asAncestor.Keys).Union(asAlias.Keys).Order(CodePointOrder.Instance)];
        if (!row.Texts(7).SequenceEqual(names, StringComparer.Ordinal) || !row.Int64s(8).SequenceEqual(names.Select(text => asName.GetValueOrDefault(text)))
            || !row.Int64s(9).SequenceEqual(names.Select(text => asAlias.GetValueOrDefault(text))) || !row.Int64s(10).SequenceEqual(names.Select(text => asAncestor.GetValueOrDefault(text))))
        {
            breaches.Add("its counted names are not those of its articles");
        }
        if (!row.Texts(22).Order(CodePointOrder.Instance).SequenceEqual(names, StringComparer.Ordinal))
        {
            breaches.Add("the names that it is found by are not those of its articles");
        }
        var name = NameRank.Best(names.Select(text => (text, (articles > 0 ? asName : asAncestor).GetValueOrDefault(text))));
        if (row.TextOrNull(33) != SortText.Of(row.Text(14)) || row.TextOrNull(34) != SortText.Of(row.Text(0)))
        {
            breaches.Add("the keys that it is sorted by are not those of its name and id");
        }
        if (row.TextOrNull(14) != name)
        {
            breaches.Add($"its name is '{row.TextOrNull(14)}', its articles say '{name}'");
        }
        if (!row.Texts(26).SequenceEqual(NameRank.Ordered(names.Where(text => text != name)
            .Select(text => (text, asName.GetValueOrDefault(text) + asAncestor.GetValueOrDefault(text) + asAlias.GetValueOrDefault(text)))), StringComparer.Ordinal))
        {
            breaches.Add("its aliases are not those of its articles");
        }
        PartialDate? first = null, last = null;
        foreach (var date in row.Texts(21).Select(Values.Date))
        {
            (first, last) = (ReportDates.Earlier(first, date), ReportDates.Later(last, date));
        }
        if (Values.Date(row.TextOrNull(5)) != first || Values.Date(row.TextOrNull(6)) != last || row.Int64OrNull(31) != DateKey.Of(first) || row.Int64OrNull(32) != DateKey.Of(last))
        {
            breaches.Add($"it is reported {first} to {last}, the entity says otherwise");
        }
        if (!row.Texts(25).Order(StringComparer.Ordinal).SequenceEqual(new[] { "Entity", kind.ToString() }.Order(StringComparer.Ordinal)))
        {
            breaches.Add("its labels are not those of its kind");
        }
        var best = PlaceForm.Best([.. forms.Select(form => (Values.Form(form.Key), form.Value))]) ?? new(null, null, null, null, null);
        var stored = new PlaceForm(Values.Level(row.TextOrNull(27)), row.TextOrNull(28), row.TextOrNull(29), row.TextOrNull(30), row.TextOrNull(13));
        if (stored != best || !row.Texts(11).SequenceEqual(forms.Keys.Order(StringComparer.Ordinal), StringComparer.Ordinal)
            || !row.Int64s(12).SequenceEqual(forms.OrderBy(form => form.Key, StringComparer.Ordinal).Select(form => form.Value)))
        {
            breaches.Add("its level, codes or parent are not what its articles say");
        }
        if (row.TextOrNull(23) != (row.Truth(24) ? best.Parent : null))
        {
            breaches.Add("its place in the division tree is not that of its parent");
        }
        return breaches;
    }

    private async IAsyncEnumerable<string> RelationsAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        const string Evidence =
            """
            UNWIND $ids AS id
            RETURN id, COLLECT { MATCH (v:Evidence {fact: id})<-[:STATES]-(a:Article) WITH a, max(v.score) AS score RETURN [a.id, score, a.published] }
            """;
        await foreach (var page in store.StreamRelationsAsync(cancellationToken).Chunk(PageSize).ConfigureAwait(false))
        {
            var evidence = (await RowsAsync(
                new CypherQuery(Evidence).Set("ids", page.Select(relation => relation.Id)),
                row => (Id: row.Text(0), Articles: row.Rows(1).Select(article => (Article: article.Text(0), Score: article.Double(1), Published: Values.Date(article.TextOrNull(2)))).ToList()),
                cancellationToken).ConfigureAwait(false)).ToDictionary(row => row.Id, row => row.Articles, StringComparer.Ordinal);
            foreach (var relation in page)
            {
                var expected = new RelationState(relation.Id, relation.Type, relation.From, relation.To, relation.Title);
                foreach (var (article, score, published) in evidence[relation.Id])
                {
                    expected.Support(article, score, published);
                }
                if (relation.Id != FactIds.OfRelation(relation.Type, relation.From, relation.To, relation.Title) || FactIds.Ends(relation.Type, relation.From, relation.To).From != relation.From)
                {
                    yield return $"{relation.Id}: its id is not that of its type, ends and title";
                }
                if (expected.ArticleCount == 0)
                {
                    yield return $"{relation.Id}: it has no evidence";
                }
                else if ((relation.ArticleCount, relation.Score, relation.FirstReported, relation.LastReported)
                    != (expected.ArticleCount, expected.Score, expected.FirstReported, expected.LastReported))
                {
                    yield return $"{relation.Id}: its counts, score or dates are not those of its evidence";
                }
            }
        }
    }

    private async IAsyncEnumerable<string> NamesAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        const string Names = "MATCH (n:Name) WHERE n.text > $after WITH n ORDER BY n.text LIMIT $limit RETURN n.text, n.folded, [(n)-[:HOLDS]->(g) | g.text] ORDER BY n.text";
        var after = "";
        List<(string Text, string? Folded, IReadOnlyList<string> Grams)> page;
        do
        {
            page = await RowsAsync(
                new CypherQuery(Names).Set("after", after).Set("limit", PageSize), row => (row.Text(0), row.TextOrNull(1), row.Texts(2)), cancellationToken).ConfigureAwait(false);
            foreach (var (text, folded, grams) in page)
            {
                after = text;
                if (folded != SearchText.Fold(text) || !grams.Order(StringComparer.Ordinal).SequenceEqual(SearchText.NameGrams(text), StringComparer.Ordinal))
                {
                    yield return $"name {text}: its grams are not those of its text";
                }
            }
        }
        while (page.Count == PageSize);
    }

    private async IAsyncEnumerable<string> TotalsAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var totals = (await RowsAsync(new($"MATCH (g:Graph {{id: 'graph'}}) RETURN {Totals.Columns}"), row => new Totals(row), cancellationToken).ConfigureAwait(false))[0];
        async Task<Dictionary<string, long>> CountAsync(string text) =>
            (await RowsAsync(new(text), row => (Key: row.Text(0), Count: row.Int64(1)), cancellationToken).ConfigureAwait(false)).ToDictionary(row => row.Key, row => row.Count, StringComparer.Ordinal);

        var nodes = await CountAsync(
            """
            MATCH (n:Document) RETURN 'documents' AS name, count(n) AS count UNION ALL MATCH (n:Article) RETURN 'articles' AS name, count(n) AS count
            UNION ALL MATCH (n:Observation) RETURN 'observations' AS name, count(n) AS count
            UNION ALL MATCH (:Article)-[m:MENTIONS]->() RETURN 'mentions' AS name, coalesce(sum(size(m.starts)), 0) AS count
            """).ConfigureAwait(false);
        var kinds = await CountAsync("MATCH (e:Entity) RETURN e.kind, count(*)").ConfigureAwait(false);
        var types = await CountAsync($"MATCH (:Entity)-[r:{Rows.RelationTypes}]->(:Entity) RETURN type(r), count(*)").ConfigureAwait(false);
        IEnumerable<(string Name, long Total, long Count)> all =
        [
            ("documents", totals.Documents, nodes.GetValueOrDefault("documents")), ("articles", totals.Articles, nodes.GetValueOrDefault("articles")),
            ("mentions", totals.Mentions, nodes.GetValueOrDefault("mentions")), ("observations", totals.Observations, nodes.GetValueOrDefault("observations")),
            .. Enum.GetValues<EntityKind>().Select(kind => ($"entities.{kind}", totals.Entities[(int)kind], kinds.GetValueOrDefault(Values.Of(kind)))),
            .. Enum.GetValues<RelationType>().Select(type => ($"relations.{Names.Of(type)}", totals.Relations[(int)type], types.GetValueOrDefault(Names.Of(type)))),
        ];
        foreach (var (name, total, count) in all.Where(row => row.Total != row.Count))
        {
            yield return string.Create(CultureInfo.InvariantCulture, $"total {name} is {total}, there are {count}");
        }
        var version = default(GraphVersion);
        var extractors = new Dictionary<string, long>(StringComparer.Ordinal);
        foreach (var (name, hash, extractor) in await RowsAsync(
            new("MATCH (d:Document) RETURN d.name, d.contentHash, d.extractorVersion"), row => (row.Text(0), row.Text(1), row.Text(2)), cancellationToken).ConfigureAwait(false))
        {
            version = version.With(name, hash, extractor);
            extractors[extractor] = extractors.GetValueOrDefault(extractor) + 1;
        }
        if (version != totals.Version)
        {
            yield return $"version is {totals.Version}, the documents give {version}";
        }
        if (!extractors.OrderBy(extractor => extractor.Key, CodePointOrder.Instance).SequenceEqual(totals.Extractors))
        {
            yield return "the counted extractors are not those of the documents";
        }
    }

    private async Task<List<T>> RowsAsync<T>(CypherQuery query, Func<Row, T> read, CancellationToken cancellationToken)
    {
        using (query)
        {
            using var answer = await client.ReadAsync(query.Text, query.Members().ToArray(), cancellationToken).ConfigureAwait(false);
            return [.. answer.Rows().Select(read)];
        }
    }
}
