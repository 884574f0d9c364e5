using KnowledgeGraph.GraphQL.Types;

namespace KnowledgeGraph.GraphQL.Tests.Types;

public sealed class SchemaErrorTests
{
    [Theory]
    [InlineData("type A { a: Int }", "The schema has no query type; a type named Query, or schema { query: … }, gives it one.")]
    [InlineData("schema { query: A } input A { a: Int }", "1:17: The query type must be an object type, and A is none.")]
    [InlineData("type Query { a: Int } type Query { b: Int }", "1:28: Type Query is defined more than once.")]
    [InlineData("type Query { a: Int a: Int }", "1:21: Type Query has more than one field a.")]
    [InlineData("type Query { a: Int } extend type Query { a: Int }", "1:43: Type Query has more than one field a.")]
    [InlineData("type Query { a(b: Int b: Int): Int }", "1:23: Field Query.a has more than one argument b.")]
    [InlineData("type Query { a: B }", "1:17: Type B is not defined.")]
    [InlineData("type Query { a: Int @b }", "1:21: Directive @b is not defined.")]
    [InlineData("type Query { a: Int @skip(if: true) }", "1:21: Directive @skip can't stand on FIELD_DEFINITION.")]
    [InlineData("type Query { a: Int @deprecated @deprecated }", "1:33: Directive @deprecated can stand only once here.")]
    [InlineData("type Query { a: S } scalar S @specifiedBy", "1:30: Directive @specifiedBy needs the argument url.")]
    [InlineData("type Query { a: Int @deprecated(because: \"x\") }", "1:33: Directive @deprecated has no argument because.")]
    [InlineData("type Query { a: Int @deprecated(reason: 5) }", "1:41: Argument reason of directive @deprecated must be a string.")]
    [InlineData("type Query { a: S } scalar S @specifiedBy(url: null)", "1:48: Argument url of directive @specifiedBy must be a string.")]
    [InlineData("type Query { a: Int } extend type B { a: Int }", "1:35: Type B is extended but not defined.")]
    [InlineData("type Query { a: Int } extend input Query { a: Int }", "1:23: Type Query is defined as type and can't be extended as input.")]
    [InlineData("type Query { a: Int } query { a }", "1:23: A schema can't have operations or fragments.")]
    [InlineData("schema { query: Q } schema { query: Q } type Q { a: Int }", "1:21: The schema is defined more than once.\n1:30: The schema has more than one query type.")]
    [InlineData("type Query", "1:1: Type Query has no fields.")]
    [InlineData("type Query { a: E } enum E", "1:21: Enum E has no values.")]
    [InlineData("type Query { a: U } union U", "1:21: Union U has no members.")]
    [InlineData("type Query { a(i: I): Int } input I", "1:29: Input type I has no fields.")]
    [InlineData("type Query { a: U } union U = Query | Query", "1:39: Union U has Query more than once.")]
    [InlineData("type Query { a: U } union U = E enum E { A }", "1:31: Union U can have object types only, and E is none.")]
    [InlineData("type Query { __a: Int }", "1:14: The name __a begins with \"__\", which is kept for introspection.")]
    [InlineData("type Query { a: I } input I { b: Int }", "1:17: Field Query.a must have an output type, and I is none.")]
    [InlineData("type Query { a(b: [Query!]): Int }", "1:19: Argument Query.a(b:) must have an input type, and [Query!] is none.")]
    [InlineData("type Query { a(b: Int! @deprecated): Int }", "1:24: Argument Query.a(b:) is required and can't be deprecated.")]
    [InlineData("type Query { a(i: I): Int } input I @oneOf { a: Int! b: Int = 1 }", "1:49: Input field I.a must be nullable, because I is @oneOf.\n1:54: Input field I.b can't have a default, because I is @oneOf.")]
    [InlineData("type Query implements Query { a: Int }", "1:23: Type Query can implement interfaces only, and Query is none.")]
    [InlineData("type Query { a: Int } interface I implements I { a: Int }", "1:46: Type I can't implement itself.")]
    [InlineData("type Query implements I { b: Int } interface I { a: Int }", "1:1: Type Query must have the field a of I.")]
    [InlineData("type Query implements I { a: String } interface I { a: Int }", "1:30: Field Query.a is String, which does not fit Int of I.")]
    [InlineData("type Query implements I { a: Int } interface I { a(b: Int): Int }", "1:27: Field Query.a must have the argument b of I.")]
    [InlineData("type Query implements I { a(b: Int!): Int } interface I { a: Int }", "1:29: Argument Query.a(b:) must not be required, because I does not have it.")]
    [InlineData("type Query implements I { a(b: Int!): Int } interface I { a(b: Int): Int }", "1:32: Argument Query.a(b:) is Int! and must be Int as in I.")]
    [InlineData("type Query implements I { a: Int @deprecated } interface I { a: Int }", "1:27: Field Query.a can't be deprecated while it is not in I.")]
    [InlineData("type Query implements I { a: Int } interface I implements J { a: Int } interface J { a: Int }", "1:1: Type Query must implement J, because I does.")]
    [InlineData("type Query { a(i: A): Int } input A { b: B! } input B { a: A! }", "1:57: Input type A needs itself through non-null fields: b.a.")]
    [InlineData("type Query { a(i: Int = \"x\"): Int }", "1:25: The default of i does not fit its type Int.")]
    [InlineData("type Query { a(i: A): Int } input A { a: A = {} }", "1:46: The default of a contains itself.")]
    [InlineData("type Query { a(i: A): Int } input A { b: B = {} } input B { a: A = {} }", "1:68: The default of a contains itself.")]
    [InlineData("type Query { a(i: I = {}): Int } input I { b: Query = 1 }", "1:47: Input field I.b must have an input type, and Query is none.")]
    [InlineData("type Query { a: Int } directive @d(a: Int @d) on ARGUMENT_DEFINITION", "1:23: Directive @d refers to itself.")]
    [InlineData("schema { query: Q mutation: Q } type Q { a: Int }", "1:33: The mutation type must be another type than the query type.")]
    public void A_schema_that_is_not_valid_is_refused(string sdl, string expected)
    {
        var error = Assert.Throws<GraphQLSchemaException>(() => Schema.Parse(sdl));
        Assert.Equal(expected, string.Join('\n', error.Errors));
    }

    [Fact]
    public void All_errors_are_told_at_once()
    {
        var error = Assert.Throws<GraphQLSchemaException>(() => Schema.Parse("type Query {\n  a: B\n  c: D\n}"));
        Assert.Equal("The GraphQL schema has 2 errors:\n2:6: Type B is not defined.\n3:6: Type D is not defined.", error.Message);
    }

    [Fact]
    public void Extensions_are_merged_and_types_keep_their_order()
    {
        var schema = Schema.Parse("extend type Query { b(c: ID): Float } type Query { a: S } scalar S extend scalar S @specifiedBy(url: \"u\") enum E { A } extend enum E { B }");
        Assert.Equal(["a", "b"], schema.Query.Fields.Select(field => field.Name));
        Assert.Equal(
            ["Query", "Float", "ID", "S", "E", "Boolean", "String", "__Schema", "__Type", "__TypeKind", "__Field", "__InputValue", "__EnumValue", "__Directive", "__DirectiveLocation"],
            schema.Types.Select(type => type.Name));
        Assert.Equal("u", ((ScalarType)schema.Type("S")!).SpecifiedByUrl);
        Assert.Equal(["A", "B"], ((EnumType)schema.Type("E")!).Values.Select(value => value.Name));
    }

    [Fact]
    public void Root_types_may_have_other_names()
    {
        var schema = Schema.Parse("schema { query: Q mutation: M } type Q { a: Int } type M { a: Int } type Subscription { a: Int }");
        Assert.Equal(("Q", "M", null), (schema.Query.Name, schema.Mutation?.Name, schema.Subscription?.Name));
    }
}
