using System.Globalization;

namespace KnowledgeGraph.GraphQL.Types;

/// <summary>
/// How a scalar's values come in and go out (specification, section 3.5, "Result Coercion" and "Input Coercion").
/// </summary>
/// <remarks>
/// Values come in as <see cref="int"/> or <see cref="double"/> (numbers beyond 32 bits are <see cref="long"/>, then double), <see cref="string"/>, <see cref="bool"/>,
/// <c>object?[]</c> or <see cref="InputObject"/>, the same from a literal and from a variable. Values go out as numbers, strings, booleans,
/// lists or dictionaries of these. Null never arrives at either.
/// </remarks>
public sealed class ScalarCoercion
{
    internal ScalarCoercion(Func<object, object?> parse, Func<object, object?> serialize)
    {
        Parse = parse;
        Serialize = serialize;
    }

    /// <summary>Anything comes in and goes out as it is.</summary>
    public static ScalarCoercion Any { get; } = new(value => value, value => value);

    internal static ScalarCoercion Int { get; } = new(ParseInt, SerializeInt);

    internal static ScalarCoercion Float { get; } = new(ParseFloat, SerializeFloat);

    internal static ScalarCoercion String { get; } = new(value => value as string, SerializeString);

    internal static ScalarCoercion Boolean { get; } = new(value => value as bool?, value => value as bool?);

    internal static ScalarCoercion Id { get; } = new(ParseId, SerializeId);

    /// <summary>From outside to what resolvers see; null or a <see cref="FormatException"/> says that the value does not fit.</summary>
    internal Func<object, object?> Parse { get; }

    /// <summary>From a resolver's value to a number, string, boolean or structure of these; null or a <see cref="FormatException"/> says that it does not fit.</summary>
    internal Func<object, object?> Serialize { get; }

    /// <summary>The coercion of a type of the specification, by name; null for others.</summary>
    internal static ScalarCoercion? BuiltIn(string name) => name switch
    {
        "Int" => Int,
        "Float" => Float,
        "String" => String,
        "Boolean" => Boolean,
        "ID" => Id,
        _ => null,
    };

    private static object? ParseInt(object value) => value switch
    {
        int => value,
        double number when IsInt32(number) => (int)number,
        _ => null,
    };

    private static object? SerializeInt(object value) => value switch
    {
        int => value,
        short or byte or sbyte or ushort => Convert.ToInt32(value, CultureInfo.InvariantCulture),
        long number when number is >= int.MinValue and <= int.MaxValue => (int)number,
        uint number when number <= int.MaxValue => (int)number,
        double number when IsInt32(number) => (int)number,
        _ => null,
    };

    private static bool IsInt32(double number) => number is >= int.MinValue and <= int.MaxValue && double.IsInteger(number);

    private static object? ParseFloat(object value) => value switch
    {
        int number => (double)number,
        long number => (double)number,
        double number when double.IsFinite(number) => value,
        _ => null,
    };

    private static object? SerializeFloat(object value) => value switch
    {
        double number => double.IsFinite(number) ? value : null,
        float number => float.IsFinite(number) ? double.Parse(number.ToString("R", CultureInfo.InvariantCulture), CultureInfo.InvariantCulture) : null,
        decimal number => (double)number,
        int or long or short or byte or sbyte or ushort or uint => Convert.ToDouble(value, CultureInfo.InvariantCulture),
        _ => null,
    };

    private static object? SerializeString(object value) => value switch
    {
        string => value,
        bool boolean => boolean ? "true" : "false",
        IFormattable formattable => formattable.ToString(null, CultureInfo.InvariantCulture),
        _ => null,
    };

    private static object? ParseId(object value) => value switch
    {
        string => value,
        int or long => ((IFormattable)value).ToString(null, CultureInfo.InvariantCulture),
        double number when double.IsInteger(number) => number.ToString("F0", CultureInfo.InvariantCulture),
        _ => null,
    };

    private static object? SerializeId(object value) => value switch
    {
        string => value,
        int or long or short or byte or sbyte or ushort or uint or ulong or Guid => ((IFormattable)value).ToString(null, CultureInfo.InvariantCulture),
        _ => null,
    };
}
