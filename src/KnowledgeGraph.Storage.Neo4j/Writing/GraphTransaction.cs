using KnowledgeGraph.Model;

namespace KnowledgeGraph.Storage.Neo4j;

/// <summary>
/// One group of documents on its way in or out, inside one transaction of the server: what the group touches is read once, the merged values are
/// worked out here, and written by a fixed number of statements, however many documents.
/// </summary>
internal sealed class GraphTransaction(ICypherTransaction server, CancellationToken cancellationToken)
{
    private readonly SortedDictionary<string, EntityState> entities = new(StringComparer.Ordinal);
    private readonly SortedDictionary<string, RelationState> relations = new(StringComparer.Ordinal);
    private readonly HashSet<string> prepared = new(StringComparer.Ordinal);
    private Totals? loadedTotals;

    private Totals Totals => loadedTotals ?? throw new InvalidOperationException("not begun");

    /// <summary>
    /// Makes the nodes of the documents that the store does not hold, with their articles and evidence, before it is this writer's turn: nobody else can
    /// touch them. New documents are locked in the order of their names, and before the graph, so that no two writers wait for each other.
    /// </summary>
    /// <returns>False if another writer made one of them meanwhile: begin anew.</returns>
    public async Task<bool> PrepareAsync(IReadOnlyList<DocumentCommit> documents)
    {
        string[] names = [.. documents.Select(document => document.Graph.Document).Order(StringComparer.Ordinal)];
        // MERGE would keep a lock on what it finds, and who has the turn may be about to take just that away: one would wait there, the other here.
        var known = await NamesAsync("UNWIND $names AS name MATCH (d:Document {name: name}) RETURN d.name", names).ConfigureAwait(false);
        string[] missing = [.. names.Where(name => !known.Contains(name))];
        if (missing.Length == 0)
        {
            return true;
        }
        // What is there has a hash; a node without is one that this statement has made.
        prepared.UnionWith(await NamesAsync("UNWIND $names AS name MERGE (d:Document {name: name}) WITH d WHERE d.contentHash IS NULL RETURN d.name", missing).ConfigureAwait(false));
        if (prepared.Count < missing.Length)
        {
            return false;
        }
        await WriteContentsAsync(documents.Where(document => prepared.Contains(document.Graph.Document))).ConfigureAwait(false);
        return true;
    }

    private async Task<HashSet<string>> NamesAsync(string text, string[] names) =>
        [.. await server.ListAsync(new CypherQuery(text).Set("names", names), row => row.Text(0), cancellationToken).ConfigureAwait(false)];

    /// <summary>Locks the graph, so that writers take turns, and reads what is known of each document.</summary>
    public async Task<IReadOnlyList<DocumentMark?>> BeginAsync(IReadOnlyList<string> documents)
    {
        var query = new CypherQuery(
            $$"""
            MATCH (g:Graph {id: 'graph'}) SET g.commits = g.commits + 1
            WITH g
            CALL () {
              UNWIND range(0, size($documents) - 1) AS index
              MATCH (d:Document {name: $documents[index]}) WHERE d.contentHash IS NOT NULL
              RETURN collect([index, d.contentHash, d.extractorVersion]) AS marks
            }
            RETURN {{Totals.Columns}}, marks
            """).Set("documents", documents);
        using (query)
        {
            using var answer = await server.RunAsync(query, cancellationToken).ConfigureAwait(false);
            var row = answer.Single();
            loadedTotals = new(row);
            var marks = new DocumentMark?[documents.Count];
            foreach (var mark in row.Rows(9))
            {
                marks[mark.Int32(0)] = new(mark.Text(1), mark.Text(2));
            }
            return marks;
        }
    }

    /// <summary>Takes documents out and others in; of one in both lists only its contents change.</summary>
    public async Task ApplyAsync(IReadOnlyList<(string Document, DocumentMark Mark)> outgoing, IReadOnlyList<DocumentCommit> incoming)
    {
        var old = outgoing.Count == 0 ? [] : await DocumentLoader.LoadAsync(server, [.. outgoing.Select(document => document.Document)], cancellationToken).ConfigureAwait(false);
        ArticleGraph[] lost = [.. old.SelectMany(document => document.Articles)];
        ArticleGraph[] gained = [.. incoming.SelectMany(document => document.Graph.Articles)];
        await LoadAsync([.. lost, .. gained]).ConfigureAwait(false);
        await RetractAsync(outgoing, lost, incoming).ConfigureAwait(false);
        Count(gained, 1);
        foreach (var graph in gained)
        {
            Support(graph);
        }
        foreach (var document in incoming)
        {
            Count(document.Graph.Document, document.ContentHash, document.ExtractorVersion, 1);
        }
        await WriteEntitiesAsync().ConfigureAwait(false);
        await WriteDocumentsAsync(incoming).ConfigureAwait(false);
        await WriteRelationsAsync().ConfigureAwait(false);
        await DropEntitiesAsync().ConfigureAwait(false);
        await server.DoAsync(Totals.Save(), cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Reads all entities and relations that the articles are about.</summary>
    private async Task LoadAsync(IReadOnlyList<ArticleGraph> articles)
    {
        var kinds = new Dictionary<string, EntityKind>(StringComparer.Ordinal);
        foreach (var entity in articles.SelectMany(article => article.Entities.Concat(article.Ancestors)))
        {
            kinds[entity.Id] = entity.Kind;
        }
        var known = await server.ListAsync(
            new CypherQuery($"UNWIND $ids AS id MATCH (e:Entity {{id: id}}) RETURN {EntityState.Columns}").Set("ids", kinds.Keys), row => new EntityState(row), cancellationToken)
            .ConfigureAwait(false);
        foreach (var entity in known)
        {
            entities.Add(entity.Id, entity);
        }
        foreach (var (id, kind) in kinds)
        {
            entities.TryAdd(id, new(id, kind));
        }
        var wanted = new Dictionary<string, RelationState>(StringComparer.Ordinal);
        foreach (var relation in articles.SelectMany(article => article.Relations))
        {
            var (from, to) = FactIds.Ends(relation.Type, relation.From, relation.To);
            var id = FactIds.OfRelation(relation.Type, from, to, relation.Title);
            wanted.TryAdd(id, new(id, relation.Type, from, to, relation.Title));
        }
        // Of an end that is not there no relation is.
        string[] possible = [.. wanted.Values.Where(relation => entities[relation.From].Exists && entities[relation.To].Exists).Select(relation => relation.Id)];
        if (possible.Length > 0)
        {
            using var query = Rows.SetRelationIds(new($"CALL () {{ {Rows.RelationsById} }} RETURN {Rows.Relation}, elementId(r)"), possible);
            foreach (var relation in await server.ListAsync(query, RelationState.Of, cancellationToken).ConfigureAwait(false))
            {
                wanted[relation.Id] = relation;
            }
        }
        foreach (var (id, relation) in wanted)
        {
            relations.Add(id, relation);
        }
    }

    private async Task RetractAsync(IReadOnlyList<(string Document, DocumentMark Mark)> outgoing, IReadOnlyList<ArticleGraph> lost, IReadOnlyList<DocumentCommit> incoming)
    {
        if (outgoing.Count == 0)
        {
            return;
        }
        Count(lost, -1);
        foreach (var (document, mark) in outgoing)
        {
            Count(document, mark.ContentHash, mark.ExtractorVersion, -1);
        }
        foreach (var relation in lost.SelectMany(graph => graph.Relations))
        {
            var (from, to) = FactIds.Ends(relation.Type, relation.From, relation.To);
            relations[FactIds.OfRelation(relation.Type, from, to, relation.Title)].Retracted = true;
        }
        var staying = incoming.Select(document => document.Graph.Document).ToHashSet(StringComparer.Ordinal);
        await server.DoAsync(
            new CypherQuery(
                """
                UNWIND $documents AS row
                MATCH (d:Document {name: row.name})
                CALL (d) {
                  MATCH (d)-[:CONTAINS]->(a:Article)
                  OPTIONAL MATCH (a)-[:STATES]->(v:Evidence)
                  DETACH DELETE v, a
                }
                WITH d, row WHERE row.leaves
                DETACH DELETE d
                """).SetRows("documents", outgoing, (json, document) =>
                {
                    json.WriteStartObject();
                    json.WriteString("name", document.Document);
                    json.WriteBoolean("leaves", !staying.Contains(document.Document));
                    json.WriteEndObject();
                }),
            cancellationToken).ConfigureAwait(false);
        await LookUpLostDatesAsync().ConfigureAwait(false);
        await LookUpEvidenceAsync().ConfigureAwait(false);
    }

    /// <summary>First and last reports can't be counted down: where one went, the articles that are left are asked.</summary>
    private async Task LookUpLostDatesAsync()
    {
        string[] ids = [.. entities.Values.Where(entity => entity.LostDate).Select(entity => entity.Id)];
        if (ids.Length == 0)
        {
            return;
        }
        using var query = new CypherQuery("UNWIND $ids AS id MATCH (e:Entity {id: id}) OPTIONAL MATCH (a:Article)-[:MENTIONS]->(e) RETURN id, collect(DISTINCT a.published)").Set("ids", ids);
        using var answer = await server.RunAsync(query, cancellationToken).ConfigureAwait(false);
        foreach (var row in answer.Rows())
        {
            entities[row.Text(0)].Report(row.Texts(1));
        }
    }

    private async Task LookUpEvidenceAsync()
    {
        RelationState[] retracted = [.. relations.Values.Where(relation => relation.Retracted)];
        foreach (var relation in retracted)
        {
            relation.Clear();
        }
        if (retracted.Length == 0)
        {
            return;
        }
        using var query = new CypherQuery(
            """
            UNWIND $facts AS fact
            MATCH (v:Evidence {fact: fact})<-[:STATES]-(a:Article)
            RETURN fact, a.id, max(v.score), a.published
            """).Set("facts", retracted.Select(relation => relation.Id));
        using var answer = await server.RunAsync(query, cancellationToken).ConfigureAwait(false);
        foreach (var row in answer.Rows())
        {
            relations[row.Text(0)].Support(row.Text(1), row.Double(2), Values.Date(row.TextOrNull(3)));
        }
    }

    private void Count(IReadOnlyList<ArticleGraph> articles, int sign)
    {
        foreach (var graph in articles)
        {
            Totals.Articles += sign;
            Totals.Observations += sign * graph.Observations.Count;
            foreach (var entity in graph.Entities)
            {
                entities[entity.Id].Count(entity, mentioned: true, graph.Article.Published, sign);
                Totals.Mentions += sign * entity.Mentions.Count;
            }
            foreach (var ancestor in graph.Ancestors)
            {
                entities[ancestor.Id].Count(ancestor, mentioned: false, null, sign);
            }
        }
    }

    private void Count(string document, string contentHash, string extractorVersion, int sign)
    {
        Totals.Documents += sign;
        Totals.CountExtractor(extractorVersion, sign);
        Totals.Version = sign > 0 ? Totals.Version.With(document, contentHash, extractorVersion) : Totals.Version.Without(document, contentHash, extractorVersion);
    }

    private void Support(ArticleGraph graph)
    {
        foreach (var relation in graph.Relations)
        {
            var (from, to) = FactIds.Ends(relation.Type, relation.From, relation.To);
            relations[FactIds.OfRelation(relation.Type, from, to, relation.Title)].Support(graph.Article.Id, relation.Score, graph.Article.Published);
        }
    }

    private async Task WriteEntitiesAsync()
    {
        EntityState[] created = [.. entities.Values.Where(entity => !entity.Exists && entity.Lives)];
        EntityState[] changed = [.. entities.Values.Where(entity => entity.Exists && entity.Lives)];
        foreach (var entity in created)
        {
            Totals.Entities[(int)entity.Kind]++;
        }
        foreach (var chunk in created.Chunk(RowsAtOnce))
        {
            await server.DoAsync(
                new CypherQuery("UNWIND $rows AS row CREATE (e:Entity:$(row.label)) SET e = row.value").SetRows("rows", chunk, (json, entity) =>
                {
                    json.WriteStartObject();
                    json.WriteString("label", entity.Kind.ToString());
                    json.WritePropertyName("value");
                    ArticleRows.WriteMap(json, entity.Changes().Prepend(("kind", Values.Of(entity.Kind))).Prepend(("sortId", SortText.Of(entity.Id))).Prepend(("id", entity.Id)));
                    json.WriteEndObject();
                }),
                cancellationToken).ConfigureAwait(false);
        }
        foreach (var chunk in changed.Chunk(RowsAtOnce))
        {
            await server.DoAsync(
                new CypherQuery("UNWIND $rows AS row MATCH (e) WHERE elementId(e) = row.element SET e += row.value").SetRows("rows", chunk, (json, entity) =>
                {
                    json.WriteStartObject();
                    json.WriteString("element", entity.Element);
                    json.WriteStartObject("value");
                    foreach (var (name, value) in entity.Changes())
                    {
                        // Null takes a property away.
                        json.WritePropertyName(name);
                        CypherQuery.WriteValue(json, value);
                    }
                    json.WriteEndObject();
                    json.WriteEndObject();
                }),
                cancellationToken).ConfigureAwait(false);
        }
        await NameWriter.WriteAsync(server, entities.Values, cancellationToken).ConfigureAwait(false);
        await ParentWriter.WriteAsync(server, created, [.. created, .. changed.Where(entity => entity.Parent != entity.StoredParent)], cancellationToken).ConfigureAwait(false);
    }

    private async Task WriteDocumentsAsync(IReadOnlyList<DocumentCommit> documents)
    {
        if (documents.Count == 0)
        {
            return;
        }
        await server.DoAsync(
            new CypherQuery("UNWIND $rows AS row MERGE (d:Document {name: row.name}) SET d.contentHash = row.contentHash, d.extractorVersion = row.extractorVersion")
                .SetRows("rows", documents, (json, document) =>
                {
                    json.WriteStartObject();
                    json.WriteString("name", document.Graph.Document);
                    json.WriteString("contentHash", document.ContentHash);
                    json.WriteString("extractorVersion", document.ExtractorVersion);
                    json.WriteEndObject();
                }),
            cancellationToken).ConfigureAwait(false);
        await WriteContentsAsync(documents.Where(document => !prepared.Contains(document.Graph.Document))).ConfigureAwait(false);
        foreach (var chunk in Chunks(documents))
        {
            await server.DoAsync(new CypherQuery(ArticleRows.Link, 64 * 1024).SetRows("articles", chunk, ArticleRows.WriteLinks), cancellationToken).ConfigureAwait(false);
        }
    }

    private async Task WriteContentsAsync(IEnumerable<DocumentCommit> documents)
    {
        foreach (var chunk in Chunks(documents))
        {
            await server.DoAsync(new CypherQuery(ArticleRows.Create, 64 * 1024).SetRows("articles", chunk, ArticleRows.WriteContents), cancellationToken).ConfigureAwait(false);
        }
    }

    private async Task WriteRelationsAsync()
    {
        RelationState[] created = [.. relations.Values.Where(relation => relation.Element is null)];
        RelationState[] changed = [.. relations.Values.Where(relation => relation.Element is not null && relation.ArticleCount > 0)];
        RelationState[] gone = [.. relations.Values.Where(relation => relation.Element is not null && relation.ArticleCount == 0)];
        foreach (var relation in created)
        {
            Totals.Relations[(int)relation.Type]++;
        }
        foreach (var relation in gone)
        {
            Totals.Relations[(int)relation.Type]--;
        }
        foreach (var chunk in created.Chunk(RowsAtOnce))
        {
            await server.DoAsync(
                new CypherQuery(
                    """
                    UNWIND $rows AS row
                    MATCH (s:Entity {id: row.from})
                    MATCH (o:Entity {id: row.to})
                    CREATE (s)-[r:$(row.type)]->(o) SET r = row.value
                    """).SetRows("rows", chunk, (json, relation) =>
                    {
                        json.WriteStartObject();
                        json.WriteString("from", relation.From);
                        json.WriteString("to", relation.To);
                        json.WriteString("type", Names.Of(relation.Type));
                        json.WritePropertyName("value");
                        ArticleRows.WriteMap(json, relation.Properties());
                        json.WriteEndObject();
                    }),
                cancellationToken).ConfigureAwait(false);
        }
        foreach (var chunk in changed.Chunk(RowsAtOnce))
        {
            await server.DoAsync(
                new CypherQuery("UNWIND $rows AS row MATCH ()-[r]->() WHERE elementId(r) = row.element SET r = row.value").SetRows("rows", chunk, (json, relation) =>
                {
                    json.WriteStartObject();
                    json.WriteString("element", relation.Element);
                    json.WritePropertyName("value");
                    ArticleRows.WriteMap(json, relation.Properties());
                    json.WriteEndObject();
                }),
                cancellationToken).ConfigureAwait(false);
        }
        if (gone.Length > 0)
        {
            await server.DoAsync(
                new CypherQuery("UNWIND $elements AS element MATCH ()-[r]->() WHERE elementId(r) = element DELETE r").Set("elements", gone.Select(relation => relation.Element!)),
                cancellationToken).ConfigureAwait(false);
        }
    }

    /// <summary>Entities that no article gives any more; their relations are gone already.</summary>
    private async Task DropEntitiesAsync()
    {
        EntityState[] dead = [.. entities.Values.Where(entity => entity.Exists && !entity.Lives)];
        foreach (var entity in dead)
        {
            Totals.Entities[(int)entity.Kind]--;
        }
        if (dead.Length > 0)
        {
            await server.DoAsync(
                new CypherQuery("UNWIND $elements AS element MATCH (e) WHERE elementId(e) = element DETACH DELETE e").Set("elements", dead.Select(entity => entity.Element!)),
                cancellationToken).ConfigureAwait(false);
        }
    }

    /// <summary>Rows of one statement at most.</summary>
    private const int RowsAtOnce = 5000;

    /// <summary>Articles of one statement: so many, or so much text.</summary>
    private static IEnumerable<List<ArticleGraph>> Chunks(IEnumerable<DocumentCommit> documents)
    {
        const int Articles = 200;
        const int Characters = 2_000_000;
        var (chunk, characters) = (new List<ArticleGraph>(), 0);
        foreach (var article in documents.SelectMany(document => document.Graph.Articles))
        {
            chunk.Add(article);
            characters += article.Article.Body.Length;
            if (chunk.Count >= Articles || characters >= Characters)
            {
                yield return chunk;
                (chunk, characters) = ([], 0);
            }
        }
        if (chunk.Count > 0)
        {
            yield return chunk;
        }
    }
}
