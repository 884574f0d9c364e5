using System.Runtime.CompilerServices;
using KnowledgeGraph.Model;

namespace KnowledgeGraph.Storage.Neo4j;

/// <summary>Whole tables in the order of ids.</summary>
internal abstract partial class Neo4jReader
{
    private static readonly string EntitiesInOrder = $"MATCH (e:Entity) WHERE e.id > $after WITH e ORDER BY e.id LIMIT $limit RETURN {Rows.Entity("e")} ORDER BY e.id";

    private const string ArticlesInOrder =
        $"MATCH (a:Article) WHERE a.id > $after WITH a ORDER BY a.id LIMIT $limit OPTIONAL MATCH (h:Entity {{id: a.homePlace}}) RETURN {Rows.Article} ORDER BY a.id";

    private const string ObservationsInOrder =
        $"MATCH (v:Observation) WHERE v.id > $after WITH v ORDER BY v.id LIMIT $limit MATCH (v)<-[:STATES]-(a:Article) RETURN {Rows.Observation} ORDER BY v.id";

    private const string MentionsInOrder =
        $"""
        MATCH (a:Article) WHERE a.id > $after WITH a ORDER BY a.id LIMIT $limit
        RETURN a.id, [(a)-[m:MENTIONS]->(e) | [e.id, {MentionLists.Columns}]] ORDER BY a.id
        """;

    private const string EvidenceOfFacts =
        $"UNWIND $facts AS fact MATCH (v:Evidence {{fact: fact}})<-[:STATES]-(a:Article) RETURN {Rows.Evidence} ORDER BY v.fact, a.id, v.spot";

    private const string NamesInOrder = "MATCH (e:Entity) WHERE e.id > $after WITH e ORDER BY e.id LIMIT $limit RETURN e.id, e.kind, e.name, e.names, e.articleCount ORDER BY e.id";

    private const string DocumentsInOrder = "MATCH (d:Document) WHERE d.name > $after WITH d ORDER BY d.name LIMIT $limit RETURN d.name, d.contentHash, d.extractorVersion ORDER BY d.name";

    private static string RelationsInOrder(RelationType type) =>
        $"MATCH ()-[r:{Names.Of(type)}]->() WHERE r.id > $after WITH r ORDER BY r.id LIMIT $limit RETURN {Rows.Relation} ORDER BY r.id";

    /// <inheritdoc/>
    public IAsyncEnumerable<StoredEntity> StreamEntitiesAsync(CancellationToken cancellationToken = default) =>
        StreamAsync(EntitiesInOrder, row => Rows.ReadEntity(row, 0), entity => entity.Id, cancellationToken);

    /// <inheritdoc/>
    public async IAsyncEnumerable<StoredRelation> StreamRelationsAsync([EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        foreach (var type in Values.TypesByName)
        {
            await foreach (var relation in StreamAsync(RelationsInOrder(type), row => Rows.ReadRelation(row, 0), relation => relation.Id, cancellationToken).ConfigureAwait(false))
            {
                yield return relation;
            }
        }
    }

    /// <inheritdoc/>
    public IAsyncEnumerable<StoredObservation> StreamObservationsAsync(CancellationToken cancellationToken = default) =>
        StreamAsync(ObservationsInOrder, row => Rows.ReadObservation(row, 0), observation => observation.Id, cancellationToken);

    /// <inheritdoc/>
    public IAsyncEnumerable<StoredArticle> StreamArticlesAsync(CancellationToken cancellationToken = default) =>
        StreamAsync(ArticlesInOrder, row => Rows.ReadArticle(row, 0), article => article.Article.Id, cancellationToken);

    /// <inheritdoc/>
    public async IAsyncEnumerable<StoredMention> StreamMentionsAsync([EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        var articles = StreamAsync(
            MentionsInOrder, row => (Article: row.Text(0), Mentions: row.Rows(1).SelectMany(list => MentionLists.Read(list, 1).Select((mention, number) => (Entity: list.Text(0), mention, number))).ToList()),
            article => article.Article, cancellationToken);
        await foreach (var (article, mentions) in articles.ConfigureAwait(false))
        {
            foreach (var (entity, mention, _) in mentions.OrderBy(entry => entry.mention.Span).ThenBy(entry => entry.Entity, CodePointOrder.Instance).ThenBy(entry => entry.number))
            {
                yield return new(entity, article, mention.Text, mention.Span, mention.Score);
            }
        }
    }

    /// <inheritdoc/>
    public async IAsyncEnumerable<StoredEvidence> StreamEvidenceAsync([EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        await foreach (var o in StreamObservationsAsync(cancellationToken).ConfigureAwait(false))
        {
            yield return new(o.Id, o.Article, o.Published, o.Value.Quote, o.Value.Span, o.Value.Score, o.Sentence);
        }
        await foreach (var relations in StreamRelationsAsync(cancellationToken).Chunk(StreamPage).ConfigureAwait(false))
        {
            var evidence = await ReadAsync(
                new CypherQuery(EvidenceOfFacts).Set("facts", relations.Select(relation => relation.Id)), row => Rows.ReadEvidence(row, 0), cancellationToken).ConfigureAwait(false);
            foreach (var piece in evidence)
            {
                yield return piece;
            }
        }
    }

    /// <inheritdoc/>
    public async IAsyncEnumerable<DocumentCommit> StreamDocumentsAsync([EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        const int Documents = 50;
        var documents = StreamAsync(DocumentsInOrder, row => (Name: row.Text(0), Hash: row.Text(1), Version: row.Text(2)), document => document.Name, cancellationToken);
        await foreach (var chunk in documents.Chunk(Documents).ConfigureAwait(false))
        {
            var graphs = await DocumentLoader.LoadAsync(new Reading(Client), [.. chunk.Select(document => document.Name)], cancellationToken).ConfigureAwait(false);
            foreach (var (document, graph) in chunk.Zip(graphs))
            {
                yield return new(graph, document.Hash, document.Version);
            }
        }
    }

    /// <inheritdoc/>
    public async IAsyncEnumerable<NamedEntity> StreamNamesAsync([EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        var entities = StreamAsync(
            NamesInOrder, row => (Id: row.Text(0), Kind: Values.Kind(row.Text(1)), Name: row.Text(2), Names: row.Texts(3), Articles: row.Int32(4)), entity => entity.Id, cancellationToken);
        await foreach (var entity in entities.ConfigureAwait(false))
        {
            // Kept by code points.
            foreach (var name in entity.Names)
            {
                yield return new(entity.Id, entity.Kind, name, name == entity.Name, entity.Articles);
            }
        }
    }

    /// <summary>Reads outside of a transaction, where one is asked for.</summary>
    private sealed class Reading(ICypherClient client) : ICypherTransaction
    {
        public Task<Answer> RunAsync(CypherQuery query, CancellationToken cancellationToken) => client.ReadAsync(query.Text, query.Members().ToArray(), cancellationToken);
    }
}
