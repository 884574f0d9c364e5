namespace KnowledgeGraph.GraphQL.Tests.Validation.Rules;

public sealed class UniqueVariableNamesTests : RuleTestBase
{
    [Theory]
    [InlineData("query ($a: Int, $b: Int) { arguments { x: int(arg: $a) int(arg: $b) } }")]
    public void Valid(string document) => IsValid<GraphQL.Validation.Rules.UniqueVariableNames>(document);

    [Theory]
    [InlineData(
        "query ($a: Int, $a: Int, $b: Int, $a: String) { arguments { x: int(arg: $a) y: int(arg: $b) } }",
        "1:9 1:18 1:36: Variable \"$a\" is defined more than once.")]
    public void Not_valid(string document, params string[] errors) => Has<GraphQL.Validation.Rules.UniqueVariableNames>(document, errors);
}
