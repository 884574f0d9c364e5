namespace KnowledgeGraph.GraphQL.Tests.Validation.Rules;

public sealed class UniqueDirectivesPerLocationTests : RuleTestBase
{
    [Theory]
    [InlineData("{ dog @onField { name @onField ...F @repeat @repeat } } fragment F on Dog @repeat(n: 2) @repeat { name }")]
    public void Valid(string document) => IsValid<GraphQL.Validation.Rules.UniqueDirectivesPerLocation>(document);

    [Theory]
    [InlineData(
        "{ dog { name @onField @onField } }",
        "1:14 1:23: Directive \"@onField\" can be used only once here.")]
    [InlineData(
        "{ dog @skip(if: true) @include(if: true) @skip(if: true) @skip(if: false) { name @unknown @unknown } }",
        "1:7 1:42: Directive \"@skip\" can be used only once here.",
        "1:7 1:58: Directive \"@skip\" can be used only once here.")]
    public void Not_valid(string document, params string[] errors) => Has<GraphQL.Validation.Rules.UniqueDirectivesPerLocation>(document, errors);
}
