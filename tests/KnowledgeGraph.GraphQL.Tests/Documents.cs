namespace KnowledgeGraph.GraphQL.Tests;

/// <summary>Documents that use all of the grammar.</summary>
internal static class Documents
{
    public const string Executable = """""""
        "asks for \u{1F600} and \uD83D\uDE00"
        query Everything("the id" $id: ID!, $list: [[Int!]]! = [[1, -2], []] @onVariable(reason: "r"), $filter: Filter = {a: 1.5e10, b: {c: null, d: [true, false]}, e: ENUM})
        @onQuery(a: $id) @onQuery {
          alias: field(id: $id, list: $list) @include(if: true) @skip(if: $no) {
            name, other , more
            ...Part @onSpread
            ... on Type @onInline { x }
            ... @include(if: $yes) { y }
            ... { z }
          }
          long(argumentNumberOne: "a text that is long enough", argumentNumberTwo: "so that the line must break", three: 3)
          block(text: """
              first
                indented \""" quotes

              last
            """, oneLine: """ a"b """, empty: "", emptyBlock: """""")
          numbers(a: 0, b: -0, c: 1.0, d: 1E5, e: -1.5e-7, f: 123456789012345678901234567890)
          strings(a: "\" \\ \/ \b \f \n \r \t \u0041 \u{41} 汉字", b: "\u007F")
        }
        mutation Change { change { done } }
        subscription Watch($a: Int) { watch(a: $a) { ...Part } }
        "a part"
        fragment Part on Type @onFragment { name on type query fragment true false null }
        { query mutation subscription on fragment schema }
        """"""";

    public const string TypeSystem = """"
        """
        The schema,
        in two lines.
        """
        schema @onSchema { query: Query mutation: Mutation subscription: Subscription }
        extend schema @onSchema
        extend schema { query: Query }
        "a scalar" scalar Date @specifiedBy(url: "https://example.org/date")
        extend scalar Date @onScalar
        type Query
        "an object" type Type implements & Node & Other @onObject {
          "a field" field("an argument" a: Int = 1 @onArgument, b: [String!]! = ["x"]): [Type!]! @deprecated(reason: "old")
          plain(a: Int, b: Int): Int
        }
        type Bare implements Node
        extend type Type implements More
        extend type Type @onObject
        extend type Type { another: Int }
        interface Node { id: ID! }
        interface Sub implements Node & Other { id: ID! }
        extend interface Node @onInterface
        union Any @onUnion = | Type | Bare
        union None
        extend union Any = Query
        enum Color @onEnum { "red" RED @deprecated GREEN }
        enum Empty
        extend enum Color { BLUE }
        input Filter @oneOf { a: Float = 1.5 @onField, b: Filter, "described" c: [Color!] = [RED] }
        extend input Filter { d: ID }
        "a directive" directive @onQuery("of a" a: ID, b: Int) repeatable on | QUERY | MUTATION
        directive @onField(
          """
          two
          lines
          """
          a: Int
          b: Int
        ) on FIELD
        """";
}
