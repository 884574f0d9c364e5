using KnowledgeGraph.GraphQL.Execution;
using KnowledgeGraph.GraphQL.Types;

namespace KnowledgeGraph.GraphQL.Tests.Execution;

public sealed class BindingErrorTests
{
    private enum Color
    {
        Red,
    }

    [Fact]
    public void Everything_that_is_unbound_unknown_or_does_not_fit_is_told_with_its_place()
    {
        var builder = new GraphQLEngineBuilder("""
            type Query {
              unbound: Int
              wrong: Int
              list: [String!]
              object: Thing
              color: Color
              date: Date
            }
            type Thing { name: String }
            type Other { name: String }
            interface Node { name: String }
            union Both = Thing | Other
            enum Color { RED GREEN }
            scalar Date
            """)
            .Query(query => query
                .Field("wrong", _ => "text")
                .Field("list", _ => "text")
                .Field("object", _ => 5)
                .Field("color", _ => 5)
                .Field("date", _ => 5)
                .Field("extra", _ => 5)
                .Field("extra", _ => 6))
            .Enum<Color>("Color")
            .Enum<Color>("Nothing")
            .Scalar("Int", ScalarCoercion.Any)
            .Object<string>("Thing", thing => thing.Field("name", name => name))
            .Object<string>("Other", thing => thing.Field("name", name => name))
            .Object<string>("Unknown", _ => { });
        var error = Assert.Throws<GraphQLSchemaException>(() => builder.Build());
        Assert.Equal(
            """
            Field Query.extra is bound more than once.
            14:1: Scalar Date is not bound.
            Scalar Int is bound, and the schema does not have it.
            13:18: Enum value Color.GREEN has no member in Color.
            Enum Nothing is bound, and the schema does not have it.
            Type Unknown is bound, and the schema does not have it.
            Field Query.extra is bound, and the schema does not have it.
            12:1: Type Both does not say which type a String is: Thing, Other.
            2:3: Field Query.unbound is not bound to a resolver.
            3:3: Field Query.wrong is Int, and its resolver gives String, which does not fit.
            4:3: Field Query.list is [String!], and its resolver gives String, which does not fit.
            5:3: Field Query.object is Thing, and its resolver gives Int32, which does not fit.
            6:3: Field Query.color is Color, and its resolver gives Int32, which does not fit.
            """,
            string.Join('\n', error.Errors));
    }

    [Fact]
    public async Task Objects_take_over_the_fields_of_their_interface()
    {
        var engine = new GraphQLEngineBuilder("type Query { node: Node } interface Node { id: ID! name: String } type A implements Node { id: ID! name: String } type B implements Node { id: ID! name: String }")
            .Query(query => query.Field<object>("node", _ => 'b'.ToString()))
            .Interface<string>("Node", node => node.Field("id", text => text).Field("name", text => "of Node"), _ => "B")
            .Object<string>("B", b => b.Field("name", _ => "of B"))
            .Build();
        Assert.Equal("""{"data":{"node":{"__typename":"B","id":"b","name":"of B"}}}""", await Run(engine));

        static async Task<string> Run(GraphQLEngine engine)
        {
            var output = new System.Buffers.ArrayBufferWriter<byte>();
            await engine.ExecuteAsync(new GraphQLRequest { Document = "{ node { __typename id name } }"u8.ToArray() }, output);
            return System.Text.Encoding.UTF8.GetString(output.WrittenSpan);
        }
    }
}
