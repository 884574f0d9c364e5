namespace KnowledgeGraph.GraphQL.Tests.Validation.Rules;

public sealed class NoUnusedFragmentsTests : RuleTestBase
{
    [Theory]
    [InlineData("{ dog { ...A } } fragment A on Dog { ...B } fragment B on Dog { name }")]
    public void Valid(string document) => IsValid<GraphQL.Validation.Rules.NoUnusedFragments>(document);

    [Theory]
    [InlineData(
        "{ dog { name } } fragment A on Dog { ...B } fragment B on Dog { ...A }",
        "1:18: Fragment \"A\" is never used.",
        "1:45: Fragment \"B\" is never used.")]
    [InlineData(
        "{ dog { ...A } } fragment A on Dog { name } fragment B on Dog { name }",
        "1:45: Fragment \"B\" is never used.")]
    public void Not_valid(string document, params string[] errors) => Has<GraphQL.Validation.Rules.NoUnusedFragments>(document, errors);
}
