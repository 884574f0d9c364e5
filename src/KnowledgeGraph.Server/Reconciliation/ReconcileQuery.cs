using System.Globalization;
using System.Text.Json;
using KnowledgeGraph.Model;

namespace KnowledgeGraph.Server.Reconciliation;

/// <summary>A request that is not one of the specification; the message is one line for the client.</summary>
internal sealed class ReconcileException(string message, int status = 400) : Exception(message)
{
    /// <summary>The HTTP status of the answer.</summary>
    public int Status { get; } = status;
}

/// <summary>One query of a batch, as the reconciliation specification 0.2 defines it.</summary>
/// <param name="Key">What the client calls it.</param>
/// <param name="Text">A name, or an id; null where only properties are given.</param>
/// <param name="Kinds">Of these kinds; null for all. Unknown types are of no kind.</param>
/// <param name="Limit">Candidates at most.</param>
/// <param name="Places">Values of the property <c>place</c>: ids, codes or names.</param>
internal sealed record ReconcileQuery(string Key, string? Text, IReadOnlyList<EntityKind>? Kinds, int Limit, IReadOnlyList<string> Places)
{
    /// <summary>The only property that narrows a query: what is within the place.</summary>
    public const string PlaceProperty = "place";

    /// <summary>Queries of a batch at most.</summary>
    public const int BatchSize = 100;

    private const int DefaultLimit = 5;

    private const int MaxLimit = 100;

    /// <summary>Reads a batch.</summary>
    /// <exception cref="ReconcileException">It is none; the message says what is wrong and what to give.</exception>
    public static IReadOnlyList<ReconcileQuery> ReadBatch(string json)
    {
        try
        {
            using var document = JsonDocument.Parse(json);
            if (document.RootElement.ValueKind != JsonValueKind.Object)
            {
                throw new ReconcileException("\"queries\" is no JSON object; give {\"q0\": {\"query\": \"NAME\"}, …}");
            }
            ReconcileQuery[] batch = [.. document.RootElement.EnumerateObject().Select(Read)];
            return batch.Length <= BatchSize ? batch
                : throw new ReconcileException(string.Create(CultureInfo.InvariantCulture, $"the batch holds {batch.Length} queries; give at most {BatchSize}"), 413);
        }
        catch (JsonException error)
        {
            throw new ReconcileException(string.Create(CultureInfo.InvariantCulture, $"\"queries\" is broken JSON at line {(error.LineNumber ?? 0) + 1}, byte {error.BytePositionInLine ?? 0}; give {{\"q0\": {{\"query\": \"NAME\"}}, …}}"));
        }
    }

    private static ReconcileQuery Read(JsonProperty entry)
    {
        var (key, query) = (entry.Name, entry.Value);
        if (query.ValueKind != JsonValueKind.Object)
        {
            throw new ReconcileException($"query \"{key}\" is no object; give {{\"query\": \"NAME\"}}");
        }
        var text = query.TryGetProperty("query", out var given) ? TextOf(given) ?? throw new ReconcileException($"\"query\" of \"{key}\" is no text; give a name that is not empty") : null;
        var properties = query.TryGetProperty("properties", out var list) && list.ValueKind == JsonValueKind.Array ? list.EnumerateArray().ToArray() : [];
        return string.IsNullOrWhiteSpace(text) && properties.Length == 0
            ? throw new ReconcileException($"query \"{key}\" has neither \"query\" nor \"properties\"; give at least one")
            : new(key, text, KindsOf(query), LimitOf(key, query), [.. properties.SelectMany(PlacesOf)]);
    }

    private static int LimitOf(string key, JsonElement query)
    {
        if (!query.TryGetProperty("limit", out var limit))
        {
            return DefaultLimit;
        }
        return limit.ValueKind == JsonValueKind.Number && limit.TryGetInt32(out var count) && count > 0 ? Math.Min(count, MaxLimit)
            : throw new ReconcileException($"\"limit\" of \"{key}\" is {limit.GetRawText()}; give a whole number from 1");
    }

    /// <summary>Types come as one id, or as a list of ids or of types.</summary>
    private static IReadOnlyList<EntityKind>? KindsOf(JsonElement query)
    {
        if (!query.TryGetProperty("type", out var type) || type.ValueKind == JsonValueKind.Null)
        {
            return null;
        }
        var ids = (type.ValueKind == JsonValueKind.Array ? type.EnumerateArray() : Enumerable.Repeat(type, 1)).Select(IdOf).Where(id => !string.IsNullOrEmpty(id)).ToArray();
        return ids.Length == 0 ? null : [.. Enum.GetValues<EntityKind>().Where(kind => ids.Contains(EntityTypes.IdOf(kind), StringComparer.Ordinal))];
    }

    private static IEnumerable<string> PlacesOf(JsonElement property)
    {
        if (property.ValueKind != JsonValueKind.Object || !property.TryGetProperty("pid", out var pid) || TextOf(pid) != PlaceProperty || !property.TryGetProperty("v", out var value))
        {
            return [];
        }
        return (value.ValueKind == JsonValueKind.Array ? value.EnumerateArray() : Enumerable.Repeat(value, 1)).Select(IdOf).OfType<string>();
    }

    private static string? IdOf(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Object => value.TryGetProperty("id", out var id) ? TextOf(id) : null,
        JsonValueKind.Number => value.GetRawText(),
        _ => TextOf(value),
    };

    private static string? TextOf(JsonElement value) => value.ValueKind == JsonValueKind.String ? value.GetString() : null;
}
