using System.Buffers;
using System.Globalization;
using System.Text;
using KnowledgeGraph.GraphQL.Execution;
using KnowledgeGraph.GraphQL.Host;

namespace KnowledgeGraph.GraphQL.Bench;

/// <summary>Requests with documents that are all different: what the engine keeps of them must not grow.</summary>
internal static class MemoryBench
{
    public static async Task RunAsync(int requests)
    {
        var engine = MockEngine.Build(Encoding.UTF8.GetBytes(BenchSchema.Sdl));
        var output = new ArrayBufferWriter<byte>();
        Console.WriteLine("| requests | live objects, MB | working set, MB |\n|---|---|---|");
        for (var i = 1; i <= requests; i++)
        {
            output.ResetWrittenCount();
            var document = Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"query Q{i} {{ a{i}: place(code: \"{i}\") {{ id name parent {{ name }} }} }}"));
            await engine.ExecuteAsync(new GraphQLRequest { Document = document }, output);
            if (i % (requests / 10) == 0)
                Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"| {i:N0} | {GC.GetTotalMemory(forceFullCollection: true) / 1e6:0.0} | {Environment.WorkingSet / 1e6:0} |"));
        }
    }
}
