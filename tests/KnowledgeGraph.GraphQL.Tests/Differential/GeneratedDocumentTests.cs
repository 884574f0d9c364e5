using System.Buffers;
using System.Diagnostics;
using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using KnowledgeGraph.GraphQL.Execution;
using KnowledgeGraph.GraphQL.Host;
using KnowledgeGraph.GraphQL.Language;
using KnowledgeGraph.GraphQL.Language.Ast;
using KnowledgeGraph.GraphQL.Types;
using KnowledgeGraph.GraphQL.Validation;

namespace KnowledgeGraph.GraphQL.Tests.Differential;

/// <summary>Documents that tests/node/graphql/differential.mjs makes and judges, on the schemas of the folder Schemas: same verdict, places, printed text, data and error paths.</summary>
public sealed class GeneratedDocumentTests
{
    private const int Count = 400;

    public static IEnumerable<TheoryDataRow<string, int>> Runs() =>
        from schema in (string[])["archive", "forge", "kitchen-sink", "shop"]
        from seed in Seeds.All
        select new TheoryDataRow<string, int>(schema, seed.Data);

    [Theory]
    [MemberData(nameof(Runs))]
    public async Task Documents_are_judged_and_answered_as_by_the_reference_implementation(string name, int seed)
    {
        Oracle.Start().Dispose();
        var file = Path.Combine(Oracle.NodeFolder, "..", "KnowledgeGraph.GraphQL.Tests", "Schemas", name + ".graphql");
        var sdl = await File.ReadAllBytesAsync(file);
        var schema = SchemaBuilder.Build(Parser.Parse(sdl, ParserOptions.Schema));
        var engine = MockEngine.Build(sdl);
        var arguments = new[] { "graphql/differential.mjs", file, seed.ToString(CultureInfo.InvariantCulture), Count.ToString(CultureInfo.InvariantCulture) };
        var start = new ProcessStartInfo("node", arguments) { WorkingDirectory = Oracle.NodeFolder, RedirectStandardOutput = true, StandardOutputEncoding = Encoding.UTF8 };
        using var process = Process.Start(start)!;
        var judged = 0;
        while (await process.StandardOutput.ReadLineAsync() is { } line)
        {
            Compare(schema, engine, JsonNode.Parse(line, documentOptions: new JsonDocumentOptions { MaxDepth = 512 })!);
            judged++;
        }

        Assert.Equal(Count, judged);
    }

    private static void Compare(Schema schema, GraphQLEngine engine, JsonNode theirs)
    {
        var document = (string)theirs["document"]!;
        var verdict = (string)theirs["verdict"]!;
        if (Parse(document, out var place) is not { } node)
        {
            Check("syntax" == verdict, $"we refuse it at {place}", theirs);
            Check(Places(theirs["at"]!.AsArray()) == $"{place.Line}:{place.Column}", $"we refuse it at {place}", theirs);
            return;
        }

        Check(verdict != "syntax", "we parse it", theirs);
        if (verdict == "crash" || AcceptedDifferences.Concern(schema, document))
            return;
        var errors = DocumentValidator.Validate(schema, node);
        var ours = errors.Select(error => string.Join(' ', error.Locations.Select(location => $"{location.Line}:{location.Column}"))).Order(StringComparer.Ordinal);
        var expected = (theirs["errors"]?.AsArray() ?? []).Select(places => Places(places!.AsArray())).Order(StringComparer.Ordinal);
        if (verdict == "invalid" || errors.Count > 0)
        {
            Check(verdict == "invalid" && ours.SequenceEqual(expected), string.Join('\n', errors.Select(error => $"{error.Message} {string.Join(' ', error.Locations)}")), theirs);
            return;
        }

        Check((string)theirs["printed"]! == Printer.Print(node), Printer.Print(node), theirs);
        if ((bool)theirs["executed"]!)
            CompareResponse(engine, document, theirs);
    }

    private static void CompareResponse(GraphQLEngine engine, string document, JsonNode theirs)
    {
        var output = new ArrayBufferWriter<byte>();
        using var variables = JsonDocument.Parse(theirs["variables"]?.ToJsonString() ?? "{}");
        var task = engine.ExecuteAsync(new GraphQLRequest { Document = Encoding.UTF8.GetBytes(document), Variables = variables.RootElement }, output);
        Assert.True(task.IsCompletedSuccessfully);
        var response = Encoding.UTF8.GetString(output.WrittenSpan);
        if (theirs["data"] is null || theirs["errors"]!.AsArray().Count > 0)
        {
            var paths = JsonNode.Parse(response)!["errors"]?.AsArray().Select(error => error!["path"]?.ToJsonString() ?? "null").Order(StringComparer.Ordinal) ?? Enumerable.Empty<string>();
            var expected = theirs["errorPaths"]!.AsArray().Select(path => path?.ToJsonString() ?? "null").Order(StringComparer.Ordinal);
            Check(paths.SequenceEqual(expected) || (expected.All(path => path == "null") && paths.Any() && paths.All(path => path == "null")), response, theirs);
        }

        var data = theirs["data"] is { } value ? (string)value! : null;
        Check(data is null ? !response.Contains("\"data\":", StringComparison.Ordinal) : response.EndsWith($"\"data\":{data}}}", StringComparison.Ordinal), response, theirs);
    }

    private static void Check(bool holds, string ours, JsonNode theirs)
    {
        if (!holds)
            Assert.Fail($"{(string)theirs["document"]!}\nours: {ours}\ntheirs: {theirs}");
    }

    private static string Places(JsonArray places) => string.Join(' ', places.Select(place => $"{place![0]}:{place[1]}"));

    private static DocumentNode? Parse(string document, out SourceLocation place)
    {
        try
        {
            place = default;
            return Parser.Parse(document, MockEngine.Options.Parser);
        }
        catch (GraphQLSyntaxException error)
        {
            place = error.Location;
            return null;
        }
    }
}
