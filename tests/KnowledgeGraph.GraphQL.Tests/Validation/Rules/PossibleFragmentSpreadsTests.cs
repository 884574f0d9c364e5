namespace KnowledgeGraph.GraphQL.Tests.Validation.Rules;

public sealed class PossibleFragmentSpreadsTests : RuleTestBase
{
    [Theory]
    [InlineData("{ dog { ... on Pet { name } ... on CatOrDog { __typename } } humanOrAlien { ... on Being { name } } pet { ... on CatOrDog { __typename } } }")]
    public void Valid(string document) => IsValid<GraphQL.Validation.Rules.PossibleFragmentSpreads>(document);

    [Theory]
    [InlineData(
        "{ dog { ... on Cat { meows } ...H } } fragment H on Human { iq }",
        "1:9: The fragment can't apply here, because no \"Dog\" is a \"Cat\".",
        "1:30: Fragment \"H\" can't apply here, because no \"Dog\" is a \"Human\".")]
    [InlineData(
        "{ pet { ... on Alien { iq } ... on HumanOrAlien { __typename } } }",
        "1:9: The fragment can't apply here, because no \"Pet\" is a \"Alien\".",
        "1:29: The fragment can't apply here, because no \"Pet\" is a \"HumanOrAlien\".")]
    [InlineData(
        "{ being { ... on Canine { name } } catOrDog { ... on Human { iq } } }",
        "1:47: The fragment can't apply here, because no \"CatOrDog\" is a \"Human\".")]
    public void Not_valid(string document, params string[] errors) => Has<GraphQL.Validation.Rules.PossibleFragmentSpreads>(document, errors);
}
