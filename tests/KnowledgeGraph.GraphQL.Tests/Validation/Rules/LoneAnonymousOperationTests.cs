namespace KnowledgeGraph.GraphQL.Tests.Validation.Rules;

public sealed class LoneAnonymousOperationTests : RuleTestBase
{
    [Theory]
    [InlineData("{ dog { name } }")]
    public void Valid(string document) => IsValid<GraphQL.Validation.Rules.LoneAnonymousOperation>(document);

    [Theory]
    [InlineData(
        "{ dog { name } } { cat { name } }",
        "1:1: An operation without a name must be the only one of the document.",
        "1:18: An operation without a name must be the only one of the document.")]
    [InlineData(
        "query A { dog { name } } { cat { name } }",
        "1:26: An operation without a name must be the only one of the document.")]
    public void Not_valid(string document, params string[] errors) => Has<GraphQL.Validation.Rules.LoneAnonymousOperation>(document, errors);
}
