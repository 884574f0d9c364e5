// The service over graphs of two sizes, through the real host (docs/benchmarks.md):
//   dotnet run -c Release --project bench/KnowledgeGraph.Service.Bench                       generate both, serve each with kg serve, measure
//   dotnet run -c Release --project bench/KnowledgeGraph.Service.Bench -- generate FILE N    fill a SQLite store with N entities
//   dotnet run -c Release --project bench/KnowledgeGraph.Service.Bench -- serve FILE N …     measure such stores, each beside the first
//   dotnet run -c Release --project bench/KnowledgeGraph.Service.Bench -- measure URL N      ask a service that holds such a graph
// KG_BENCH_SECONDS: seconds a query and number of clients, 3 where it is not set. KG_BENCH_ONLY: a part of the names of queries. KG_BENCH_KG: another kg.dll.
using System.Diagnostics;
using System.Globalization;
using KnowledgeGraph.Service.Bench;
using KnowledgeGraph.Storage;
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
async Task CompareAsync((string File, int Size)[] stores)
{
    var services = new List<(Uri Address, Process? Process, int Size)>();
    try
    {
        foreach (var (file, size) in stores)
        {
            var (address, process) = Serve(file);
            services.Add((new(address + "/graphql"), process, size));
            await WaitAsync(new(address + "/health/ready"), process);
        }
        var taken = await MeasureAsync([.. services]);
        for (var i = 0; i < stores.Length; i++)
        {
            services[i].Process!.Refresh();
            Console.WriteLine($"{stores[i].Size} entities: working set {services[i].Process!.WorkingSet64 / 1048576} MiB, file {new FileInfo(stores[i].File).Length / 1048576} MiB");
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
            service.Process!.Kill();
            await service.Process.WaitForExitAsync();
            service.Process.Dispose();
        }
    }
}

static async Task GenerateAsync(string file, int entities)
{
    var clock = Stopwatch.StartNew();
    var graph = new InventedGraph(entities);
    await using var store = SqliteStore.Open(file, StoreAccess.Create);
    foreach (var group in graph.Documents().Chunk(500))
    {
        await store.CommitAsync(group);
    }
    var totals = await store.GetStatisticsAsync();
    Console.WriteLine($"{totals.Entities.Sum()} entities, {totals.Relations.Sum()} relations, {totals.Mentions} mentions, {totals.Articles} articles in {clock.Elapsed.TotalSeconds:0} s");
}

static (string Address, Process Process) Serve(string file)
{
    var address = $"http://127.0.0.1:{FreePort()}";
#if DEBUG
    const string Configuration = "Debug";
#else
    const string Configuration = "Release";
#endif
    var kg = Environment.GetEnvironmentVariable("KG_BENCH_KG") ?? Path.Combine(Root(), "src", "KnowledgeGraph.Cli", "bin", Configuration, "net10.0", "kg.dll");
    var service = Process.Start(new ProcessStartInfo("dotnet", [kg, "serve", "--store", "sqlite:" + file, "--urls", address]) { RedirectStandardError = true, RedirectStandardOutput = true })!;
    service.ErrorDataReceived += (_, _) => { };
    service.BeginErrorReadLine();
    service.BeginOutputReadLine();
    return (address, service);
}

static async Task WaitAsync(Uri health, Process service)
{
    using var client = new HttpClient();
    while (!service.HasExited)
    {
        try
        {
            if ((await client.GetAsync(health)).IsSuccessStatusCode)
            {
                return;
            }
        }
        catch (HttpRequestException)
        {
            // Not listening yet.
        }
        await Task.Delay(100);
    }
    throw new InvalidOperationException("kg serve ended");
}

async Task<Dictionary<string, Taken[]>[]> MeasureAsync((Uri Address, Process? Process, int Size)[] services)
{
    const int Slices = 6;
    using var client = new HttpClient(new SocketsHttpHandler { MaxConnectionsPerServer = 64 });
    var queries = services.Select(service => QuerySet.Read(Path.Combine(Root(), "bench", "queries"), new(service.Size))).ToArray();
    var taken = services.Select(_ => new Dictionary<string, Taken[]>(StringComparer.Ordinal)).ToArray();
    var only = Environment.GetEnvironmentVariable("KG_BENCH_ONLY") ?? "";
    for (var number = 0; number < queries[0].Count; number++)
    {
        var name = queries[0][number].Name;
        if (!name.Contains(only, StringComparison.Ordinal))
        {
            continue;
        }
        var results = services.Select(_ => new Taken[2]).ToArray();
        foreach (var (at, clients) in new[] { (0, 1), (1, 16) })
        {
            Load[] loads = [.. services.Select((service, i) => new Load(client, (service.Address, service.Process), queries[i][number], clients))];
            foreach (var load in loads)
            {
                await load.WarmUpAsync(seconds / 3);
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

static int FreePort()
{
    using var listener = new System.Net.Sockets.TcpListener(System.Net.IPAddress.Loopback, 0);
    listener.Start();
    return ((System.Net.IPEndPoint)listener.LocalEndpoint).Port;
}

static string Root()
{
    var at = new DirectoryInfo(AppContext.BaseDirectory);
    while (at is not null && !File.Exists(Path.Combine(at.FullName, "KnowledgeGraph.sln")))
    {
        at = at.Parent;
    }
    return at?.FullName ?? throw new InvalidOperationException("KnowledgeGraph.sln is in no folder above the bench");
}
