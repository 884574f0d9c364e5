using System.Buffers.Text;
using System.Text.Json;

namespace KnowledgeGraph.Storage;

/// <summary>
/// A place in an ordered list, as the sort key of the value there: opaque outside, the same in every store. Its text is the base64url of a
/// JSON array: the list's name, then the parts of the key, each text, integer or null.
/// </summary>
public sealed class Cursor
{
    private readonly string list;
    private readonly object?[] key;

    /// <summary>Makes a cursor of <paramref name="list"/>; parts are <see cref="string"/>, <see cref="long"/> or null.</summary>
    public Cursor(string list, params object?[] key) => (this.list, this.key) = (list, key);

    /// <summary>Reads a cursor of <paramref name="list"/> with <paramref name="parts"/> parts.</summary>
    /// <exception cref="InvalidCursorException">It is none.</exception>
    public static object?[] Parse(string text, string list, int parts)
    {
        try
        {
            using var json = JsonDocument.Parse(Base64Url.DecodeFromChars(text));
            var array = json.RootElement;
            if (array.ValueKind != JsonValueKind.Array || array.GetArrayLength() != parts + 1
                || array[0].ValueKind != JsonValueKind.String || array[0].GetString() != list)
            {
                throw new InvalidCursorException(text);
            }
            return [.. array.EnumerateArray().Skip(1).Select(Part)];
        }
        catch (Exception error) when (error is JsonException or FormatException or InvalidOperationException)
        {
            throw new InvalidCursorException(text);
        }
    }

    /// <summary>The opaque text.</summary>
    public override string ToString()
    {
        using var buffer = new MemoryStream();
        using (var json = new Utf8JsonWriter(buffer))
        {
            json.WriteStartArray();
            json.WriteStringValue(list);
            foreach (var part in key)
            {
                Write(json, part);
            }
            json.WriteEndArray();
        }
        return Base64Url.EncodeToString(buffer.GetBuffer().AsSpan(0, (int)buffer.Length));
    }

    private static object? Part(JsonElement part) => part.ValueKind switch
    {
        JsonValueKind.Null => null,
        JsonValueKind.String => part.GetString(),
        JsonValueKind.Number => part.GetInt64(),
        _ => throw new FormatException(),
    };

    private static void Write(Utf8JsonWriter json, object? part)
    {
        switch (part)
        {
            case null:
                json.WriteNullValue();
                break;
            case string text:
                json.WriteStringValue(text);
                break;
            case long number:
                json.WriteNumberValue(number);
                break;
            default:
                throw new ArgumentException($"a cursor holds no {part.GetType().Name}", nameof(part));
        }
    }
}
