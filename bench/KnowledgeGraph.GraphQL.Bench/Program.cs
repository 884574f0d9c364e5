using System.Globalization;
using BenchmarkDotNet.Running;
using KnowledgeGraph.GraphQL.Bench;

// engine [BenchmarkDotNet's arguments] | http | memory [REQUESTS] | serve URL
// "http" asks the engine's endpoint, a bare one and npm mercurius in turn (wrk and, in node/, npm ci must have been installed).
// "serve" answers at /graphql with the engine and at /bare with the same bytes from a plain endpoint that reads the body, for wrk.
if (args is ["serve", var url])
{
    await BareServer.RunAsync(url);
    return 0;
}

if (args is ["engine", ..])
{
    BenchmarkRunner.Run<EngineBenchmarks>(args: args[1..]);
    return 0;
}

if (args is ["http"])
{
    await HttpBench.RunAsync();
    return 0;
}

if (args is ["memory", ..])
{
    await MemoryBench.RunAsync(args.Length > 1 ? int.Parse(args[1], CultureInfo.InvariantCulture) : 1_000_000);
    return 0;
}

Console.Error.WriteLine("usage: engine [BenchmarkDotNet arguments] | http | memory [REQUESTS] | serve URL");
return 2;
