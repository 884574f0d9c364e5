namespace KnowledgeGraph.GraphQL.Tests.Validation.Rules;

public sealed class UniqueArgumentNamesTests : RuleTestBase
{
    [Theory]
    [InlineData("{ arguments { required(req1: 1, req2: 2) } }")]
    public void Valid(string document) => IsValid<GraphQL.Validation.Rules.UniqueArgumentNames>(document);

    [Theory]
    [InlineData(
        "{ arguments { int(arg: 1, arg: 2, arg: 3) } dog { name @onField(reason: \"a\", reason: \"b\") } }",
        "1:19 1:27 1:35: Argument \"arg\" is given more than once.",
        "1:65 1:78: Argument \"reason\" is given more than once.")]
    public void Not_valid(string document, params string[] errors) => Has<GraphQL.Validation.Rules.UniqueArgumentNames>(document, errors);
}
