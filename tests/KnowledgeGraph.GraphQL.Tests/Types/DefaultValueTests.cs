using KnowledgeGraph.GraphQL.Types;

namespace KnowledgeGraph.GraphQL.Tests.Types;

public sealed class DefaultValueTests
{
    [Theory]
    [InlineData("Int = 5", 5)]
    [InlineData("Float = 5", 5.0)]
    [InlineData("ID = 5", "5")]
    [InlineData("String = \"\"\"a\"\"\"", "a")]
    [InlineData("Boolean = true", true)]
    [InlineData("E = A", "A")]
    [InlineData("Int = null", null)]
    public void A_default_is_coerced(string definition, object? expected) => Assert.Equal(expected, Default(definition));

    [Fact]
    public void A_value_becomes_a_list_of_one() => Assert.Equal(new object?[] { new object?[] { 1 } }, Default("[[Int!]!] = 1"));

    [Fact]
    public void An_input_object_takes_the_defaults_of_its_fields() =>
        Assert.Equal([new("a", 1), new("b", 2.0), new("c", null)], Assert.IsType<InputObject>(Default("I = {c: null, a: 1}")));

    [Theory]
    [InlineData("Float = 1.50", "1.5")]
    [InlineData("Float = 1e21", "1e+21")]
    [InlineData("Float = 100000000000000000000", "100000000000000000000")]
    [InlineData("Float = 0.000001", "0.000001")]
    [InlineData("Float = 1.5e-7", "1.5e-7")]
    [InlineData("ID = \"5\"", "5")]
    [InlineData("ID = \"05\"", "\"05\"")]
    [InlineData("[Int] = 1", "[1]")]
    [InlineData("I = {a: 1}", "{a: 1, b: 2}")]
    [InlineData("String = \"\"\"a\nb\"\"\"", "\"a\\nb\"")]
    [InlineData("E = A", "A")]
    [InlineData("S = {x: [1]}", "{x: [1]}")]
    public void A_default_is_printed_as_it_is_after_coercion(string definition, string expected)
    {
        var input = Argument(definition);
        Assert.Equal(expected, DefaultValuePrinter.Print(input.Type, input.Node.DefaultValue!));
    }

    private static object? Default(string definition) => Argument(definition).Default;

    private static InputValue Argument(string definition) =>
        Schema.Parse($"type Query {{ f(x: {definition}): Int }} enum E {{ A }} scalar S input I {{ a: Int! b: Float = 2 c: I }}").Query.Fields[0].Arguments[0];
}
