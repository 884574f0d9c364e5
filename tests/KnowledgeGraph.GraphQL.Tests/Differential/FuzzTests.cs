using System.Text;
using KnowledgeGraph.GraphQL.Language;
using KnowledgeGraph.GraphQL.Language.Ast;
using KnowledgeGraph.GraphQL.Types;
using KnowledgeGraph.GraphQL.Validation;

namespace KnowledgeGraph.GraphQL.Tests.Differential;

/// <summary>
/// Random and mutated bytes through parser, validator and schema: nothing is thrown but what is documented. KG_FUZZ_DOCUMENTS says how many, 10,000 where it is not set.
/// </summary>
public sealed class FuzzTests
{
    private static readonly int Count = Seeds.Number("KG_FUZZ_DOCUMENTS") ?? 10_000;

    [Fact]
    public void Bytes_that_are_no_document_are_refused_and_nothing_else_happens()
    {
        var seed = Seeds.Fresh;
        var random = new Random(seed);
        var schema = Schema.Parse(Schemas.Pets);
        var sources = new[] { Documents.Executable, Documents.TypeSystem, Schemas.Pets, Schemas.Shop }.Select(Encoding.UTF8.GetBytes).ToArray();
        for (var i = 0; i < Count; i++)
        {
            var document = i % 4 == 0 ? RandomBytes(random) : i % 4 == 1
                ? Encoding.UTF8.GetBytes(TokenMutator.Mutate(new DocumentGenerator(schema, random).Generate().Document, random))
                : MutateBytes(sources[random.Next(sources.Length)], random);
            try
            {
                Run(schema, document);
            }
            catch (Exception exception) when (exception is not (GraphQLSyntaxException or GraphQLSchemaException))
            {
                Assert.Fail($"seed {seed}, document {i}: {exception}\n{Encoding.UTF8.GetString(document)}");
            }
            catch (Exception)
            {
                // Refused, as it may be.
            }
        }
    }

    private static void Run(Schema schema, byte[] document)
    {
        var node = Parser.Parse(document);
        Assert.Equal(Printer.Print(node), Printer.Print(Parser.Parse(Printer.Print(node))));
        DocumentValidator.Validate(schema, node);
        if (node.Definitions.Any(definition => definition is TypeSystemNode))
            SchemaBuilder.Build(node);
    }

    private static byte[] RandomBytes(Random random)
    {
        var bytes = new byte[random.Next(60)];
        random.NextBytes(bytes);
        // Half of them ASCII, so that tokens come out.
        if (random.Next(2) == 0)
        {
            for (var i = 0; i < bytes.Length; i++)
                bytes[i] = (byte)(32 + (bytes[i] % 95));
        }

        return bytes;
    }

    private static byte[] MutateBytes(byte[] source, Random random)
    {
        var bytes = source.ToArray();
        for (var count = random.Next(1, 5); count > 0; count--)
            bytes[random.Next(bytes.Length)] = (byte)random.Next(256);
        return random.Next(4) == 0 ? bytes[..random.Next(bytes.Length)] : bytes;
    }
}
