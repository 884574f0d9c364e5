namespace KnowledgeGraph.GraphQL.Tests.Validation.Rules;

public sealed class VariablesAreInputTypesTests : RuleTestBase
{
    [Theory]
    [InlineData("query ($a: String, $b: [Boolean!]!, $c: Filter, $d: FurColor) { dog { name(surname: true) } }")]
    public void Valid(string document) => IsValid<GraphQL.Validation.Rules.VariablesAreInputTypes>(document);

    [Theory]
    [InlineData(
        "query ($a: Dog, $b: [[CatOrDog!]]!, $c: Pet) { dog { name } }",
        "1:12: Variable \"$a\" can't be \"Dog\", which is no input type.",
        "1:21: Variable \"$b\" can't be \"[[CatOrDog!]]!\", which is no input type.",
        "1:41: Variable \"$c\" can't be \"Pet\", which is no input type.")]
    public void Not_valid(string document, params string[] errors) => Has<GraphQL.Validation.Rules.VariablesAreInputTypes>(document, errors);
}
