using KnowledgeGraph.Model;

namespace KnowledgeGraph.Storage.Neo4j;

/// <summary>What is adopted where: reports are counted by the database, so that one row an adoption comes over.</summary>
internal abstract partial class Neo4jReader
{
    /// <summary>Instances of instances of a programme.</summary>
    private const string Instances = "[:INSTANCE_OF*0..12]";

    /// <summary>Relation <c>r</c> from <c>s</c> is one that an adoption is made of.</summary>
    private const string IsAdoption =
        "((type(r) = 'IMPLEMENTED_IN' AND s.kind <> 'FACILITY') OR (type(r) = 'LOCATED_IN' AND s.kind = 'FACILITY'))";

    /// <summary>The reports <c>v</c> of relation <c>r</c>, with their articles.</summary>
    private const string Reports =
        "MATCH (v:Evidence {fact: r.id})<-[:STATES]-(a:Article) WHERE v.score >= $minScore AND ($asOf IS NULL OR a.publishedLast <= $asOf)";

    private const string Counts = "count(DISTINCT a) AS articles, max(v.score) AS score, collect(DISTINCT a.published) AS dates";

    private const string AdoptionsOfProgrammes =
        $$"""
        UNWIND range(0, size($ids) - 1) AS asked
        MATCH (g:Entity&Programme {id: $ids[asked]})
        CALL (g) {
          MATCH (g)<-{{Instances}}-(s:Entity)
          WITH DISTINCT s
          MATCH (s)-[r:IMPLEMENTED_IN|LOCATED_IN]->(:Place)-{{UpOrHere}}->(top:Place {level: $level}) WHERE {{IsAdoption}}
          {{Reports}}
          RETURN top.id AS place, {{Counts}}
        }
        RETURN asked, place, articles, score, dates
        """;

    private const string AdoptionsOfPlaces =
        $$"""
        UNWIND range(0, size($ids) - 1) AS asked
        MATCH (top:Entity&Place {id: $ids[asked]})
        CALL (top) {
          MATCH (top)<-{{UpOrHere}}-(p:Entity)
          WITH DISTINCT p
          MATCH (p)<-[r:IMPLEMENTED_IN|LOCATED_IN]-(s:Entity) WHERE {{IsAdoption}}
          MATCH (s)-{{Instances}}->(g:Programme)
          WITH DISTINCT r, g
          {{Reports}}
          RETURN g.id AS programme, {{Counts}}
        }
        RETURN asked, programme, articles, score, dates
        """;

    private static readonly string EvidenceOfAdoptions =
        $$"""
        UNWIND range(0, size($ids) - 1) AS asked
        WITH asked, split($ids[asked], '{{Separator}}') AS pair
        MATCH (g:Entity&Programme {id: pair[0]})
        MATCH (top:Entity&Place {id: pair[1]})
        CALL (g, top) {
          MATCH (g)<-{{Instances}}-(s:Entity)
          WITH DISTINCT s, top
          MATCH (s)-[r:IMPLEMENTED_IN|LOCATED_IN]->(p:Place) WHERE {{IsAdoption}} AND EXISTS { (p)-{{UpOrHere}}->(top) }
          {{Reports}}
          WITH v, a, [{{Date}}, {{ArticleKey}}] + v.spot AS key
          RETURN v, a, key ORDER BY key LIMIT $first
        }
        RETURN asked, key, {{Rows.Evidence}} ORDER BY asked, key
        """;

    /// <inheritdoc/>
    public ValueTask<IReadOnlyList<IReadOnlyList<StoredAdoption>>> GetAdoptionsOfProgrammesAsync(
        IReadOnlyList<string> programmes, PlaceLevel level, AdoptionFilter filter, CancellationToken cancellationToken = default) =>
        AdoptionsAsync(Filtered(AdoptionsOfProgrammes, filter).Set("level", Values.Of(level)), programmes, (other, asked) => new(programmes[asked], other), cancellationToken);

    /// <inheritdoc/>
    public ValueTask<IReadOnlyList<IReadOnlyList<StoredAdoption>>> GetAdoptionsOfPlacesAsync(
        IReadOnlyList<string> places, AdoptionFilter filter, CancellationToken cancellationToken = default) =>
        AdoptionsAsync(Filtered(AdoptionsOfPlaces, filter), places, (other, asked) => new(other, places[asked]), cancellationToken);

    /// <inheritdoc/>
    public ValueTask<IReadOnlyList<IReadOnlyList<StoredEvidence>>> GetAdoptionEvidenceAsync(
        IReadOnlyList<AdoptionKey> adoptions, AdoptionFilter filter, int first, CancellationToken cancellationToken = default) =>
        ListsAsync(
            Filtered(EvidenceOfAdoptions, filter).Set("first", first), [.. adoptions.Select(adoption => $"{adoption.Programme}{Separator}{adoption.Place}")],
            (row, _) => Rows.ReadEvidence(row, 2), cancellationToken);

    private async ValueTask<IReadOnlyList<IReadOnlyList<StoredAdoption>>> AdoptionsAsync(
        CypherQuery query, IReadOnlyList<string> ids, Func<string, int, AdoptionKey> keyOf, CancellationToken cancellationToken)
    {
        var found = await ListsAsync(
            query, ids,
            (row, asked) =>
            {
                var (programme, place) = keyOf(row.Text(1), asked);
                return new StoredAdoption(programme, place, row.Texts(4).Select(Values.Date).Aggregate((PartialDate?)null, ReportDates.Earlier), row.Int32(2), row.Double(3));
            },
            cancellationToken).ConfigureAwait(false);
        return [.. found.Select(list => (IReadOnlyList<StoredAdoption>)[.. list.Order(StoredAdoption.Order)])];
    }

    private static CypherQuery Filtered(string text, AdoptionFilter filter) => new CypherQuery(text)
        .SetNumber("minScore", filter.MinScore).Set("asOf", filter.AsOf is { } day ? DateKey.OfDay(day.Last) : null);
}
