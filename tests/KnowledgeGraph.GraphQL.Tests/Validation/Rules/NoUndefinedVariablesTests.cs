namespace KnowledgeGraph.GraphQL.Tests.Validation.Rules;

public sealed class NoUndefinedVariablesTests : RuleTestBase
{
    [Theory]
    [InlineData("query ($a: Int) { arguments { int(arg: $a) } }")]
    public void Valid(string document) => IsValid<GraphQL.Validation.Rules.NoUndefinedVariables>(document);

    [Theory]
    [InlineData(
        "{ arguments { int(arg: $a) } }",
        "1:24 1:1: Variable \"$a\" is not defined.")]
    [InlineData(
        "query Q { dog { ...F } } query R($a: Boolean) { dog { ...F } } fragment F on Dog { name(surname: $a) ...G } fragment G on Dog { isHouseTrained(atOtherHomes: $b) }",
        "1:98 1:1: Variable \"$a\" is not defined by operation \"Q\".",
        "1:158 1:1: Variable \"$b\" is not defined by operation \"Q\".",
        "1:158 1:26: Variable \"$b\" is not defined by operation \"R\".")]
    [InlineData(
        "query ($a: Int) { find(filter: {required: true, int: $b, list: [$c]}) { name } arguments { int(arg: $a) } }",
        "1:54 1:1: Variable \"$b\" is not defined.",
        "1:65 1:1: Variable \"$c\" is not defined.")]
    public void Not_valid(string document, params string[] errors) => Has<GraphQL.Validation.Rules.NoUndefinedVariables>(document, errors);
}
