namespace KnowledgeGraph.GraphQL.Tests.Validation.Rules;

public sealed class VariablesInAllowedPositionTests : RuleTestBase
{
    [Theory]
    [InlineData("query ($a: Int, $b: Int!, $c: [Int!]!, $d: Int! = 1) { arguments { int(arg: $a) x: int(arg: $b) nonNullInt(arg: $b) nonNullList(arg: $c) nonNullDefault(arg: $a) optional(opt1: $d) } }")]
    public void Valid(string document) => IsValid<GraphQL.Validation.Rules.VariablesInAllowedPosition>(document);

    [Theory]
    [InlineData(
        "query ($a: Int) { arguments { nonNullInt(arg: $a) } }",
        "1:8 1:47: Variable \"$a\" of type \"Int\" can't be used where \"Int!\" is expected.")]
    [InlineData(
        "query ($a: Int = null, $b: Int = 1) { arguments { nonNullInt(arg: $a) x: nonNullInt(arg: $b) } }",
        "1:8 1:67: Variable \"$a\" of type \"Int\" can't be used where \"Int!\" is expected.")]
    [InlineData(
        "query ($a: String, $b: [String], $c: String!) { arguments { int(arg: $a) list(arg: $c) boolean(arg: $b) string(arg: $c) } }",
        "1:8 1:70: Variable \"$a\" of type \"String\" can't be used where \"Int\" is expected.",
        "1:34 1:84: Variable \"$c\" of type \"String!\" can't be used where \"[String]\" is expected.",
        "1:20 1:101: Variable \"$b\" of type \"[String]\" can't be used where \"Boolean\" is expected.")]
    [InlineData(
        "query ($a: [Int]) { arguments { ...F } } fragment F on Arguments { nonNullList(arg: $a) }",
        "1:8 1:85: Variable \"$a\" of type \"[Int]\" can't be used where \"[Int!]!\" is expected.")]
    [InlineData(
        "query ($a: Boolean) { dog { name @include(if: $a) } }",
        "1:8 1:47: Variable \"$a\" of type \"Boolean\" can't be used where \"Boolean!\" is expected.")]
    [InlineData(
        "query ($a: String, $b: String!) { find(oneOf: {a: $a}) { name } x: find(oneOf: {a: $b}) { name } }",
        "1:8 1:51: Variable \"$a\" of type \"String\" must be non-null to be used in \"OneOf\", which is @oneOf.")]
    public void Not_valid(string document, params string[] errors) => Has<GraphQL.Validation.Rules.VariablesInAllowedPosition>(document, errors);
}
