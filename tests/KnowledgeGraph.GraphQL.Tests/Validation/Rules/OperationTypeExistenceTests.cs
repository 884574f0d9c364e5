namespace KnowledgeGraph.GraphQL.Tests.Validation.Rules;

public sealed class OperationTypeExistenceTests : RuleTestBase
{
    [Theory]
    [InlineData("subscription { news { body } }")]
    public void Valid(string document) => IsValid<GraphQL.Validation.Rules.OperationTypeExistence>(document);

    [Theory]
    [InlineData(
        "mutation { change }",
        "1:1: The schema has no mutation type.")]
    [InlineData(
        "{ dog { name } } mutation M { change }",
        "1:18: The schema has no mutation type.")]
    public void Not_valid(string document, params string[] errors) => Has<GraphQL.Validation.Rules.OperationTypeExistence>(document, errors);
}
