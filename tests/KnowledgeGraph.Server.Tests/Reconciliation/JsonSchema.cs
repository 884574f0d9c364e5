using System.Text.Json;
using System.Text.RegularExpressions;

namespace KnowledgeGraph.Server.Tests.Reconciliation;

/// <summary>The part of JSON Schema that our schemas use: type, required, properties, additionalProperties, items, minItems, minLength, minimum, pattern, oneOf.</summary>
internal static class JsonSchema
{
    private static readonly string[] Known = ["type", "required", "properties", "additionalProperties", "items", "minItems", "minLength", "minimum", "pattern", "oneOf"];

    /// <summary>What breaks the schema, each with its place; empty for a valid value.</summary>
    public static IEnumerable<string> Breaches(JsonElement value, JsonElement schema, string at = "$")
    {
        Assert.Empty(schema.EnumerateObject().Select(keyword => keyword.Name).Except(Known, StringComparer.Ordinal));
        if (schema.TryGetProperty("oneOf", out var ways))
        {
            var fitting = ways.EnumerateArray().Count(way => !Breaches(value, way, at).Any());
            return fitting == 1 ? [] : [$"{at} fits {fitting} of the schemas: {value.GetRawText()}"];
        }
        var type = schema.GetProperty("type").GetString();
        return !IsOf(value, type!) ? [$"{at} is no {type}: {value.GetRawText()}"] : type switch
        {
            "object" => OfObject(value, schema, at),
            "array" => OfArray(value, schema, at),
            "string" => OfText(value.GetString()!, schema, at),
            "number" or "integer" => schema.TryGetProperty("minimum", out var least) && value.GetDouble() < least.GetDouble() ? [$"{at} is below {least}"] : [],
            _ => [],
        };
    }

    private static bool IsOf(JsonElement value, string type) => type switch
    {
        "object" => value.ValueKind == JsonValueKind.Object,
        "array" => value.ValueKind == JsonValueKind.Array,
        "string" => value.ValueKind == JsonValueKind.String,
        "number" => value.ValueKind == JsonValueKind.Number,
        "integer" => value.ValueKind == JsonValueKind.Number && value.TryGetInt64(out _),
        "boolean" => value.ValueKind is JsonValueKind.True or JsonValueKind.False,
        _ => throw new InvalidOperationException(type),
    };

    private static IEnumerable<string> OfObject(JsonElement value, JsonElement schema, string at)
    {
        var missing = schema.TryGetProperty("required", out var required)
            ? required.EnumerateArray().Where(name => !value.TryGetProperty(name.GetString()!, out _)).Select(name => $"{at} has no {name}") : [];
        return missing.Concat(value.EnumerateObject().SelectMany(member =>
            schema.TryGetProperty("properties", out var properties) && properties.TryGetProperty(member.Name, out var own) ? Breaches(member.Value, own, $"{at}.{member.Name}")
            : !schema.TryGetProperty("additionalProperties", out var others) ? []
            : others.ValueKind == JsonValueKind.False ? [$"{at} has {member.Name}"]
            : Breaches(member.Value, others, $"{at}.{member.Name}")));
    }

    private static IEnumerable<string> OfArray(JsonElement value, JsonElement schema, string at)
    {
        var few = schema.TryGetProperty("minItems", out var least) && value.GetArrayLength() < least.GetInt32() ? new[] { $"{at} has fewer than {least} items" } : [];
        return few.Concat(value.EnumerateArray().SelectMany((item, index) => Breaches(item, schema.GetProperty("items"), $"{at}[{index}]")));
    }

    private static IEnumerable<string> OfText(string value, JsonElement schema, string at)
    {
        if (schema.TryGetProperty("minLength", out var least) && value.Length < least.GetInt32())
        {
            yield return $"{at} is too short";
        }
        if (schema.TryGetProperty("pattern", out var pattern) && !Regex.IsMatch(value, pattern.GetString()!))
        {
            yield return $"{at} is {value}, which {pattern} does not match";
        }
    }
}
