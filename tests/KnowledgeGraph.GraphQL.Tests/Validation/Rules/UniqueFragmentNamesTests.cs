namespace KnowledgeGraph.GraphQL.Tests.Validation.Rules;

public sealed class UniqueFragmentNamesTests : RuleTestBase
{
    [Theory]
    [InlineData("{ dog { ...A ...B } } fragment A on Dog { name } fragment B on Dog { name }")]
    public void Valid(string document) => IsValid<GraphQL.Validation.Rules.UniqueFragmentNames>(document);

    [Theory]
    [InlineData(
        "{ dog { ...A } } fragment A on Dog { name } fragment A on Dog { barks }",
        "1:27 1:54: More than one fragment is named \"A\".")]
    public void Not_valid(string document, params string[] errors) => Has<GraphQL.Validation.Rules.UniqueFragmentNames>(document, errors);
}
