using KnowledgeGraph.Analysis.Aggregates;
using KnowledgeGraph.GraphQL.Execution;
using KnowledgeGraph.Model;
using KnowledgeGraph.Storage;

namespace KnowledgeGraph.Server.Api;

/// <summary>The engine over <c>graph-schema/schema.graphql</c> with all resolvers bound.</summary>
internal static class GraphApi
{
    /// <summary>The schema as it is served, UTF-8.</summary>
    public static byte[] Schema { get; } = ReadSchema();

    /// <summary>Makes the engine.</summary>
    /// <exception cref="GraphQL.Types.GraphQLSchemaException">Schema and resolvers do not fit: a fault of this program.</exception>
    public static GraphQLEngine Build(GraphQLOptions options) => new GraphQLEngineBuilder(Schema)
        .Scalar<PartialDate>("PartialDate", ParseDate, date => date.ToString())
        .Enum<EntityKind>("EntityKind")
        .Enum<PlaceLevel>("PlaceLevel")
        .Enum<RelationType>("RelationType")
        .Enum<Direction>("Direction")
        .Enum<Comparison>("Comparison")
        .Enum<DateBasis>("DateBasis")
        .Enum<ArticlePart>("ArticlePart")
        .Enum<EntityOrder>("EntityOrder")
        .Enum<AggregateOf>("AggregateOf")
        .Enum<AggregateKey>("AggregateKey")
        .Enum<DateBucket>("DateBucket")
        .Enum<AggregateOrder>("AggregateOrder")
        .BindEntities()
        .BindAdoptions()
        .BindFacts()
        .BindWhy()
        .BindSearch()
        .BindNetwork()
        .BindAggregates()
        .BindQuery()
        .Build(options);

    private static PartialDate ParseDate(object value) => value is string text && PartialDate.TryParse(text, out var date)
        ? date
        : throw new FormatException("give a date as \"2023\", \"2023-11\" or \"2023-11-09\"");

    private static byte[] ReadSchema()
    {
        using var stream = typeof(GraphApi).Assembly.GetManifestResourceStream("schema.graphql")!;
        using var buffer = new MemoryStream();
        stream.CopyTo(buffer);
        return buffer.ToArray();
    }
}
