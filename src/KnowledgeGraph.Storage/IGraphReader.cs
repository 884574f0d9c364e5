using KnowledgeGraph.Model;

namespace KnowledgeGraph.Storage;

/// <summary>
/// Reads the graph, batch first: a method that takes ids answers in their order, one answer an id, however many; a fixed number of
/// statements serves the whole batch. An unknown id gives null, or an empty page. Orders are those of the contract: names by Unicode code
/// points, then id; facts by date of publication (unknown last), article id, part, start. Ids compare by Unicode code points everywhere.
/// Safe to call from several threads. Every method may throw a <see cref="StoreException"/>; those with a page throw
/// <see cref="InvalidCursorException"/> for a cursor that is none of theirs.
/// </summary>
public interface IGraphReader
{
    /// <summary>The hash of the graph: equal for equal sets of documents, contents and extractor versions.</summary>
    ValueTask<string> GetVersionAsync(CancellationToken cancellationToken = default);

    /// <summary>Totals.</summary>
    ValueTask<GraphStatistics> GetStatisticsAsync(CancellationToken cancellationToken = default);

    /// <summary>Entities by id.</summary>
    ValueTask<IReadOnlyList<StoredEntity?>> GetEntitiesAsync(IReadOnlyList<string> ids, CancellationToken cancellationToken = default);

    /// <summary>Articles by id.</summary>
    ValueTask<IReadOnlyList<StoredArticle?>> GetArticlesAsync(IReadOnlyList<string> ids, CancellationToken cancellationToken = default);

    /// <summary>Relations by id.</summary>
    ValueTask<IReadOnlyList<StoredRelation?>> GetRelationsAsync(IReadOnlyList<string> ids, CancellationToken cancellationToken = default);

    /// <summary>Observations by id.</summary>
    ValueTask<IReadOnlyList<StoredObservation?>> GetObservationsAsync(IReadOnlyList<string> ids, CancellationToken cancellationToken = default);

    /// <summary>The entities that a filter keeps, in <paramref name="order"/>.</summary>
    ValueTask<Page<StoredEntity>> FindEntitiesAsync(EntityFilter filter, EntityOrder order, PageRequest page, CancellationToken cancellationToken = default);

    /// <summary>The articles that a filter keeps: newest first, unknown dates last, then id.</summary>
    ValueTask<Page<StoredArticle>> FindArticlesAsync(ArticleFilter filter, PageRequest page, CancellationToken cancellationToken = default);

    /// <summary>Mentions of each entity with at least <paramref name="minScore"/>.</summary>
    ValueTask<IReadOnlyList<Page<StoredMention>>> GetMentionsAsync(
        IReadOnlyList<string> entities, double minScore, PageRequest page, CancellationToken cancellationToken = default);

    /// <summary>Mentions in each article with at least <paramref name="minScore"/>: by part, caption, start, end, then the entity's id.</summary>
    ValueTask<IReadOnlyList<Page<StoredMention>>> GetMentionsInAsync(
        IReadOnlyList<string> articles, double minScore, PageRequest page, CancellationToken cancellationToken = default);

    /// <summary>The mentions inside each span, by start, end, then the entity's id.</summary>
    ValueTask<IReadOnlyList<IReadOnlyList<StoredMention>>> GetMentionsAtAsync(IReadOnlyList<ArticleSpan> spans, CancellationToken cancellationToken = default);

    /// <summary>Counts facts by the keys asked for: each combination that occurs once, in no particular order.</summary>
    ValueTask<IReadOnlyList<FactCount>> CountFactsAsync(FactCountQuery query, CancellationToken cancellationToken = default);

    /// <summary>Relations of each entity: by type in enum order, the other end's id, title; from the entity before to it.</summary>
    ValueTask<IReadOnlyList<Page<StoredRelation>>> GetRelationsOfAsync(
        IReadOnlyList<string> entities, RelationFilter filter, PageRequest page, CancellationToken cancellationToken = default);

    /// <summary>Evidence of each relation with at least <paramref name="minScore"/>.</summary>
    ValueTask<IReadOnlyList<Page<StoredEvidence>>> GetEvidenceAsync(
        IReadOnlyList<string> relations, double minScore, PageRequest page, CancellationToken cancellationToken = default);

    /// <summary>Observations of each entity.</summary>
    ValueTask<IReadOnlyList<Page<StoredObservation>>> GetObservationsOfAsync(
        IReadOnlyList<string> entities, ObservationFilter filter, PageRequest page, CancellationToken cancellationToken = default);

    /// <summary>The entities that each article mentions, of <paramref name="kinds"/> (null: all), by name, then id.</summary>
    ValueTask<IReadOnlyList<Page<StoredEntity>>> GetEntitiesOfAsync(
        IReadOnlyList<string> articles, IReadOnlyList<EntityKind>? kinds, PageRequest page, CancellationToken cancellationToken = default);

    /// <summary>What is mentioned in the same articles as each entity, of <paramref name="kinds"/> (null: all): most articles first, then id.</summary>
    ValueTask<IReadOnlyList<IReadOnlyList<CoMention>>> GetCoMentionsAsync(
        IReadOnlyList<string> entities, IReadOnlyList<EntityKind>? kinds, int first, CancellationToken cancellationToken = default);

    /// <summary>The places of the graph that hold each place, the widest first; empty for a province and for what is no Place.</summary>
    ValueTask<IReadOnlyList<IReadOnlyList<StoredEntity>>> GetAncestorsAsync(IReadOnlyList<string> places, CancellationToken cancellationToken = default);

    /// <summary>The places just below each place (of <paramref name="level"/> where given): by division code (none last), then name, then id.</summary>
    ValueTask<IReadOnlyList<Page<StoredEntity>>> GetChildrenAsync(
        IReadOnlyList<string> places, PlaceLevel? level, PageRequest page, CancellationToken cancellationToken = default);

    /// <summary>For each code, the places of the graph whose <c>code</c> down to county or <c>divisionCode</c> it is, by id.</summary>
    ValueTask<IReadOnlyList<IReadOnlyList<StoredEntity>>> GetPlacesByCodeAsync(IReadOnlyList<string> codes, CancellationToken cancellationToken = default);

    /// <summary>For each name, the entities of <paramref name="kinds"/> (null: all) that carry exactly it as name or alias: display names before aliases, then by id.</summary>
    ValueTask<IReadOnlyList<IReadOnlyList<NamedEntity>>> GetEntitiesByNameAsync(
        IReadOnlyList<string> names, IReadOnlyList<EntityKind>? kinds, CancellationToken cancellationToken = default);

    /// <summary>
    /// Candidates of a name search for each text: names and aliases that share the rarest characters or character pairs with it
    /// (<see cref="SearchText.NameGrams"/>), by shared grams, most first, then name by code points, then id. Scores are the caller's.
    /// </summary>
    ValueTask<IReadOnlyList<IReadOnlyList<NameCandidate>>> SearchNamesAsync(
        IReadOnlyList<string> texts, NameSearch search, CancellationToken cancellationToken = default);

    /// <summary>The relations of each entity up to a bound, in the order of <see cref="GetRelationsOfAsync"/>: the step of a path search.</summary>
    ValueTask<IReadOnlyList<Neighbours>> GetNeighboursAsync(
        IReadOnlyList<string> entities, NeighbourQuery query, CancellationToken cancellationToken = default);

    /// <summary>
    /// The adoptions of each programme by places of <paramref name="level"/>. A report is a piece of evidence of an IMPLEMENTED_IN from the programme, or from
    /// what is INSTANCE_OF it, directly or over others (for a Facility: of its LOCATED_IN). It counts for every place of the level that is its place or holds
    /// that. In the order of <see cref="StoredAdoption.Order"/>.
    /// </summary>
    ValueTask<IReadOnlyList<IReadOnlyList<StoredAdoption>>> GetAdoptionsOfProgrammesAsync(
        IReadOnlyList<string> programmes, PlaceLevel level, AdoptionFilter filter, CancellationToken cancellationToken = default);

    /// <summary>For each place, the adoptions of all programmes that are reported at it or at a place below it, whatever its level; in the same order.</summary>
    ValueTask<IReadOnlyList<IReadOnlyList<StoredAdoption>>> GetAdoptionsOfPlacesAsync(
        IReadOnlyList<string> places, AdoptionFilter filter, CancellationToken cancellationToken = default);

    /// <summary>The first reports of each adoption, in the order of facts; of a programme and a place that is none, none.</summary>
    ValueTask<IReadOnlyList<IReadOnlyList<StoredEvidence>>> GetAdoptionEvidenceAsync(
        IReadOnlyList<AdoptionKey> adoptions, AdoptionFilter filter, int first, CancellationToken cancellationToken = default);

    /// <summary>All entities by id.</summary>
    IAsyncEnumerable<StoredEntity> StreamEntitiesAsync(CancellationToken cancellationToken = default);

    /// <summary>All relations by id.</summary>
    IAsyncEnumerable<StoredRelation> StreamRelationsAsync(CancellationToken cancellationToken = default);

    /// <summary>All observations by id.</summary>
    IAsyncEnumerable<StoredObservation> StreamObservationsAsync(CancellationToken cancellationToken = default);

    /// <summary>All articles by id.</summary>
    IAsyncEnumerable<StoredArticle> StreamArticlesAsync(CancellationToken cancellationToken = default);

    /// <summary>All mentions by article id, part, caption, start, end, entity id.</summary>
    IAsyncEnumerable<StoredMention> StreamMentionsAsync(CancellationToken cancellationToken = default);

    /// <summary>The evidence of all observations and relations by fact id, article id, part, caption, start, end.</summary>
    IAsyncEnumerable<StoredEvidence> StreamEvidenceAsync(CancellationToken cancellationToken = default);

    /// <summary>All documents by name, as they were committed: what another store needs to become this one.</summary>
    IAsyncEnumerable<DocumentCommit> StreamDocumentsAsync(CancellationToken cancellationToken = default);

    /// <summary>All names and aliases by entity id, then name: what an index in memory is built from.</summary>
    IAsyncEnumerable<NamedEntity> StreamNamesAsync(CancellationToken cancellationToken = default);
}
