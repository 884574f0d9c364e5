namespace KnowledgeGraph.GraphQL.Tests.Validation.Rules;

public sealed class KnownTypeNamesTests : RuleTestBase
{
    [Theory]
    [InlineData("query ($a: Int, $b: [Filter!]) { dog { ... on Pet { name } ...F } find(filter: $b) { name } int: arguments { int(arg: $a) } } fragment F on Dog { name }")]
    public void Valid(string document) => IsValid<GraphQL.Validation.Rules.KnownTypeNames>(document);

    [Theory]
    [InlineData(
        "query ($a: JumbledUpLetters) { dog { ... on Cow { name } } }",
        "1:12: There is no type \"JumbledUpLetters\".",
        "1:45: There is no type \"Cow\". Did you mean \"Cat\" or \"Dog\"?")]
    [InlineData(
        "{ dog { ...F } } fragment F on Dgo { name }",
        "1:32: There is no type \"Dgo\". Did you mean \"Dog\"?")]
    public void Not_valid(string document, params string[] errors) => Has<GraphQL.Validation.Rules.KnownTypeNames>(document, errors);
}
