namespace KnowledgeGraph.GraphQL.Tests.Validation.Rules;

public sealed class ProvidedRequiredArgumentsTests : RuleTestBase
{
    [Theory]
    [InlineData("{ arguments { required(req1: 1, req2: 2) optional nonNullDefault } dog { name @skip(if: true) @repeat } }")]
    public void Valid(string document) => IsValid<GraphQL.Validation.Rules.ProvidedRequiredArguments>(document);

    [Theory]
    [InlineData(
        "{ arguments { required(req2: 2) nonNullInt } }",
        "1:15: Field \"required\" needs the argument \"req1\" of type \"Int!\".",
        "1:33: Field \"nonNullInt\" needs the argument \"arg\" of type \"Int!\".")]
    [InlineData(
        "{ dog @include { name @skip } }",
        "1:7: Directive \"@include\" needs the argument \"if\" of type \"Boolean!\".",
        "1:23: Directive \"@skip\" needs the argument \"if\" of type \"Boolean!\".")]
    public void Not_valid(string document, params string[] errors) => Has<GraphQL.Validation.Rules.ProvidedRequiredArguments>(document, errors);
}
