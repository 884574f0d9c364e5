using System.Globalization;
using System.Text.Json;

namespace KnowledgeGraph.Server.Reconciliation;

/// <summary>A data extension query, as the reconciliation specification 0.2 defines it.</summary>
/// <param name="Ids">Entities.</param>
/// <param name="Properties">What is asked of each.</param>
internal sealed record ExtendQuery(IReadOnlyList<string> Ids, IReadOnlyList<AskedProperty> Properties)
{
    /// <summary>Values of a property at most, where the query does not say.</summary>
    public const int DefaultLimit = 10;

    private const int MaxIds = 200;

    private const int MaxProperties = 30;

    private const int MaxLimit = 200;

    private const string Form = "give {\"ids\": [\"ID\", …], \"properties\": [{\"id\": \"PROPERTY\"}, …]}";

    /// <summary>Reads a query.</summary>
    /// <exception cref="ReconcileException">It is none; the message says what is wrong and what to give.</exception>
    public static ExtendQuery Read(string json)
    {
        try
        {
            using var document = JsonDocument.Parse(json);
            var root = document.RootElement;
            if (root.ValueKind != JsonValueKind.Object || !IsArray(root, "ids", out var ids) || !IsArray(root, "properties", out var properties)
                || ids.EnumerateArray().Any(id => id.ValueKind != JsonValueKind.String))
            {
                throw new ReconcileException($"\"extend\" is no query; {Form}");
            }
            Check("ids", ids.GetArrayLength(), MaxIds);
            Check("properties", properties.GetArrayLength(), MaxProperties);
            return new([.. ids.EnumerateArray().Select(id => id.GetString()!).Distinct(StringComparer.Ordinal)], [.. properties.EnumerateArray().Select(ReadProperty)]);
        }
        catch (JsonException error)
        {
            throw new ReconcileException(string.Create(CultureInfo.InvariantCulture, $"\"extend\" is broken JSON at line {(error.LineNumber ?? 0) + 1}, byte {error.BytePositionInLine ?? 0}; {Form}"));
        }
    }

    private static bool IsArray(JsonElement root, string name, out JsonElement array) => root.TryGetProperty(name, out array) && array.ValueKind == JsonValueKind.Array;

    private static void Check(string name, int count, int most)
    {
        if (count > most)
        {
            throw new ReconcileException(string.Create(CultureInfo.InvariantCulture, $"\"{name}\" has {count} items; give at most {most}"), 413);
        }
    }

    private static AskedProperty ReadProperty(JsonElement asked)
    {
        if (asked.ValueKind != JsonValueKind.Object || !asked.TryGetProperty("id", out var id) || id.ValueKind != JsonValueKind.String)
        {
            throw new ReconcileException($"a property has no \"id\"; {Form}");
        }
        var property = EntityProperty.All.FirstOrDefault(known => known.Id == id.GetString())
            ?? throw new ReconcileException($"there is no property \"{id.GetString()}\"; give one of {string.Join(", ", EntityProperty.All.Select(known => known.Id))}");
        var settings = asked.TryGetProperty("settings", out var given) && given.ValueKind == JsonValueKind.Object ? given : default;
        return new(property, (int)Setting(settings, "limit", DefaultLimit, 1, MaxLimit), Setting(settings, "min_score", 0, 0, 1));
    }

    /// <summary>A number of the settings, written as one or as text.</summary>
    private static double Setting(JsonElement settings, string name, double usual, double least, double most)
    {
        if (settings.ValueKind != JsonValueKind.Object || !settings.TryGetProperty(name, out var value) || value.ValueKind == JsonValueKind.Null)
        {
            return usual;
        }
        var text = value.ValueKind == JsonValueKind.String ? value.GetString() : value.GetRawText();
        return double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && number >= least && number <= most ? number
            : throw new ReconcileException(string.Create(CultureInfo.InvariantCulture, $"the setting \"{name}\" is {text}; give a number from {least} to {most}"));
    }
}

/// <summary>A property that is asked for.</summary>
/// <param name="Property">Which.</param>
/// <param name="Limit">Values of one entity at most.</param>
/// <param name="MinScore">Only relations with at least this score.</param>
internal sealed record AskedProperty(EntityProperty Property, int Limit, double MinScore);
