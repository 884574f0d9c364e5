namespace KnowledgeGraph.GraphQL.Tests.Validation.Rules;

public sealed class UniqueOperationNamesTests : RuleTestBase
{
    [Theory]
    [InlineData("query A { dog { name } } query B { dog { name } }")]
    public void Valid(string document) => IsValid<GraphQL.Validation.Rules.UniqueOperationNames>(document);

    [Theory]
    [InlineData(
        "query A { dog { name } } query A { dog { name } }",
        "1:7 1:32: More than one operation is named \"A\".")]
    [InlineData(
        "query A { dog { name } } subscription A { news { body } } query A { cat { name } }",
        "1:7 1:39: More than one operation is named \"A\".",
        "1:7 1:65: More than one operation is named \"A\".")]
    public void Not_valid(string document, params string[] errors) => Has<GraphQL.Validation.Rules.UniqueOperationNames>(document, errors);
}
