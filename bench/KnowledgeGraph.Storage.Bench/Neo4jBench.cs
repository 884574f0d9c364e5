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
        await RawWritesAsync();
        await using var neo4j = await Neo4jStore.OpenAsync(server, StoreAccess.Create);
        foreach (var batch in warmUp.Chunk(group))
        {
            await neo4j.CommitAsync(batch);
        }
        await neo4j.RemoveAsync([.. warmUp.Select(document => document.Graph.Document)]);
        var seconds = await TimeAsync(async () =>
        {
            // As kg ingest does: the next groups are sent while the oldest is on its way.
            var inFlight = new Queue<Task>();
            foreach (var batch in documents.Chunk(group))
            {
                inFlight.Enqueue(neo4j.CommitAsync(batch).AsTask());
                if (inFlight.Count == neo4j.GroupsInFlight)
                {
                    await inFlight.Dequeue();
                }
            }
            await Task.WhenAll(inFlight);
        });
        var totals = (await AskAsync("MATCH (n) WITH count(n) AS nodes MATCH ()-[r]->() RETURN nodes, count(r)", "{}")).GetProperty("data").GetProperty("values")[0];
        Say($"Neo4j: {count / seconds:0} articles a second in groups of {group}; {totals[0].GetInt64() / seconds:0} nodes and {totals[1].GetInt64() / seconds:0} relationships a second");
        var folder = Directory.CreateTempSubdirectory("kg-bench-");
        await using (var file = SqliteStore.Open(Path.Combine(folder.FullName, "kg.db"), StoreAccess.Create))
        {
            seconds = await TimeAsync(async () =>
            {
                foreach (var batch in documents.Chunk(group))
                {
                    await file.CommitAsync(batch);
                }
            });
        }
        folder.Delete(recursive: true);
        Say($"SQLite: {count / seconds:0} articles a second in groups of {group}");
        string[] ids = [.. documents.SelectMany(document => document.Graph.Articles[0].Entities).Select(entity => entity.Id).Distinct().Take(2000)];
        foreach (var clients in new[] { 1, 4, 16, 32 })
        {
            await RateAsync(clients, ids, BareAsync, seconds: 2);
            var bare = await RateAsync(clients, ids, BareAsync, seconds: 4);
            await RateAsync(clients, ids, async id => await neo4j.GetEntitiesAsync([id]), seconds: 2);
            var store = await RateAsync(clients, ids, async id => await neo4j.GetEntitiesAsync([id]), seconds: 4);
            Say($"entity by id, {clients} clients: store {store:0} a second, bare Query API {bare:0}: {store / bare:0.00}");
        }
    }

    /// <summary>The rates that the README of the server tells: 5,000 rows a request, merged by a unique key.</summary>
    private async Task RawWritesAsync()
    {
        await AskAsync("CREATE CONSTRAINT raw_id IF NOT EXISTS FOR (n:Raw) REQUIRE n.id IS UNIQUE", "{}");
        const int Rows = 5000;
        const int Requests = 8;
        string Ids(int request) => string.Join(',', Enumerable.Range(request * Rows, Rows).Select(i => $"{{\"id\":\"raw{i}\",\"other\":\"raw{(i * 7) % (Rows * Requests)}\",\"name\":\"name{i}\"}}"));
        for (var round = 0; round < 2; round++)
        {
            var nodes = await TimeAsync(async () =>
            {
                for (var i = 0; i < Requests; i++)
                {
                    await AskAsync("UNWIND $rows AS row MERGE (n:Raw {id: row.id}) SET n.name = row.name", $"{{\"rows\":[{Ids(i)}]}}");
                }
            });
            var links = await TimeAsync(async () =>
            {
                for (var i = 0; i < Requests; i++)
                {
                    await AskAsync("UNWIND $rows AS row MATCH (a:Raw {id: row.id}) MATCH (b:Raw {id: row.other}) MERGE (a)-[:LINK]->(b)", $"{{\"rows\":[{Ids(i)}]}}");
                }
            });
            if (round == 1)
            {
                Say($"raw UNWIND over the Query API: {Rows * Requests / nodes:0} nodes, {Rows * Requests / links:0} relationships merged a second");
            }
            await AskAsync("MATCH (n:Raw) CALL (n) { DETACH DELETE n } IN TRANSACTIONS OF 10000 ROWS", "{}");
        }
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
