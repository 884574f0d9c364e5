using System.Collections;
using System.Globalization;

namespace KnowledgeGraph.GraphQL.Response;

/// <summary>Values of custom scalars and extensions as JSON: numbers, strings, booleans, lists and dictionaries of these.</summary>
internal static class AnyWriter
{
    private const int MaxDepth = 64;

    public static void Write(ref JsonWriter writer, object? value, int depth = 0)
    {
        if (depth > MaxDepth)
            throw new FormatException($"The value is nested more than {MaxDepth} deep.");
        switch (value)
        {
            case null:
                writer.Raw("null"u8);
                break;
            case string text:
                writer.String(text);
                break;
            case bool boolean:
                writer.Boolean(boolean);
                break;
            case int or long or short or byte or sbyte or ushort or uint:
                writer.Number(Convert.ToInt64(value, CultureInfo.InvariantCulture));
                break;
            case double or float or decimal:
                writer.Number(Convert.ToDouble(value, CultureInfo.InvariantCulture));
                break;
            case IEnumerable<KeyValuePair<string, object?>> fields:
                WriteObject(ref writer, fields, depth);
                break;
            case IEnumerable items:
                WriteList(ref writer, items, depth);
                break;
            default:
                writer.String(Convert.ToString(value, CultureInfo.InvariantCulture));
                break;
        }
    }

    private static void WriteObject(ref JsonWriter writer, IEnumerable<KeyValuePair<string, object?>> fields, int depth)
    {
        var first = true;
        writer.Raw((byte)'{');
        foreach (var (name, value) in fields)
        {
            if (!first)
                writer.Raw((byte)',');
            first = false;
            writer.String(name);
            writer.Raw((byte)':');
            Write(ref writer, value, depth + 1);
        }

        writer.Raw((byte)'}');
    }

    private static void WriteList(ref JsonWriter writer, IEnumerable items, int depth)
    {
        var first = true;
        writer.Raw((byte)'[');
        foreach (var item in items)
        {
            if (!first)
                writer.Raw((byte)',');
            first = false;
            Write(ref writer, item, depth + 1);
        }

        writer.Raw((byte)']');
    }
}
