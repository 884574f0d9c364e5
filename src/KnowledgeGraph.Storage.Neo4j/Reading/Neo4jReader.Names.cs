using KnowledgeGraph.Model;

namespace KnowledgeGraph.Storage.Neo4j;

/// <summary>Entities by name, exactly or nearly.</summary>
internal abstract partial class Neo4jReader
{
    private const string EntitiesByName =
        """
        UNWIND range(0, size($ids) - 1) AS asked
        MATCH (n:Name {text: $ids[asked]})<-[:NAMED]-(e:Entity) WHERE $kinds IS NULL OR e.kind IN $kinds
        RETURN asked, e.id, e.kind, n.text, n.text = e.name AS display, e.articleCount ORDER BY asked, display DESC, e.id
        """;

    private const string HoldersOfGrams = "UNWIND range(0, size($ids) - 1) AS asked MATCH (g:Gram {text: $ids[asked]}) RETURN asked, g.names";

    private const string NamesWithGrams =
        """
        UNWIND range(0, size($asks) - 1) AS asked
        CALL (asked) {
          UNWIND $asks[asked] AS gram
          MATCH (:Gram {text: gram})<-[:HOLDS]-(n:Name)
          WITH DISTINCT n
          MATCH (n)<-[:NAMED]-(e:Entity) WHERE $kinds IS NULL OR e.kind IN $kinds
          RETURN e, n
        }
        RETURN asked, e.id, e.kind, n.text, n.text = e.name, e.articleCount
        """;

    /// <inheritdoc/>
    public ValueTask<IReadOnlyList<IReadOnlyList<NamedEntity>>> GetEntitiesByNameAsync(
        IReadOnlyList<string> names, IReadOnlyList<EntityKind>? kinds, CancellationToken cancellationToken = default) =>
        ListsAsync(new CypherQuery(EntitiesByName).Set("kinds", Values.Of(kinds)), names, (row, _) => ReadName(row, 1), cancellationToken);

    /// <inheritdoc/>
    public async ValueTask<IReadOnlyList<IReadOnlyList<NameCandidate>>> SearchNamesAsync(
        IReadOnlyList<string> texts, NameSearch search, CancellationToken cancellationToken = default)
    {
        var grams = texts.Select(SearchText.NameGrams).ToArray();
        string[] all = [.. grams.SelectMany(text => text).Distinct(StringComparer.Ordinal)];
        var holders = new Dictionary<string, long>(StringComparer.Ordinal);
        using (var query = new CypherQuery(HoldersOfGrams))
        {
            var counts = await Batched.AskAsync(query, all, cancellationToken).ConfigureAwait(false);
            for (var i = 0; i < all.Length; i++)
            {
                holders.Add(all[i], counts[i].Count == 0 ? 0 : counts[i][0].Int64(1));
            }
        }
        var candidates = texts.Select(_ => new List<NamedEntity>()).ToArray();
        await ReadAsync(
            new CypherQuery(NamesWithGrams).Set("kinds", Values.Of(search.Kinds))
                .SetKey("asks", [.. grams.Select(text => (object?)RarestGrams.Choose(text.Select(gram => (gram, holders[gram]))))]),
            row =>
            {
                candidates[row.Int32(0)].Add(ReadName(row, 1));
                return true;
            },
            cancellationToken).ConfigureAwait(false);
        return [.. texts.Select((text, i) => RarestGrams.Rank(text, candidates[i], search.Limit))];
    }

    private static NamedEntity ReadName(Row row, int at) => new(row.Text(at), Values.Kind(row.Text(at + 1)), row.Text(at + 2), row.Truth(at + 3), row.Int32(at + 4));
}
