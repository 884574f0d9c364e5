namespace KnowledgeGraph.GraphQL.Tests.Validation.Rules;

public sealed class KnownFragmentNamesTests : RuleTestBase
{
    [Theory]
    [InlineData("{ dog { ...A ... on Dog { ...A } } } fragment A on Dog { name }")]
    public void Valid(string document) => IsValid<GraphQL.Validation.Rules.KnownFragmentNames>(document);

    [Theory]
    [InlineData(
        "{ dog { ...B ... on Dog { ...C } } }",
        "1:12: There is no fragment \"B\".",
        "1:30: There is no fragment \"C\".")]
    public void Not_valid(string document, params string[] errors) => Has<GraphQL.Validation.Rules.KnownFragmentNames>(document, errors);
}
