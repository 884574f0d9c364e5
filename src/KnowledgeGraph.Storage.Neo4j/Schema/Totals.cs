using KnowledgeGraph.Model;

namespace KnowledgeGraph.Storage.Neo4j;

/// <summary>The <c>:Graph</c> node: counts, and the graph's version. Every write locks it first, so that writers take turns.</summary>
internal sealed class Totals
{
    /// <summary>Columns of the node <c>g</c>: 9.</summary>
    public const string Columns = "g.version, g.documents, g.articles, g.mentions, g.observations, g.entities, g.relations, g.extractors, g.extractorDocuments";

    private readonly SortedDictionary<string, long> extractors;

    public static readonly int KindCount = Enum.GetValues<EntityKind>().Length;

    public static readonly int TypeCount = Enum.GetValues<RelationType>().Length;

    public Totals(Row row)
    {
        Version = GraphVersion.Parse(row.Text(0));
        (Documents, Articles, Mentions, Observations) = (row.Int64(1), row.Int64(2), row.Int64(3), row.Int64(4));
        (Entities, Relations) = ([.. row.Int64s(5)], [.. row.Int64s(6)]);
        extractors = new(row.Texts(7).Zip(row.Int64s(8)).ToDictionary(pair => pair.First, pair => pair.Second, StringComparer.Ordinal), CodePointOrder.Instance);
    }

    public GraphVersion Version { get; set; }

    public long Documents { get; set; }

    public long Articles { get; set; }

    public long Mentions { get; set; }

    public long Observations { get; set; }

    public long[] Entities { get; }

    public long[] Relations { get; }

    public IReadOnlyDictionary<string, long> Extractors => extractors;

    public void CountExtractor(string version, int documents)
    {
        extractors[version] = extractors.GetValueOrDefault(version) + documents;
        if (extractors[version] == 0)
        {
            extractors.Remove(version);
        }
    }

    public CypherQuery Save() => new CypherQuery(
        """
        MATCH (g:Graph {id: 'graph'})
        SET g.version = $version, g.documents = $documents, g.articles = $articles, g.mentions = $mentions, g.observations = $observations,
          g.entities = $entities, g.relations = $relations, g.extractors = $extractors, g.extractorDocuments = $extractorDocuments
        """)
        .Set("version", Version.ToString()).Set("documents", Documents).Set("articles", Articles).Set("mentions", Mentions).Set("observations", Observations)
        .SetKey("entities", [.. Entities.Cast<object?>()]).SetKey("relations", [.. Relations.Cast<object?>()])
        .Set("extractors", extractors.Keys).SetKey("extractorDocuments", [.. extractors.Values.Cast<object?>()]);

    public GraphStatistics ToStatistics() => new()
    {
        Documents = Documents,
        Articles = Articles,
        Mentions = Mentions,
        Observations = Observations,
        Entities = Entities,
        Relations = Relations,
        Version = Version.ToString(),
        ExtractorVersion = string.Join(", ", extractors.Keys),
    };
}
