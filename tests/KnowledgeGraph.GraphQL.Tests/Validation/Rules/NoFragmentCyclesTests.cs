namespace KnowledgeGraph.GraphQL.Tests.Validation.Rules;

public sealed class NoFragmentCyclesTests : RuleTestBase
{
    [Theory]
    [InlineData("{ dog { ...A ...B } } fragment A on Dog { ...B } fragment B on Dog { name }")]
    public void Valid(string document) => IsValid<GraphQL.Validation.Rules.NoFragmentCycles>(document);

    [Theory]
    [InlineData(
        "{ dog { ...A } } fragment A on Dog { ...A }",
        "1:38: Fragment \"A\" contains itself.")]
    [InlineData(
        "{ dog { ...A } } fragment A on Dog { mother { ...B } } fragment B on Canine { ... on Dog { ...C } } fragment C on Dog { ...A }",
        "1:47 1:92 1:121: Fragment \"A\" contains itself through \"B\", \"C\".")]
    [InlineData(
        "{ dog { ...A ...B } } fragment A on Dog { ...B ...A } fragment B on Dog { ...A }",
        "1:43 1:75: Fragment \"A\" contains itself through \"B\".",
        "1:48: Fragment \"A\" contains itself.")]
    public void Not_valid(string document, params string[] errors) => Has<GraphQL.Validation.Rules.NoFragmentCycles>(document, errors);
}
