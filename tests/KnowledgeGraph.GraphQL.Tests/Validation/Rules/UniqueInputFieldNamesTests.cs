namespace KnowledgeGraph.GraphQL.Tests.Validation.Rules;

public sealed class UniqueInputFieldNamesTests : RuleTestBase
{
    [Theory]
    [InlineData("{ find(filter: {required: true, nested: {required: true}}) { name } }")]
    public void Valid(string document) => IsValid<GraphQL.Validation.Rules.UniqueInputFieldNames>(document);

    [Theory]
    [InlineData(
        "{ find(filter: {required: true, text: \"a\", text: \"b\", text: \"c\"}) { name } }",
        "1:33 1:44: Input field \"text\" is given more than once.",
        "1:33 1:55: Input field \"text\" is given more than once.")]
    [InlineData(
        "{ any(value: {a: 1, b: {c: 1, c: 2}, a: 3}) }",
        "1:25 1:31: Input field \"c\" is given more than once.",
        "1:15 1:38: Input field \"a\" is given more than once.")]
    public void Not_valid(string document, params string[] errors) => Has<GraphQL.Validation.Rules.UniqueInputFieldNames>(document, errors);
}
