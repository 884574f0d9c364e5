using System.Text;
using KnowledgeGraph.GraphQL.Execution;
using KnowledgeGraph.GraphQL.Host;

namespace KnowledgeGraph.GraphQL.Tests.Execution;

public sealed class LimitTests : EngineTestBase
{
    private const string Sdl = """
        directive @cost(weight: String!) on FIELD_DEFINITION
        directive @listSize(assumedSize: Int, slicingArguments: [String!], sizedFields: [String!]) on FIELD_DEFINITION
        type Query { a: Int self: Query many(ids: [Int!], deep: Deep): [Query] @listSize(slicingArguments: ["ids"]) page(first: Int = 20): Page expensive: Int @cost(weight: "50") three: [Query] @listSize(assumedSize: 3) plain: [Query] }
        type Page { edges: [Edge] total: Int }
        type Edge { node: Query }
        input Deep { ids: [Int!] }
        """;

    private static readonly GraphQLOptions Small = new() { MaxDepth = 4, MaxFields = 6, MaxAliases = 2, MaxDirectives = 2, MaxListItems = 3, MaxCost = 100 };

    [Theory]
    [InlineData("{ self { self { self { a } } } }", null)]
    [InlineData("{ self { self { self { self { a } } } } }", "The operation is 5 fields deep; the limit is 4.|5|4|1:1")]
    [InlineData("{ self { ...F } } fragment F on Query { self { self { self { a } } } }", "The operation is 5 fields deep; the limit is 4.|5|4|1:1")]
    [InlineData("{ a a a a a a }", null)]
    [InlineData("{ a a a a a a a }", "The operation has 7 fields; the limit is 6.|7|6|1:1")]
    [InlineData("{ ...F ...F } fragment F on Query { ...G ...G } fragment G on Query { a self { a } }", "The operation has 12 fields; the limit is 6.|12|6|1:1")]
    [InlineData("{ x: a y: a z: a }", "The operation has 3 aliases; the limit is 2.|3|2|1:1")]
    [InlineData("{ a @skip(if: true) a @skip(if: true) a @skip(if: true) }", "The operation has 3 directives; the limit is 2.|3|2|1:1")]
    [InlineData("{ many(ids: [1, 2, 3, 4]) { a } }", "A list has 4 items; the limit is 3.|4|3|1:13")]
    [InlineData("{ many(deep: {ids: [1, 2, 3, 4]}) { a } }", "A list has 4 items; the limit is 3.|4|3|1:20")]
    public async Task A_document_that_asks_too_much_is_refused_before_it_is_executed(string document, string? expected)
    {
        var engine = MockEngine.Build(Encoding.UTF8.GetBytes(Sdl), Small);
        var response = await Run(engine, document);
        if (expected is null)
        {
            Assert.StartsWith("{\"data\":", response);
            return;
        }

        var parts = expected.Split('|');
        var place = parts[3].Split(':');
        Assert.Equal(
            $$$"""{"errors":[{"message":"{{{parts[0]}}}","locations":[{"line":{{{place[0]}}},"column":{{{place[1]}}}}],"extensions":{"code":"LIMIT_EXCEEDED","actual":{{{parts[1]}}},"limit":{{{parts[2]}}}}}]}""",
            response);
    }

    [Fact]
    public async Task A_list_in_a_variable_counts_too()
    {
        var engine = MockEngine.Build(Encoding.UTF8.GetBytes(Sdl), Small);
        Assert.Equal(
            """{"errors":[{"message":"Variable \"$ids\" has 4 items; the limit is 3.","locations":[{"line":1,"column":8}],"extensions":{"code":"LIMIT_EXCEEDED","actual":4,"limit":3}}]}""",
            await Run(engine, "query ($ids: [Int!]) { many(ids: $ids) { a } }", "{\"ids\":[1,2,3,4]}"));
    }

    [Theory]
    [InlineData("{ page(first: 200) { edges { node { a } } } }", "{}", 401)]
    [InlineData("query ($n: Int) { page(first: $n) { edges { node { a } } } }", "{\"n\":60}", 121)]
    [InlineData("query ($n: Int) { page(first: $n) { ...E } } fragment E on Page { edges { node { a } } }", "{\"n\":60}", 121)]
    [InlineData("{ x: expensive expensive self { a } }", "{}", 101)]
    [InlineData("{ plain { plain { a } } }", "{}", 110)]
    [InlineData("{ three { three { three { three { a } } } } }", "{}", 120)]
    public async Task An_operation_that_costs_too_much_is_refused_with_its_cost(string document, string variables, int cost)
    {
        var engine = MockEngine.Build(Encoding.UTF8.GetBytes(Sdl), Small with { MaxDepth = 10 });
        Assert.Equal(
            $$$"""{"errors":[{"message":"The operation costs {{{cost}}}; the limit is 100.","extensions":{"code":"LIMIT_EXCEEDED","actual":{{{cost}}},"limit":100}}]}""",
            await Run(engine, document, variables));
    }

    [Theory]
    [InlineData("{ page { edges { node { a } } } }", "{}")]
    [InlineData("query ($n: Int) { page(first: $n) { edges { node { a } } } }", "{\"n\":40}")]
    [InlineData("{ many(ids: [1, 2]) { many(ids: [1, 2]) { a } } }", "{}")]
    public async Task An_operation_within_its_cost_is_executed(string document, string variables)
    {
        var engine = MockEngine.Build(Encoding.UTF8.GetBytes(Sdl), Small);
        Assert.StartsWith("{\"data\":", await Run(engine, document, variables));
    }

    [Fact]
    public async Task Introspection_can_be_switched_off()
    {
        var engine = MockEngine.Build(Encoding.UTF8.GetBytes(Sdl), Small with { AllowIntrospection = false });
        Assert.Equal(
            """{"errors":[{"message":"Introspection is switched off; \"__schema\" can't be asked for.","locations":[{"line":1,"column":9}],"extensions":{"code":"GRAPHQL_VALIDATION_FAILED"}}]}""",
            await Run(engine, "{ ... { __schema { queryType { name } } } }"));
        Assert.Equal("""{"data":{"__typename":"Query"}}""", await Run(engine, "{ __typename }"));
        Assert.Contains("Type \\\"Query\\\" has no field \\\"aa\\\".\"", await Run(engine, "{ aa }"));
    }
}
