using System.Globalization;
using System.Text.Json;
using KnowledgeGraph.Model;

namespace KnowledgeGraph.Storage.Sqlite;

/// <summary>How values stand in columns.</summary>
internal static class Columns
{
    /// <summary>A date as an integer that sorts as <see cref="PartialDate.CompareTo"/> does: first possible day, then the more precise.</summary>
    public static long? Of(PartialDate? date) => date is { } d
        ? (((((d.Year * 100L) + Math.Max(d.Month, 1)) * 100) + Math.Max(d.Day, 1)) * 4) + (d.Day != 0 ? 0 : d.Month != 0 ? 1 : 2)
        : null;

    /// <summary>Reads what <see cref="Of(PartialDate?)"/> wrote.</summary>
    public static PartialDate? Date(long? column)
    {
        if (column is not { } value)
        {
            return null;
        }
        var (day, precision) = ((int)(value >> 2), value & 3);
        return PartialDate.Of(day / 10000, precision == 2 ? 0 : day / 100 % 100, precision == 0 ? day % 100 : 0);
    }

    /// <summary>The first possible day as the columns hold it, for comparisons.</summary>
    public static long Day(DateOnly day) => (((day.Year * 100L) + day.Month) * 100) + day.Day;

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
