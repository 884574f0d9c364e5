namespace KnowledgeGraph.GraphQL.Tests.Validation.Rules;

public sealed class KnownArgumentNamesTests : RuleTestBase
{
    [Theory]
    [InlineData("{ dog { name(surname: true) knows(command: SIT) @onField(reason: \"x\") } }")]
    public void Valid(string document) => IsValid<GraphQL.Validation.Rules.KnownArgumentNames>(document);

    [Theory]
    [InlineData(
        "{ dog { name(surnam: true) knows(what: SIT) } }",
        "1:14: Field \"Dog.name\" has no argument \"surnam\". Did you mean \"surname\"?",
        "1:34: Field \"Dog.knows\" has no argument \"what\".")]
    [InlineData(
        "{ dog @onField(raeson: \"x\", because: \"y\") @skip(if: false, unless: true) { name } }",
        "1:16: Directive \"@onField\" has no argument \"raeson\". Did you mean \"reason\"?",
        "1:29: Directive \"@onField\" has no argument \"because\".",
        "1:60: Directive \"@skip\" has no argument \"unless\".")]
    [InlineData(
        "{ dog { nickname(a: 1) } __type(nam: \"a\", name: \"b\") { name } }",
        "1:18: Field \"Dog.nickname\" has no argument \"a\".",
        "1:33: Field \"Query.__type\" has no argument \"nam\". Did you mean \"name\"?")]
    public void Not_valid(string document, params string[] errors) => Has<GraphQL.Validation.Rules.KnownArgumentNames>(document, errors);
}
