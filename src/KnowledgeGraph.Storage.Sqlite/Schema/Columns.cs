using System.Globalization;
using System.Text.Json;
using KnowledgeGraph.Model;

namespace KnowledgeGraph.Storage.Sqlite;

/// <summary>How values stand in columns.</summary>
internal static class Columns
{
    /// <summary>A date as <see cref="DateKey"/> makes it.</summary>
    public static long? Of(PartialDate? date) => DateKey.Of(date);

    /// <summary>Reads what <see cref="Of(PartialDate?)"/> wrote.</summary>
    public static PartialDate? Date(long? column) => DateKey.ToDate(column);

    /// <summary>The first possible day as the columns hold it, for comparisons.</summary>
    public static long Day(DateOnly day) => DateKey.OfDay(day);

    /// <summary>A list as a JSON array.</summary>
    public static string Of(IReadOnlyList<string> list) => list.Count == 0 ? "[]" : JsonSerializer.Serialize(list, ColumnsJson.Plain.IReadOnlyListString);

    /// <summary>Reads a JSON array of texts.</summary>
    public static IReadOnlyList<string> List(string json) => json == "[]" ? [] : JsonSerializer.Deserialize(json, ColumnsJson.Default.StringArray)!;

    /// <summary>Keys as a JSON array; null for none.</summary>
    public static string? Of(IReadOnlyList<long> keys) =>
        keys.Count == 0 ? null : $"[{string.Join(',', keys.Select(key => key.ToString(CultureInfo.InvariantCulture)))}]";

    /// <summary>Reads a JSON array of keys.</summary>
    public static IEnumerable<long> Keys(string? json) => json is null
        ? []
        : json[1..^1].Split(',').Select(key => long.Parse(key, CultureInfo.InvariantCulture));
}
