namespace KnowledgeGraph.GraphQL.Tests.Validation.Rules;

public sealed class FragmentsOnCompositeTypesTests : RuleTestBase
{
    [Theory]
    [InlineData("{ pet { ... on Dog { barks } ... on Being { name } } catOrDog { ... on CatOrDog { __typename } } }")]
    public void Valid(string document) => IsValid<GraphQL.Validation.Rules.FragmentsOnCompositeTypes>(document);

    [Theory]
    [InlineData(
        "{ dog { ... on Int { x } ... on FurColor { y } ... on Filter { z } } }",
        "1:16: A fragment can't be on \"Int\", which has no fields.",
        "1:33: A fragment can't be on \"FurColor\", which has no fields.",
        "1:55: A fragment can't be on \"Filter\", which has no fields.")]
    [InlineData(
        "{ dog { ...F } } fragment F on Any { x }",
        "1:32: Fragment \"F\" can't be on \"Any\", which has no fields.")]
    public void Not_valid(string document, params string[] errors) => Has<GraphQL.Validation.Rules.FragmentsOnCompositeTypes>(document, errors);
}
