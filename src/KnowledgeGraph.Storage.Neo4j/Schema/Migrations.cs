using System.Globalization;
using System.Reflection;
using System.Text;

namespace KnowledgeGraph.Storage.Neo4j;

/// <summary>
/// Brings a database up to the schema: <c>NNN_*.cypher</c>, statement by statement (the server runs schema changes in transactions of their own);
/// each may run twice. The <c>:Graph</c> node keeps the last number, so that it is there only when all before it are.
/// </summary>
internal static class Migrations
{
    /// <summary>The newest schema version that this program knows.</summary>
    public static int Known { get; } = Scripts().Count;

    /// <summary>Checks, and where <paramref name="access"/> allows it makes or migrates, the store.</summary>
    public static async Task ApplyAsync(ICypherClient client, StoreAccess access, CancellationToken cancellationToken)
    {
        var found = await FindAsync(client, cancellationToken).ConfigureAwait(false);
        if (found == 0 && access != StoreAccess.Create)
        {
            throw new StoreMissingException(client.Address);
        }
        if (found > Known || (found < Known && access == StoreAccess.Read))
        {
            throw new StoreVersionException(client.Address, found, Known);
        }
        if (found == Known)
        {
            return;
        }
        foreach (var statement in Scripts().Skip(found).SelectMany(Statements))
        {
            (await client.RunAsync(new(statement), cancellationToken).ConfigureAwait(false)).Dispose();
        }
        (await client.RunAsync(new("CALL db.awaitIndexes(300)"), cancellationToken).ConfigureAwait(false)).Dispose();
        (await client.RunAsync(
            new CypherQuery(
                """
                MERGE (g:Graph {id: 'graph'})
                ON CREATE SET g.version = $version, g.commits = 0, g.documents = 0, g.articles = 0, g.mentions = 0, g.observations = 0, g.entities = $entities, g.relations = $relations,
                  g.extractors = [], g.extractorDocuments = []
                SET g.schema = $schema
                """)
                .Set("version", default(GraphVersion).ToString()).Set("schema", Known)
                .SetKey("entities", [.. Enumerable.Repeat<object?>(0L, Totals.KindCount)]).SetKey("relations", [.. Enumerable.Repeat<object?>(0L, Totals.TypeCount)]),
            cancellationToken).ConfigureAwait(false)).Dispose();
    }

    /// <summary>The schema version in the database; 0 for none.</summary>
    private static async Task<int> FindAsync(ICypherClient client, CancellationToken cancellationToken)
    {
        using var answer = await client.ReadAsync(
            """
            OPTIONAL MATCH (g:Graph {id: 'graph'})
            RETURN coalesce(g.schema, 0), g IS NULL AND (EXISTS { (:Entity) } OR EXISTS { (:Article) } OR EXISTS { (:Document) } OR EXISTS { (:Evidence) } OR EXISTS { (:Name) } OR EXISTS { (:Gram) })
            """, ReadOnlyMemory<byte>.Empty, cancellationToken).ConfigureAwait(false);
        var row = answer.Single();
        return row.Truth(1)
            ? throw new NotAStoreException(client.Address, "the database holds nodes of our labels (Entity, Article, Document, Evidence, Name, Gram) that another program made, or a loaded export")
            : row.Int32(0);
    }

    private static List<string> Scripts()
    {
        var assembly = Assembly.GetExecutingAssembly();
        return
        [
            .. assembly.GetManifestResourceNames().Where(name => name.EndsWith(".cypher", StringComparison.Ordinal)).Order(StringComparer.Ordinal).Select((name, index) =>
            {
                if (!name.StartsWith((index + 1).ToString("000", CultureInfo.InvariantCulture), StringComparison.Ordinal))
                {
                    throw new InvalidOperationException($"migration {name} does not follow the one before it");
                }
                using var reader = new StreamReader(assembly.GetManifestResourceStream(name)!, Encoding.UTF8);
                return reader.ReadToEnd();
            }),
        ];
    }

    /// <summary>The statements of a script: they end in a semicolon at the end of a line; lines that begin with // are comments.</summary>
    private static IEnumerable<string> Statements(string script) =>
        string.Join('\n', script.Split('\n').Select(line => line.TrimEnd('\r')).Where(line => !line.StartsWith("//", StringComparison.Ordinal)))
            .Split(";\n").Select(statement => statement.Trim()).Where(statement => statement.Length > 0);
}
