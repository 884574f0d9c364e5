using System.Diagnostics;
using System.Globalization;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using KnowledgeGraph.Storage.Neo4j;
using KnowledgeGraph.Storage.Sqlite;

namespace KnowledgeGraph.Storage.Bench;

/// <summary>The same documents into Neo4j and into SQLite, and look-ups of entities, beside what the server's bare HTTP interface does in the same run.</summary>
internal sealed class Neo4jBench : IDisposable
{
    private const int Rounds = 4;
    private const int RawRows = 5000;
    private const int RawRequests = 8;

    private readonly HttpClient http = new();
    private readonly ServerAddress server;
    private readonly Uri statements;

    private Neo4jBench(string uri)
    {
        server = StoreUri.Parse(uri).Server ?? throw new ArgumentException($"{uri} is no address of a server", nameof(uri));
        statements = new(server.Http, $"db/{server.Database}/query/v2");
        if (server.User is not null)
        {
            http.DefaultRequestHeaders.Authorization = new("Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes($"{server.User}:{server.Password}")));
        }
    }

    /// <summary>Runs everything; the database must be empty, and is left filled.</summary>
    public static async Task RunAsync(string uri, int count, int group)
    {
        using var bench = new Neo4jBench(uri);
        await bench.RunAsync(count, group);
    }

    public void Dispose() => http.Dispose();

    private async Task RunAsync(int count, int group)
    {
        if ((await AskAsync("MATCH (n) RETURN count(n)", "{}")).GetProperty("data").GetProperty("values")[0][0].GetInt64() != 0)
        {
            throw new InvalidOperationException("the database is not empty");
        }
        var documents = new GraphGenerator(1, null).Documents(count).ToList();
        var warmUp = new GraphGenerator(2, null).Documents(3 * group).ToList();
        await AskAsync("CREATE CONSTRAINT raw_id IF NOT EXISTS FOR (n:Raw) REQUIRE n.id IS UNIQUE", "{}");
        await RawWritesAsync();
        await using var neo4j = await Neo4jStore.OpenAsync(server, StoreAccess.Create);
        await CommitAsync(neo4j, warmUp, group);
        await neo4j.RemoveAsync([.. warmUp.Select(document => document.Graph.Document)]);
        // In turn, so that what else the machine does falls on both.
        var (seconds, nodes, links) = (0.0, 0.0, 0.0);
        foreach (var part in documents.Chunk((documents.Count + Rounds - 1) / Rounds))
        {
            var raw = await RawWritesAsync();
            (nodes, links) = (nodes + raw.Nodes, links + raw.Links);
            seconds += await TimeAsync(() => CommitAsync(neo4j, part, group));
        }
        var (rawNodes, rawLinks) = (Rounds * RawRows * RawRequests / nodes, Rounds * RawRows * RawRequests / links);
        Say($"raw UNWIND over the Query API: {rawNodes:0} nodes, {rawLinks:0} relationships merged a second");
        var totals = (await AskAsync("MATCH (n) WITH count(n) AS nodes MATCH ()-[r]->() RETURN nodes, count(r)", "{}")).GetProperty("data").GetProperty("values")[0];
        var (storeNodes, storeLinks) = (totals[0].GetInt64() / seconds, totals[1].GetInt64() / seconds);
        Say($"Neo4j: {count / seconds:0} articles a second in groups of {group}; {storeNodes:0} nodes and {storeLinks:0} relationships a second: {(storeNodes / rawNodes) + (storeLinks / rawLinks):0.00} of the raw rates");
        var folder = Directory.CreateTempSubdirectory("kg-bench-");
        await using (var file = SqliteStore.Open(Path.Combine(folder.FullName, "kg.db"), StoreAccess.Create))
        {
            seconds = await TimeAsync(() => CommitAsync(file, documents, group));
        }
        folder.Delete(recursive: true);
        Say($"SQLite: {count / seconds:0} articles a second in groups of {group}");
        string[] ids = [.. documents.SelectMany(document => document.Graph.Articles[0].Entities).Select(entity => entity.Id).Distinct().Take(2000)];
        foreach (var clients in new[] { 1, 4, 16, 32 })
        {
            var (store, bare) = (0.0, 0.0);
            for (var round = 0; round <= Rounds; round++)
            {
                // The first round warms up.
                var rates = (Store: await RateAsync(clients, ids, async id => await neo4j.GetEntitiesAsync([id]), seconds: 1), Bare: await RateAsync(clients, ids, BareAsync, seconds: 1));
                (store, bare) = round == 0 ? (0, 0) : (store + (rates.Store / Rounds), bare + (rates.Bare / Rounds));
            }
            Say($"entity by id, {clients} clients: store {store:0} a second, bare Query API {bare:0}: {store / bare:0.00}");
        }
    }

    /// <summary>As kg ingest does: the next groups are sent while the oldest is on its way.</summary>
    private static async Task CommitAsync(IGraphStore store, IEnumerable<DocumentCommit> documents, int group)
    {
        var inFlight = new Queue<Task>();
        foreach (var batch in documents.Chunk(group))
        {
            inFlight.Enqueue(store.CommitAsync(batch).AsTask());
            if (inFlight.Count == store.GroupsInFlight)
            {
                await inFlight.Dequeue();
            }
        }
        await Task.WhenAll(inFlight);
    }

    /// <summary>What raw batches take, in seconds: 5,000 rows a request, merged by a unique key.</summary>
    private async Task<(double Nodes, double Links)> RawWritesAsync()
    {
        static string Ids(int request) => string.Join(
            ',', Enumerable.Range(request * RawRows, RawRows).Select(i => $"{{\"id\":\"raw{i}\",\"other\":\"raw{(i * 7) % (RawRows * RawRequests)}\",\"name\":\"name{i}\"}}"));
        async Task AllAsync(string statement)
        {
            for (var i = 0; i < RawRequests; i++)
            {
                await AskAsync(statement, $"{{\"rows\":[{Ids(i)}]}}");
            }
        }

        var nodes = await TimeAsync(() => AllAsync("UNWIND $rows AS row MERGE (n:Raw {id: row.id}) SET n.name = row.name"));
        var links = await TimeAsync(() => AllAsync("UNWIND $rows AS row MATCH (a:Raw {id: row.id}) MATCH (b:Raw {id: row.other}) MERGE (a)-[:LINK]->(b)"));
        await AskAsync("MATCH (n:Raw) CALL (n) { DETACH DELETE n } IN TRANSACTIONS OF 10000 ROWS", "{}");
        return (nodes, links);
    }

    private async Task BareAsync(string id)
    {
        using var answer = JsonDocument.Parse(await SendAsync(
            "MATCH (e:Entity {id: $id}) RETURN e.id, e.kind, e.name, e.level, e.canonical, e.code, e.divisionCode, e.parent, e.articleCount, e.firstReported, e.lastReported, e.aliases",
            $"{{\"id\":{JsonSerializer.Serialize(id)}}}"));
        if (answer.RootElement.GetProperty("data").GetProperty("values").GetArrayLength() != 1)
        {
            throw new InvalidOperationException($"{id} is not there");
        }
    }

    private static async Task<double> RateAsync(int clients, string[] ids, Func<string, Task> read, double seconds)
    {
        var clock = Stopwatch.StartNew();
        var done = 0;
        await Task.WhenAll(Enumerable.Range(0, clients).Select(client => Task.Run(async () =>
        {
            for (var i = client * 37; clock.Elapsed.TotalSeconds < seconds; i++)
            {
                await read(ids[i % ids.Length]);
                Interlocked.Increment(ref done);
            }
        })));
        return done / clock.Elapsed.TotalSeconds;
    }

    private async Task<JsonElement> AskAsync(string statement, string parameters)
    {
        var answer = JsonDocument.Parse(await SendAsync(statement, parameters)).RootElement;
        return answer.TryGetProperty("errors", out var errors) ? throw new InvalidOperationException(errors.ToString()) : answer;
    }

    private async Task<byte[]> SendAsync(string statement, string parameters)
    {
        using var content = new StringContent($"{{\"statement\":{JsonSerializer.Serialize(statement)},\"parameters\":{parameters}}}", Encoding.UTF8, new MediaTypeHeaderValue("application/json"));
        using var response = await http.PostAsync(statements, content);
        return await response.Content.ReadAsByteArrayAsync();
    }

    private static async Task<double> TimeAsync(Func<Task> work)
    {
        var clock = Stopwatch.StartNew();
        await work();
        return clock.Elapsed.TotalSeconds;
    }

    private static void Say(FormattableString line) => Console.WriteLine(line.ToString(CultureInfo.InvariantCulture));
}
