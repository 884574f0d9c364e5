using System.Buffers;
using System.Text;
using System.Text.Json;
using BenchmarkDotNet.Attributes;
using KnowledgeGraph.GraphQL.Execution;
using KnowledgeGraph.GraphQL.Host;
using KnowledgeGraph.GraphQL.Language;
using KnowledgeGraph.GraphQL.Types;
using KnowledgeGraph.GraphQL.Validation;

namespace KnowledgeGraph.GraphQL.Bench;

/// <summary>The engine without HTTP.</summary>
[MemoryDiagnoser]
public class EngineBenchmarks
{
    private readonly ArrayBufferWriter<byte> _output = new(16 * 1024);
    private readonly byte[] _large = Encoding.UTF8.GetBytes(BenchSchema.Large);
    private readonly Schema _schema = Schema.Parse(BenchSchema.Sdl);
    private readonly GraphQLEngine _engine = MockEngine.Build(Encoding.UTF8.GetBytes(BenchSchema.Sdl));
    private readonly GraphQLRequest _request = new()
    {
        Document = Encoding.UTF8.GetBytes(BenchSchema.Query),
        Variables = JsonDocument.Parse("{\"code\":\"330782\"}").RootElement,
    };

    [Benchmark(Description = "parse and validate 10 KB")]
    public int ParseAndValidate() => DocumentValidator.Validate(_schema, Parser.Parse(_large)).Count;

    [Benchmark(Description = "small request, cached")]
    public async ValueTask<GraphQLOutcome> Small()
    {
        _output.ResetWrittenCount();
        return await _engine.ExecuteAsync(_request, _output);
    }
}
