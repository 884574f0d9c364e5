using System.Buffers;
using System.Text;
using KnowledgeGraph.GraphQL.Execution;
using KnowledgeGraph.GraphQL.Host;

namespace KnowledgeGraph.GraphQL.Tests.Execution;

/// <summary>What a request costs in memory, which unlike time can be tested.</summary>
[Collection(nameof(Alone))]
public sealed class AllocationTests
{
    private const string Small = "{ node(id: 1) { id ... on Book { name price pages } } products(first: 2) { totalCount edges { cursor node { name } } } }";

    [Fact]
    public void A_small_request_that_is_cached_allocates_less_than_4_KB()
    {
        var engine = MockEngine.Build(Encoding.UTF8.GetBytes(Schemas.Shop));
        var request = new GraphQLRequest { Document = Encoding.UTF8.GetBytes(Small) };
        var output = new ArrayBufferWriter<byte>(4096);
        for (var i = 0; i < 10; i++)
            Execute(engine, request, output);
        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var i = 0; i < 100; i++)
            Execute(engine, request, output);
        var each = (GC.GetAllocatedBytesForCurrentThread() - before) / 100;
        Assert.True(each < 4096, $"{each} bytes a request");
    }

    [Fact]
    public void Distinct_documents_do_not_pile_up()
    {
        var engine = MockEngine.Build(Encoding.UTF8.GetBytes(Schemas.Shop), MockEngine.Options with { CachedDocuments = 100 });
        var output = new ArrayBufferWriter<byte>(4096);
        Run(engine, output, 0, 500);
        var before = GC.GetTotalMemory(forceFullCollection: true);
        Run(engine, output, 500, 3_000);
        var grown = GC.GetTotalMemory(forceFullCollection: true) - before;
        Assert.True(grown < 1_000_000, $"{grown} bytes more");
    }

    private static void Run(GraphQLEngine engine, ArrayBufferWriter<byte> output, int from, int to)
    {
        for (var i = from; i < to; i++)
            Execute(engine, new GraphQLRequest { Document = Encoding.UTF8.GetBytes($"query Q{i} {Small}") }, output);
    }

    private static void Execute(GraphQLEngine engine, GraphQLRequest request, ArrayBufferWriter<byte> output)
    {
        output.ResetWrittenCount();
        var task = engine.ExecuteAsync(request, output);
        Assert.True(task.IsCompletedSuccessfully && task.Result == GraphQLOutcome.Executed);
    }
}

/// <summary>Tests of the whole process's memory, which other tests beside them would change.</summary>
[CollectionDefinition(nameof(Alone), DisableParallelization = true)]
public sealed class Alone;
