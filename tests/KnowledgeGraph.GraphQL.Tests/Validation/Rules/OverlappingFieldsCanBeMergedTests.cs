namespace KnowledgeGraph.GraphQL.Tests.Validation.Rules;

public sealed class OverlappingFieldsCanBeMergedTests : RuleTestBase
{
    [Theory]
    [InlineData("{ dog { name name nick: nickname nick: nickname isHouseTrained(atOtherHomes: true) isHouseTrained(atOtherHomes: true) } }")]
    [InlineData("{ pet { ... on Dog { fur: nickname } ... on Cat { fur: name } } }")]
    [InlineData("{ find(filter: {required: true, text: \"a\"}) { name } find(filter: {text: \"a\", required: true}) { name } }")]
    public void Valid(string document) => IsValid<GraphQL.Validation.Rules.OverlappingFieldsCanBeMerged>(document);

    [Theory]
    [InlineData(
        "{ pet { ... on Dog { volume: barkVolume } ... on Cat { volume: meows } } }",
        "1:22 1:56: Fields \"volume\" conflict because they return \"Int\" and \"Boolean\". An alias keeps them apart.")]
    [InlineData(
        "{ dog { fido: name fido: nickname } }",
        "1:9 1:20: Fields \"fido\" conflict because \"name\" and \"nickname\" are different fields. An alias keeps them apart.")]
    [InlineData(
        "{ dog { isHouseTrained(atOtherHomes: true) isHouseTrained(atOtherHomes: false) isHouseTrained } }",
        "1:9 1:44: Fields \"isHouseTrained\" conflict because their arguments differ. An alias keeps them apart.",
        "1:9 1:80: Fields \"isHouseTrained\" conflict because their arguments differ. An alias keeps them apart.",
        "1:44 1:80: Fields \"isHouseTrained\" conflict because their arguments differ. An alias keeps them apart.")]
    [InlineData(
        "{ dog { knows(command: SIT) knows(command: HEEL) ... { knows } } }",
        "1:9 1:29: Fields \"knows\" conflict because their arguments differ. An alias keeps them apart.",
        "1:9 1:56: Fields \"knows\" conflict because their arguments differ. An alias keeps them apart.",
        "1:29 1:56: Fields \"knows\" conflict because their arguments differ. An alias keeps them apart.")]
    [InlineData(
        "{ dog { ...A ...B } } fragment A on Dog { x: barks } fragment B on Dog { x: name }",
        "1:43 1:74: Fields \"x\" conflict because \"barks\" and \"name\" are different fields. An alias keeps them apart.")]
    [InlineData(
        "{ dog { x: mother { name } x: mother { name: __typename } } }",
        "1:9 1:21 1:28 1:40: Fields \"x\" conflict because their subfields \"name\" conflict because \"name\" and \"__typename\" are different fields. An alias keeps them apart.")]
    [InlineData(
        "{ f: dog { x: name y: barks } f: dog { x: nickname y: barkVolume } }",
        "1:3 1:12 1:20 1:31 1:40 1:52: Fields \"f\" conflict because their subfields \"x\" conflict because \"name\" and \"nickname\" are different fields and their subfields \"y\" conflict because \"barks\" and \"barkVolume\" are different fields. An alias keeps them apart.")]
    [InlineData(
        "{ f: dog { relatives { a: name } } f: dog { relatives { a: name(surname: true) } } }",
        "1:3 1:12 1:24 1:36 1:45 1:57: Fields \"f\" conflict because their subfields \"relatives\" conflict because their subfields \"a\" conflict because their arguments differ. An alias keeps them apart.")]
    [InlineData(
        "{ humanOrAlien { ... on Human { iq } ... on Alien { iq } } }",
        "1:33 1:53: Fields \"iq\" conflict because they return \"Int\" and \"Int!\". An alias keeps them apart.")]
    [InlineData(
        "query ($a: String, $b: String) { arguments { string(arg: $a) ... { string(arg: $b) } } }",
        "1:46 1:68: Fields \"string\" conflict because their arguments differ. An alias keeps them apart.")]
    [InlineData(
        "{ dog { ...A name } } fragment A on Dog { ...A name: nickname }",
        "1:14 1:48: Fields \"name\" conflict because \"name\" and \"nickname\" are different fields. An alias keeps them apart.")]
    public void Not_valid(string document, params string[] errors) => Has<GraphQL.Validation.Rules.OverlappingFieldsCanBeMerged>(document, errors);
}
