namespace KnowledgeGraph.GraphQL.Tests.Validation.Rules;

public sealed class FieldsOnCorrectTypeTests : RuleTestBase
{
    [Theory]
    [InlineData("{ dog { __typename name } pet { ... on Dog { barks } } catOrDog { __typename } __schema { queryType { name } } __type(name: \"Dog\") { name } }")]
    public void Valid(string document) => IsValid<GraphQL.Validation.Rules.FieldsOnCorrectType>(document);

    [Theory]
    [InlineData(
        "{ dog { meows nickNme } }",
        "1:9: Type \"Dog\" has no field \"meows\". Did you mean \"knows\"?",
        "1:15: Type \"Dog\" has no field \"nickNme\". Did you mean \"nickname\"?")]
    [InlineData(
        "{ pet { barks } }",
        "1:9: Type \"Pet\" has no field \"barks\". Did you mean an inline fragment on \"Dog\"?")]
    [InlineData(
        "{ catOrDog { name } }",
        "1:14: Type \"CatOrDog\" has no field \"name\". Did you mean an inline fragment on \"Cat\" or \"Dog\"?")]
    [InlineData(
        "{ dog { __schema { queryType { name } } } }",
        "1:9: Type \"Dog\" has no field \"__schema\".")]
    [InlineData(
        "{ unknown { deeper } }",
        "1:3: Type \"Query\" has no field \"unknown\".")]
    public void Not_valid(string document, params string[] errors) => Has<GraphQL.Validation.Rules.FieldsOnCorrectType>(document, errors);
}
