namespace KnowledgeGraph.GraphQL.Tests.Validation.Rules;

public sealed class LeafFieldSelectionsTests : RuleTestBase
{
    [Theory]
    [InlineData("{ dog { barks } }")]
    public void Valid(string document) => IsValid<GraphQL.Validation.Rules.LeafFieldSelections>(document);

    [Theory]
    [InlineData(
        "{ dog }",
        "1:3: Field \"dog\" of type \"Dog\" must say which of its fields it wants: \"dog { … }\".")]
    [InlineData(
        "{ dog { barks { x } name { y } } }",
        "1:15: Field \"barks\" can't have selections, because its type \"Boolean\" has no fields.",
        "1:26: Field \"name\" can't have selections, because its type \"String\" has no fields.")]
    [InlineData(
        "{ cat { furColor { r } } pet }",
        "1:18: Field \"furColor\" can't have selections, because its type \"FurColor\" has no fields.",
        "1:26: Field \"pet\" of type \"Pet\" must say which of its fields it wants: \"pet { … }\".")]
    public void Not_valid(string document, params string[] errors) => Has<GraphQL.Validation.Rules.LeafFieldSelections>(document, errors);
}
