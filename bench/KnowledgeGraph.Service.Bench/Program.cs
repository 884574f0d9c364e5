// The service over graphs of two sizes, through the real host (docs/benchmarks.md):
//   dotnet run -c Release --project bench/KnowledgeGraph.Service.Bench                       generate both, serve each with kg serve, measure
//   dotnet run -c Release --project bench/KnowledgeGraph.Service.Bench -- generate STORE N   fill a store (a file, or a store URI) with N entities
//   dotnet run -c Release --project bench/KnowledgeGraph.Service.Bench -- serve STORE N …    measure such stores, each beside the first
//   dotnet run -c Release --project bench/KnowledgeGraph.Service.Bench -- measure URL N      ask a service that holds such a graph
//   dotnet run -c Release --project bench/KnowledgeGraph.Service.Bench -- peer STORE BOLT N  kg serve on a Neo4j that holds such a graph beside npm @neo4j/graphql
// KG_BENCH_SECONDS: seconds a query and number of clients, 3 where it is not set. KG_BENCH_ONLY: a part of the names of queries. KG_BENCH_KG: another kg.dll.
using System.Diagnostics;
using System.Globalization;
using KnowledgeGraph.Service.Bench;
using KnowledgeGraph.Storage;
using KnowledgeGraph.Storage.Neo4j;
using KnowledgeGraph.Storage.Sqlite;

CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
var seconds = TimeSpan.FromSeconds(double.Parse(Environment.GetEnvironmentVariable("KG_BENCH_SECONDS") ?? "3", CultureInfo.InvariantCulture));
switch (args)
{
    case ["generate", var file, var count]:
        await GenerateAsync(file, Int(count));
        break;
    case ["measure", var url, var count]:
        Print((await MeasureAsync([(new(url), null, Int(count))]))[0]);
        break;
    case ["peer", var store, var bolt, var count]:
        await using (var service = await RunningService.StartAsync(store))
        {
            await PeerBench.RunAsync(StoreUri.Parse(store).Server!, bolt, service.Address, new(Int(count)), seconds);
        }
        break;
    case ["serve", .. var pairs]:
        await CompareAsync([.. pairs.Chunk(2).Select(pair => (pair[0], Int(pair[1])))]);
        break;
    default:
        await BothAsync();
        break;
}

static int Int(string text) => int.Parse(text, CultureInfo.InvariantCulture);

async Task BothAsync()
{
    var folder = Directory.CreateTempSubdirectory("kg-service-bench-");
    try
    {
        var (small, large) = (Path.Combine(folder.FullName, "small.db"), Path.Combine(folder.FullName, "large.db"));
        await GenerateAsync(small, 10_000);
        await GenerateAsync(large, 100_000);
        await CompareAsync([(small, 10_000), (large, 100_000)]);
    }
    finally
    {
        folder.Delete(recursive: true);
    }
}

// All are served at the same time and asked in turn, slice by slice, so that what else the machine does falls on all alike.
async Task CompareAsync((string Store, int Size)[] stores)
{
    var services = new List<RunningService>();
    try
    {
        foreach (var (store, _) in stores)
        {
            services.Add(await RunningService.StartAsync(store));
        }
        var taken = await MeasureAsync([.. services.Select((service, i) => (service.Address, (Process?)service.Process, stores[i].Size))]);
        for (var i = 0; i < stores.Length; i++)
        {
            services[i].Process.Refresh();
            var file = new FileInfo(stores[i].Store);
            Console.WriteLine($"{stores[i].Size} entities: working set {services[i].Process.WorkingSet64 / 1048576} MiB{(file.Exists ? $", file {file.Length / 1048576} MiB" : "")}");
            Print(taken[i]);
            if (i > 0)
            {
                Console.WriteLine("beside the first graph at 1 client: p50, processor time a request, bytes an answer");
                foreach (var (name, values) in taken[i])
                {
                    var first = taken[0][name][0];
                    Console.WriteLine($"  {name,-16} {values[0].P50 / first.P50,6:0.00} {values[0].Processor / first.Processor,6:0.00} {values[0].Size / first.Size,6:0.00}");
                }
            }
        }
    }
    finally
    {
        foreach (var service in services)
        {
            await service.DisposeAsync();
        }
    }
}

static async Task GenerateAsync(string uri, int entities)
{
    var clock = Stopwatch.StartNew();
    var graph = new InventedGraph(entities);
    await using var store = StoreUri.Parse(RunningService.UriOf(uri)) is { Server: { } server } ? Neo4jStore.Open(server, StoreAccess.Create) : SqliteStore.Open(uri, StoreAccess.Create);
    var inFlight = new Queue<Task>();
    foreach (var group in graph.Documents().Chunk(500 / store.GroupsInFlight))
    {
        inFlight.Enqueue(store.CommitAsync(group).AsTask());
        if (inFlight.Count >= store.GroupsInFlight)
        {
            await inFlight.Dequeue();
        }
    }
    await Task.WhenAll(inFlight);
    var totals = await store.GetStatisticsAsync();
    Console.WriteLine($"{totals.Entities.Sum()} entities, {totals.Relations.Sum()} relations, {totals.Mentions} mentions, {totals.Articles} articles in {clock.Elapsed.TotalSeconds:0} s");
}

async Task<Dictionary<string, Taken[]>[]> MeasureAsync((Uri Address, Process? Process, int Size)[] services)
{
    const int Slices = 6;
    using var client = new HttpClient(new SocketsHttpHandler { MaxConnectionsPerServer = 64 });
    var queries = services.Select(service => QuerySet.Read(Path.Combine(RunningService.Root, "bench", "queries"), new(service.Size))).ToArray();
    var taken = services.Select(_ => new Dictionary<string, Taken[]>(StringComparer.Ordinal)).ToArray();
    var only = Environment.GetEnvironmentVariable("KG_BENCH_ONLY") ?? "";
    for (var number = 0; number < queries[0].Count; number++)
    {
        var name = queries[0][number].Name;
        if (!name.Contains(only, StringComparison.Ordinal))
        {
            continue;
        }
        // Until the code is compiled with optimisation and caches are filled: one client alone would take minutes.
        for (var i = 0; i < services.Length; i++)
        {
            await new Load(client, (services[i].Address, services[i].Process), queries[i][number], 16).WarmUpAsync(seconds);
        }
        var results = services.Select(_ => new Taken[2]).ToArray();
        foreach (var (at, clients) in new[] { (0, 1), (1, 16) })
        {
            Load[] loads = [.. services.Select((service, i) => new Load(client, (service.Address, service.Process), queries[i][number], clients))];
            foreach (var load in loads)
            {
                await load.WarmUpAsync(seconds / 6);
            }
            for (var slice = 0; slice < Slices; slice++)
            {
                foreach (var load in loads)
                {
                    await load.RunAsync(seconds / Slices);
                }
            }
            for (var i = 0; i < loads.Length; i++)
            {
                results[i][at] = loads[i].Result();
            }
        }
        for (var i = 0; i < taken.Length; i++)
        {
            taken[i][name] = results[i];
        }
    }
    return taken;
}

static void Print(Dictionary<string, Taken[]> taken)
{
    Console.WriteLine($"  {"query",-16} {"p50 ms",8} {"p99 ms",8} {"a second",9} {"cpu ms",8} {"bytes",8}   {"p50 ms",8} {"p99 ms",8} {"a second",9}   (1 client, 16 clients)");
    foreach (var (name, values) in taken)
    {
        Console.WriteLine($"  {name,-16} {values[0].P50,8:0.00} {values[0].P99,8:0.00} {values[0].Rate,9:0} {values[0].Processor,8:0.00} {values[0].Size,8:0}   {values[1].P50,8:0.00} {values[1].P99,8:0.00} {values[1].Rate,9:0}{(values[0].Failed + values[1].Failed > 0 ? $"   {values[0].Failed + values[1].Failed} failed" : "")}");
    }
}
