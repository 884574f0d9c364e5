// Measures what docs/benchmarks.md reports: dotnet run -c Release --project bench/KnowledgeGraph.Bench [-- NAME...]
using KnowledgeGraph.Bench;

var benches = new (string Name, Func<IEnumerable<Figure>> Run)[]
{
    ("extraction", ExtractionBench.Run),
    ("ingest", IngestBench.Run),
    ("memory", MemoryBench.Run),
    ("startup", StartupBench.Run),
};
if (args.FirstOrDefault(a => !benches.Any(b => b.Name == a)) is { } unknown)
{
    Console.Error.WriteLine($"bench: there is no '{unknown}'; there are {string.Join(", ", benches.Select(b => b.Name))}");
    return 2;
}
Console.WriteLine($"| {"what",-58} | {"figure",12} | {"ratio",-44} |");
Console.WriteLine($"|{new string('-', 60)}|{new string('-', 13)}:|{new string('-', 46)}|");
foreach (var (name, run) in benches)
{
    if (args.Length == 0 || args.Contains(name))
    {
        foreach (var figure in run())
        {
            Console.WriteLine($"| {figure.What,-58} | {figure.Value,12} | {figure.Ratio,-44} |");
        }
    }
}
return 0;
