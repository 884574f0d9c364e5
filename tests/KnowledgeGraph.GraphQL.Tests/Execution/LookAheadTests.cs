using KnowledgeGraph.GraphQL.Execution;

namespace KnowledgeGraph.GraphQL.Tests.Execution;

/// <summary>What a resolver sees of what is selected below its field.</summary>
public sealed class LookAheadTests : EngineTestBase
{
    private const string Sdl = """
        type Query { thing(see: String!): Thing leaf(see: String!): String }
        interface Thing { parts(first: Int = 5, kind: String): [Part!] }
        type House implements Thing { parts(first: Int = 5, kind: String): [Part!] }
        type Car implements Thing { parts(first: Int = 5, kind: String): [Part!] }
        type Part { name: String of: Thing }
        """;

    private readonly List<string> _seen = [];

    private GraphQLEngine Engine() => new GraphQLEngineBuilder(Sdl)
        .Query(query => query
            .Field("thing", See)
            .Field("leaf", context => See(context)?.ToString()))
        .Interface<object>("Thing", typeName: _ => "House")
        .Object<object>("House", fields => fields.Field("parts", _ => Array.Empty<object>()))
        .Object<object>("Car", fields => fields.Field("parts", _ => Array.Empty<object>()))
        .Object<object>("Part", fields => fields.Field("name", _ => "").Field("of", _ => new object()))
        .Build();

    private object? See(FieldContext context)
    {
        try
        {
            foreach (var field in context.Selected(context.Argument<string>("see")!))
                _seen.Add($"{field.FieldName} {field.Argument<int>("first")} {field.Argument<string>("kind")} below: {string.Join(' ', field.Selected("of").Select(below => below.FieldName))}");
        }
        catch (GraphQLFieldException refused)
        {
            _seen.Add(refused.Message);
        }

        return null;
    }

    [Theory]
    [InlineData("{ thing(see: \"parts\") { parts { name } } }", "parts 5  below: ")]
    [InlineData("query($n: Int = 7) { thing(see: \"parts\") { parts(first: $n, kind: \"x\") { of { parts { name } } } } }", "parts 7 x below: of")]
    [InlineData("{ thing(see: \"parts\") { ... on House { parts(first: 1) { name } } ... on Car { parts(first: 2) { name } } } }", "parts 1  below: |parts 2  below: ")]
    [InlineData("{ thing(see: \"parts\") { a: parts(first: 1) { name } b: parts(first: 2) { name } } }", "parts 1  below: |parts 2  below: ")]
    [InlineData("{ thing(see: \"parts\") { parts { name } ... on Thing { parts { of { __typename } } } } }", "parts 5  below: of")]
    [InlineData("query($no: Boolean = false) { thing(see: \"parts\") { __typename parts @include(if: $no) { name } } }", "")]
    [InlineData("{ thing(see: \"none\") { parts { name } } }", "")]
    [InlineData("{ leaf(see: \"parts\") }", "")]
    public async Task Fields_below_are_seen_with_their_arguments_each_once(string document, string seen)
    {
        Assert.DoesNotContain("errors", await Run(Engine(), document), StringComparison.Ordinal);
        Assert.Equal(seen, string.Join('|', _seen));
    }
}
