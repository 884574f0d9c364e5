using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using KnowledgeGraph.Model;
using KnowledgeGraph.Storage;

namespace KnowledgeGraph.Service.Bench;

/// <summary>
/// <c>kg serve</c> on a Neo4j, npm <c>@neo4j/graphql</c> on the same one (<c>node/server.mjs</c>), and its bare Query API, asked the same in turn: on a
/// machine that does other things too, each slice is as fast as the machine then is, and the sums compare.
/// </summary>
internal static class PeerBench
{
    private const int Slices = 8;
    private const int Requests = 400;

    private static readonly JsonSerializerOptions Plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private const string EntityFields = "id kind name aliases articleCount firstReported lastReported";

    private static readonly (string Name, string Ours, string Theirs, string Bare)[] Queries =
    [
        (
            "entity by id",
            $"query($id: ID!) {{ entity(id: $id) {{ {EntityFields} }} }}",
            $"query($id: String!) {{ entities(where: {{ id: {{ eq: $id }} }}) {{ {EntityFields} }} }}",
            "MATCH (e:Entity {id: $id}) RETURN e.id, e.kind, e.name, e.aliases, e.articleCount, e.firstReported, e.lastReported"),
        (
            "programme, places",
            "query($id: ID!) { entity(id: $id) { id name relations(types: [IMPLEMENTED_IN], direction: OUT, first: 200) { edges { node { target { id name } } } } } }",
            "query($id: String!) { programmes(where: { id: { eq: $id } }) { id name places { id name } } }",
            "MATCH (e:Programme {id: $id})-[:IMPLEMENTED_IN]->(p:Place) RETURN e.id, e.name, p.id, p.name"),
        (
            "place, programmes, places",
            "query($id: ID!) { entity(id: $id) { id name relations(types: [IMPLEMENTED_IN], direction: IN, kinds: [PROGRAMME], first: 50) { edges { node { source { id name relations(types: [IMPLEMENTED_IN], direction: OUT, first: 50) { edges { node { target { id name } } } } } } } } } }",
            "query($id: String!) { places(where: { id: { eq: $id } }) { id name programmes { id name places { id name } } } }",
            "MATCH (e:Place {id: $id})<-[:IMPLEMENTED_IN]-(g:Programme)-[:IMPLEMENTED_IN]->(p:Place) RETURN e.id, e.name, g.id, g.name, p.id, p.name"),
    ];

    public static async Task RunAsync(ServerAddress server, string bolt, Uri ours, InventedGraph graph, TimeSpan time)
    {
        var port = RunningService.FreePort();
        var theirs = new Uri($"http://127.0.0.1:{port}/");
        using var peer = RunningService.Start(
            "node", ["server.mjs", bolt, port.ToString(CultureInfo.InvariantCulture)], Path.Combine(RunningService.Root, "bench", "KnowledgeGraph.Service.Bench", "node"));
        try
        {
            using var client = new HttpClient(new SocketsHttpHandler { MaxConnectionsPerServer = 64 });
            if (server.User is not null)
            {
                client.DefaultRequestHeaders.Authorization = new("Basic", Convert.ToBase64String(System.Text.Encoding.UTF8.GetBytes($"{server.User}:{server.Password}")));
            }
            await RunningService.WaitAsync(new(theirs, "?query=%7B__typename%7D"), peer).ConfigureAwait(false);
            var bare = new Uri(server.Http, $"db/{server.Database}/query/v2");
            Console.WriteLine($"  {"query",-26} {"clients",7} {"kg",8} {"peer",8} {"bare",8} {"kg/peer",8} {"kg/bare",8}   (requests a second)");
            foreach (var (name, own, their, statement) in Queries)
            {
                string[] ids = [.. Ids(graph, name)];
                (Uri Address, NamedQuery Query)[] sides =
                [
                    (ours, new(name, [.. ids.Select(id => Body(own, id))])),
                    (theirs, new(name, [.. ids.Select(id => Body(their, id))])),
                    (bare, new(name, [.. ids.Select(id => JsonSerializer.SerializeToUtf8Bytes(new { statement, parameters = new { id } }, Plain))])),
                ];
                await CompareAsync(client, sides).ConfigureAwait(false);
                foreach (var clients in new[] { 1, 16 })
                {
                    Load[] loads = [.. sides.Select(side => new Load(client, (side.Address, null), side.Query, clients))];
                    foreach (var load in loads)
                    {
                        await load.WarmUpAsync(time).ConfigureAwait(false);
                    }
                    for (var slice = 0; slice < Slices; slice++)
                    {
                        foreach (var load in loads)
                        {
                            await load.RunAsync(time / 2).ConfigureAwait(false);
                        }
                    }
                    Taken[] taken = [.. loads.Select(load => load.Result())];
                    if (taken.Any(result => result.Failed > 0))
                    {
                        throw new InvalidOperationException($"answers to {name} are errors: {string.Join(", ", taken.Select(result => result.Failed))}");
                    }
                    Console.WriteLine($"  {name,-26} {clients,7} {taken[0].Rate,8:0} {taken[1].Rate,8:0} {taken[2].Rate,8:0} {taken[0].Rate / taken[1].Rate,8:0.00} {taken[0].Rate / taken[2].Rate,8:0.00}");
                }
            }
        }
        finally
        {
            peer.Kill();
            await peer.WaitForExitAsync().ConfigureAwait(false);
        }
    }

    /// <summary>Entities of any kind; programmes; places: none of the largest hubs, so that both sides give whole lists.</summary>
    private static IEnumerable<string> Ids(InventedGraph graph, string query)
    {
        var random = new Random(11);
        for (var number = 0; number < Requests; number++)
        {
            var rank = query[0] switch
            {
                'e' => random.Next(graph.Entities / 2),
                'p' when query.StartsWith("place", StringComparison.Ordinal) => random.Next(graph.Places / 4, graph.Places),
                _ => random.Next(graph.Places, graph.Entities / 2),
            };
            while (query.StartsWith("programme", StringComparison.Ordinal) && graph.KindOf(rank) != EntityKind.Programme)
            {
                rank++;
            }
            yield return graph.Id(rank);
        }
    }

    private static byte[] Body(string query, string id) => JsonSerializer.SerializeToUtf8Bytes(new { query, variables = new { id } }, Plain);

    /// <summary>Both services must name the same things, or the figures compare nothing.</summary>
    private static async Task CompareAsync(HttpClient client, (Uri Address, NamedQuery Query)[] sides)
    {
        var named = 0;
        for (var i = 0; i < 50; i++)
        {
            var answers = new List<string[]>();
            foreach (var (address, query) in sides.Take(2))
            {
                using var content = new ByteArrayContent(query.Bodies[i]);
                content.Headers.ContentType = new("application/json");
                using var answer = await client.PostAsync(address, content).ConfigureAwait(false);
                using var json = JsonDocument.Parse(await answer.Content.ReadAsByteArrayAsync().ConfigureAwait(false));
                if (json.RootElement.TryGetProperty("errors", out var errors))
                {
                    throw new InvalidOperationException($"{address} answers {errors}");
                }
                answers.Add([.. IdsIn(json.RootElement).Order(StringComparer.Ordinal)]);
            }
            named += answers[0].Length;
            if (!answers[0].SequenceEqual(answers[1]))
            {
                throw new InvalidOperationException($"the answers to {sides[0].Query.Name} differ: {answers[0].Length} and {answers[1].Length} ids");
            }
        }
        Console.WriteLine($"  {sides[0].Query.Name}: {named / 50.0:0.0} things an answer");
    }

    private static IEnumerable<string> IdsIn(JsonElement json) => json.ValueKind switch
    {
        JsonValueKind.Object => json.EnumerateObject().SelectMany(member => member.Name == "id" ? [member.Value.GetString()!] : IdsIn(member.Value)),
        JsonValueKind.Array => json.EnumerateArray().SelectMany(IdsIn),
        _ => [],
    };
}
