namespace KnowledgeGraph.GraphQL.Bench;

/// <summary>The schema and the query that all figures are about.</summary>
internal static class BenchSchema
{
    public const string Sdl = """
        type Query { place(code: String!): Place places(first: Int = 2): [Place!]! }
        interface Entity { id: ID! name: String! }
        type Place implements Entity { id: ID! name: String! level: Level! articleCount: Int! score: Float parent: Place mentions(first: Int = 2): [Mention!]! }
        type Mention { text: String! start: Int! end: Int! article: Article! }
        type Article implements Entity { id: ID! name: String! published: String }
        enum Level { COUNTY CITY }
        """;

    public const string Query = "query ($code: String!) { place(code: $code) { id name level articleCount parent { name } mentions(first: 2) { text start end article { name published } } } }";

    public const string Body = $$$"""{"query":"{{{Query}}}","variables":{"code":"330782"}}""";

    /// <summary>A valid document of 10 KB.</summary>
    public static string Large { get; } = "{ " + string.Join(' ', Enumerable.Range(0, 62).Select(i =>
        $"p{i}: place(code: \"33078{i}\") {{ id name ...F{i % 3} mentions(first: {i}) {{ text start end article {{ id name published }} }} }}"))
        + " } fragment F0 on Place { level parent { name } } fragment F1 on Place { score } fragment F2 on Entity { id name }";
}
