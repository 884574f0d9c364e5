namespace KnowledgeGraph.GraphQL.Tests.Validation.Rules;

public sealed class NoUnusedVariablesTests : RuleTestBase
{
    [Theory]
    [InlineData("query ($a: Boolean) { dog { ...F } } fragment F on Dog { name(surname: $a) }")]
    public void Valid(string document) => IsValid<GraphQL.Validation.Rules.NoUnusedVariables>(document);

    [Theory]
    [InlineData(
        "query ($a: Int) { dog { name } }",
        "1:8: Variable \"$a\" is never used.")]
    [InlineData(
        "query Q($a: Int, $b: Boolean, $c: [Int]) { dog { name(surname: $b) } }",
        "1:9: Variable \"$a\" is never used in operation \"Q\".",
        "1:31: Variable \"$c\" is never used in operation \"Q\".")]
    public void Not_valid(string document, params string[] errors) => Has<GraphQL.Validation.Rules.NoUnusedVariables>(document, errors);
}
