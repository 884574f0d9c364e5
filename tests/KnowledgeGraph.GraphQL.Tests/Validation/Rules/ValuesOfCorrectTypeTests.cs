namespace KnowledgeGraph.GraphQL.Tests.Validation.Rules;

public sealed class ValuesOfCorrectTypeTests : RuleTestBase
{
    [Theory]
    [InlineData("{ arguments { int(arg: 1) nonNullInt(arg: -1) string(arg: \"s\") boolean(arg: true) enum(arg: TAN) float(arg: 1) id(arg: 1) list(arg: \"one\") nonNullList(arg: [1]) } any(value: {a: [1, X]}) }")]
    [InlineData("{ arguments { int(arg: null) string(arg: \"\"\"b\"\"\") x: float(arg: 1.5) y: id(arg: \"i\") z: list(arg: [null, \"a\"]) } find(filter: {required: true, nested: {required: false}}, oneOf: {a: \"x\"}) { name } }")]
    public void Valid(string document) => IsValid<GraphQL.Validation.Rules.ValuesOfCorrectType>(document);

    [Theory]
    [InlineData("{ arguments { float(arg: 1e999) } }", "1:26: Expected a value of type \"Float\", found 1e999.")]
    [InlineData(
        "{ arguments { int(arg: \"1\") a: int(arg: 1.0) b: int(arg: 829384293849283498239482938) c: int(arg: FOO) d: int(arg: true) } }",
        "1:24: Expected a value of type \"Int\", found \"1\".",
        "1:41: Expected a value of type \"Int\", found 1.0.",
        "1:58: Expected a value of type \"Int\", found 829384293849283498239482938.",
        "1:99: Expected a value of type \"Int\", found FOO.",
        "1:116: Expected a value of type \"Int\", found true.")]
    [InlineData(
        "{ arguments { string(arg: 1) a: string(arg: 1.0) b: string(arg: true) c: string(arg: BAR) } }",
        "1:27: Expected a value of type \"String\", found 1.",
        "1:45: Expected a value of type \"String\", found 1.0.",
        "1:65: Expected a value of type \"String\", found true.",
        "1:86: Expected a value of type \"String\", found BAR.")]
    [InlineData(
        "{ arguments { float(arg: \"3.3\") a: float(arg: true) b: boolean(arg: 2) c: boolean(arg: \"true\") d: id(arg: 1.0) e: id(arg: TRUE) } }",
        "1:26: Expected a value of type \"Float\", found \"3.3\".",
        "1:47: Expected a value of type \"Float\", found true.",
        "1:69: Expected a value of type \"Boolean\", found 2.",
        "1:88: Expected a value of type \"Boolean\", found \"true\".",
        "1:107: Expected a value of type \"ID\", found 1.0.",
        "1:123: Expected a value of type \"ID\", found TRUE.")]
    [InlineData(
        "{ arguments { enum(arg: 2) a: enum(arg: \"TAN\") b: enum(arg: true) c: enum(arg: JUGGLE) d: enum(arg: tan) } }",
        "1:25: Expected a value of type \"FurColor\", found 2.",
        "1:41: Expected a value of type \"FurColor\", found \"TAN\".",
        "1:61: Expected a value of type \"FurColor\", found true.",
        "1:80: Expected a value of type \"FurColor\", found JUGGLE.",
        "1:101: Expected a value of type \"FurColor\", found tan.")]
    [InlineData(
        "{ arguments { list(arg: [\"one\", 2]) a: list(arg: 1) nonNullInt(arg: null) nonNullList(arg: [1, null]) b: nonNullList(arg: null) c: int(arg: [1]) d: int(arg: {a: 1}) } }",
        "1:33: Expected a value of type \"String\", found 2.",
        "1:50: Expected a value of type \"[String]\", found 1.",
        "1:69: Expected a value of type \"Int!\", found null.",
        "1:96: Expected a value of type \"Int!\", found null.",
        "1:123: Expected a value of type \"[Int!]!\", found null.",
        "1:141: Expected a value of type \"Int\", found [1].",
        "1:158: Expected a value of type \"Int\", found {a: 1}.")]
    [InlineData(
        "{ arguments { complex(arg: {text: \"x\"}) a: complex(arg: {required: \"yes\", list: [1], unknown: 1, txt: 2}) b: complex(arg: 5) c: complex(arg: {required: null}) } }",
        "1:28: Input field \"Filter.required\" of type \"Boolean!\" must be given.",
        "1:68: Expected a value of type \"Boolean!\", found \"yes\".",
        "1:82: Expected a value of type \"String!\", found 1.",
        "1:86: Input type \"Filter\" has no field \"unknown\".",
        "1:98: Input type \"Filter\" has no field \"txt\". Did you mean \"text\" or \"int\"?",
        "1:123: Expected a value of type \"Filter\", found 5.",
        "1:153: Expected a value of type \"Boolean!\", found null.")]
    [InlineData(
        "{ find(oneOf: {}) { name } a: find(oneOf: {a: \"x\", b: 1}) { name } b: find(oneOf: {a: null}) { name } c: find(oneOf: {c: {}}) { name } }",
        "1:15: Input type \"OneOf\" must be given exactly one field.",
        "1:43: Input type \"OneOf\" must be given exactly one field.",
        "1:83: Input field \"OneOf.a\" must not be null.",
        "1:122: Input field \"Filter.required\" of type \"Boolean!\" must be given.")]
    [InlineData(
        "query ($a: Int = \"x\", $b: Filter = {required: 1}, $c: [String!] = [null]) { dog { name } }",
        "1:18: Expected a value of type \"Int\", found \"x\".",
        "1:47: Expected a value of type \"Boolean!\", found 1.",
        "1:68: Expected a value of type \"String!\", found null.")]
    [InlineData(
        "{ dog { name @include(if: \"yes\") @onField(reason: 5) } }",
        "1:27: Expected a value of type \"Boolean!\", found \"yes\".",
        "1:51: Expected a value of type \"String\", found 5.")]
    public void Not_valid(string document, params string[] errors) => Has<GraphQL.Validation.Rules.ValuesOfCorrectType>(document, errors);
}
