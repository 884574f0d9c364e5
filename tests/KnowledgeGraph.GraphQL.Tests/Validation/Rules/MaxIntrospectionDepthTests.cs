namespace KnowledgeGraph.GraphQL.Tests.Validation.Rules;

public sealed class MaxIntrospectionDepthTests : RuleTestBase
{
    [Theory]
    [InlineData("{ __schema { types { fields { type { fields { name } } } } } }")]
    [InlineData("{ __schema { types { ...A } } } fragment A on __Type { ofType { ...A } fields { name } }")]
    public void Valid(string document) => IsValid<GraphQL.Validation.Rules.MaxIntrospectionDepth>(document);

    [Theory]
    [InlineData(
        "{ __schema { types { fields { type { fields { type { fields { name } } } } } } } }",
        "1:3: Introspection is nested too deep.")]
    [InlineData(
        "{ __type(name: \"Dog\") { ...A } } fragment A on __Type { fields { type { ...B } } } fragment B on __Type { interfaces { possibleTypes { name } } }",
        "1:3: Introspection is nested too deep.")]
    public void Not_valid(string document, params string[] errors) => Has<GraphQL.Validation.Rules.MaxIntrospectionDepth>(document, errors);
}
