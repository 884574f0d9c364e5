using System.Buffers;
using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace KnowledgeGraph.Storage.Neo4j;

/// <summary>A statement, one of a fixed set of texts, and its parameters as the members of a JSON object. Values never become text of the statement.</summary>
internal sealed class CypherQuery : IDisposable
{
    private static readonly JsonWriterOptions Plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, SkipValidation = true };

    private readonly ArrayBufferWriter<byte> buffer;
    private readonly Utf8JsonWriter json;

    public CypherQuery(string text, int capacity = 512)
    {
        Text = text;
        buffer = new(capacity);
        json = new(buffer, Plain);
        json.WriteStartObject();
    }

    /// <summary>The statement.</summary>
    public string Text { get; }

    public CypherQuery Set(string name, string? value)
    {
        json.WriteString(name, value);
        return this;
    }

    public CypherQuery Set(string name, long? value)
    {
        if (value is { } number)
        {
            json.WriteNumber(name, number);
        }
        else
        {
            json.WriteNull(name);
        }
        return this;
    }

    public CypherQuery Set(string name, bool value)
    {
        json.WriteBoolean(name, value);
        return this;
    }

    public CypherQuery SetNumber(string name, double value)
    {
        json.WritePropertyName(name);
        WriteNumber(json, value);
        return this;
    }

    public CypherQuery Set(string name, IEnumerable<string>? values)
    {
        json.WritePropertyName(name);
        WriteTexts(json, values);
        return this;
    }

    /// <summary>The parts of a cursor's key as a list: texts, integers.</summary>
    public CypherQuery SetKey(string name, object?[]? key)
    {
        json.WritePropertyName(name);
        WriteValue(json, key);
        return this;
    }

    /// <summary>A list of maps.</summary>
    public CypherQuery SetRows<T>(string name, IEnumerable<T> rows, Action<Utf8JsonWriter, T> write)
    {
        json.WriteStartArray(name);
        foreach (var row in rows)
        {
            write(json, row);
        }
        json.WriteEndArray();
        return this;
    }

    /// <summary>The parameters without their braces: <c>"a":1,"b":2</c>.</summary>
    public ReadOnlySpan<byte> Members()
    {
        json.Flush();
        return buffer.WrittenSpan[1..];
    }

    /// <summary>Gives back what the writer holds; the members stay.</summary>
    public void Dispose() => json.Dispose();

    /// <summary>Writes a value of one of the types that parameters may have; null stands for no value.</summary>
    public static void WriteValue(Utf8JsonWriter json, object? value)
    {
        switch (value)
        {
            case null:
                json.WriteNullValue();
                break;
            case string text:
                json.WriteStringValue(text);
                break;
            case bool truth:
                json.WriteBooleanValue(truth);
                break;
            case int number:
                json.WriteNumberValue(number);
                break;
            case long number:
                json.WriteNumberValue(number);
                break;
            case double number:
                WriteNumber(json, number);
                break;
            case IEnumerable<string> texts:
                WriteTexts(json, texts);
                break;
            case IEnumerable<long> numbers:
                json.WriteStartArray();
                foreach (var number in numbers)
                {
                    json.WriteNumberValue(number);
                }
                json.WriteEndArray();
                break;
            case IEnumerable<double> numbers:
                json.WriteStartArray();
                foreach (var number in numbers)
                {
                    WriteNumber(json, number);
                }
                json.WriteEndArray();
                break;
            case object?[] parts:
                json.WriteStartArray();
                foreach (var part in parts)
                {
                    WriteValue(json, part);
                }
                json.WriteEndArray();
                break;
            default:
                throw new ArgumentException($"a parameter holds no {value.GetType().Name}", nameof(value));
        }
    }

    /// <summary>A JSON number with a point or an exponent, which the server takes for a float: 1.0 is not 1.</summary>
    private static void WriteNumber(Utf8JsonWriter json, double value)
    {
        Span<char> text = stackalloc char[40];
        value.TryFormat(text, out var length, "R", CultureInfo.InvariantCulture);
        if (!text[..length].ContainsAny('.', 'E'))
        {
            ".0".CopyTo(text[length..]);
            length += 2;
        }
        json.WriteRawValue(text[..length], skipInputValidation: true);
    }

    private static void WriteTexts(Utf8JsonWriter json, IEnumerable<string>? values)
    {
        if (values is null)
        {
            json.WriteNullValue();
            return;
        }
        json.WriteStartArray();
        foreach (var value in values)
        {
            json.WriteStringValue(value);
        }
        json.WriteEndArray();
    }
}
