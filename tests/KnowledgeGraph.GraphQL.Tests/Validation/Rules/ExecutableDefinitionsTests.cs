namespace KnowledgeGraph.GraphQL.Tests.Validation.Rules;

public sealed class ExecutableDefinitionsTests : RuleTestBase
{
    [Theory]
    [InlineData("{ dog { name } } fragment F on Dog { name }")]
    public void Valid(string document) => IsValid<GraphQL.Validation.Rules.ExecutableDefinitions>(document);

    [Theory]
    [InlineData(
        "{ dog { name } } type Cow { name: String }",
        "1:18: The definition of \"Cow\" can't be executed.")]
    [InlineData(
        "{ dog { name } } extend type Dog { color: String } schema { query: Query } directive @d on FIELD",
        "1:18: The definition of \"Dog\" can't be executed.",
        "1:52: The definition of the schema can't be executed.",
        "1:76: The definition of \"@d\" can't be executed.")]
    public void Not_valid(string document, params string[] errors) => Has<GraphQL.Validation.Rules.ExecutableDefinitions>(document, errors);
}
