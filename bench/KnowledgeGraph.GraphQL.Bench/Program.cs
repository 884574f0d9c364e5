using BenchmarkDotNet.Running;
using KnowledgeGraph.GraphQL.Bench;

// engine [BenchmarkDotNet's arguments] | serve URL
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

Console.Error.WriteLine("usage: engine [BenchmarkDotNet arguments] | serve URL");
return 2;
