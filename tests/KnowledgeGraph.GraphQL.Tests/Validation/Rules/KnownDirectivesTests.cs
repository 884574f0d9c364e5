namespace KnowledgeGraph.GraphQL.Tests.Validation.Rules;

public sealed class KnownDirectivesTests : RuleTestBase
{
    [Theory]
    [InlineData("query @onQuery { dog @onField { name @skip(if: true) ...F @repeat } } fragment F on Dog @repeat { barks }")]
    public void Valid(string document) => IsValid<GraphQL.Validation.Rules.KnownDirectives>(document);

    [Theory]
    [InlineData(
        "{ dog @unknown { name @skop(if: true) } }",
        "1:7: There is no directive \"@unknown\".",
        "1:23: There is no directive \"@skop\".")]
    [InlineData(
        "query @skip(if: true) { dog @onQuery { ...F @onField } } fragment F on Dog @include(if: true) { name }",
        "1:7: Directive \"@skip\" can't be used on QUERY.",
        "1:29: Directive \"@onQuery\" can't be used on FIELD.",
        "1:45: Directive \"@onField\" can't be used on FRAGMENT_SPREAD.",
        "1:76: Directive \"@include\" can't be used on FRAGMENT_DEFINITION.")]
    [InlineData(
        "query ($a: Boolean @onField @repeat) { dog { name(surname: $a) } }",
        "1:20: Directive \"@onField\" can't be used on VARIABLE_DEFINITION.")]
    public void Not_valid(string document, params string[] errors) => Has<GraphQL.Validation.Rules.KnownDirectives>(document, errors);
}
