namespace KnowledgeGraph.GraphQL.Tests.Validation.Rules;

public sealed class SingleFieldSubscriptionsTests : RuleTestBase
{
    [Theory]
    [InlineData("subscription { news { body sender } }")]
    public void Valid(string document) => IsValid<GraphQL.Validation.Rules.SingleFieldSubscriptions>(document);

    [Theory]
    [InlineData(
        "subscription { news { body } other { body } }",
        "1:30: The subscription must select one field only at its root.")]
    [InlineData(
        "subscription S { ...F } fragment F on Subscription { news { body } other { sender } x: other { body } }",
        "1:68 1:85: Subscription \"S\" must select one field only at its root.")]
    [InlineData(
        "subscription { __typename }",
        "1:16: The subscription must not select the introspection field \"__typename\" at its root.")]
    [InlineData(
        "subscription S { news { body } __typename }",
        "1:32: Subscription \"S\" must select one field only at its root.",
        "1:32: Subscription \"S\" must not select the introspection field \"__typename\" at its root.")]
    [InlineData(
        "subscription { news @skip(if: true) { body } }",
        "1:21: The root of a subscription must not use @skip.")]
    [InlineData(
        "subscription ($a: Boolean!) { ...F @include(if: $a) } fragment F on Subscription { news { body } }",
        "1:36: The root of a subscription must not use @include.")]
    [InlineData(
        "subscription { ... @skip(if: false) { news { body } } }",
        "1:20: The root of a subscription must not use @skip.")]
    public void Not_valid(string document, params string[] errors) => Has<GraphQL.Validation.Rules.SingleFieldSubscriptions>(document, errors);
}
