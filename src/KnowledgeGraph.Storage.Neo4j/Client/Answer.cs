using System.Text.Json;

namespace KnowledgeGraph.Storage.Neo4j;

/// <summary>The rows that a statement gave.</summary>
internal sealed class Answer(JsonDocument document, JsonElement values) : IDisposable
{
    /// <summary>How many.</summary>
    public int Count { get; } = values.GetArrayLength();

    /// <summary>All of them, in order.</summary>
    public IEnumerable<Row> Rows()
    {
        foreach (var row in values.EnumerateArray())
        {
            yield return new(row);
        }
    }

    /// <summary>The only row.</summary>
    public Row Single() => Count == 1 ? new(values[0]) : throw new InvalidOperationException($"one row was asked for, {Count} came");

    /// <inheritdoc/>
    public void Dispose() => document.Dispose();
}

/// <summary>A row, or a list inside one: values by position. Integers are read with all their 64 bits.</summary>
internal readonly struct Row(JsonElement values)
{
    /// <summary>The values as JSON.</summary>
    public override string ToString() => values.GetRawText();

    public bool IsNull(int index) => values[index].ValueKind == JsonValueKind.Null;

    public string Text(int index) => values[index].GetString()!;

    public string? TextOrNull(int index) => values[index].GetString();

    public long Int64(int index) => values[index].GetInt64();

    public int Int32(int index) => values[index].GetInt32();

    public long? Int64OrNull(int index) => IsNull(index) ? null : Int64(index);

    public double Double(int index) => values[index].GetDouble();

    public bool Truth(int index) => values[index].ValueKind == JsonValueKind.True;

    /// <summary>A list of texts; a missing one is empty.</summary>
    public IReadOnlyList<string> Texts(int index) => IsNull(index) ? [] : [.. values[index].EnumerateArray().Select(text => text.GetString()!)];

    /// <summary>A list of integers; a missing one is empty.</summary>
    public IReadOnlyList<long> Int64s(int index) => IsNull(index) ? [] : [.. values[index].EnumerateArray().Select(number => number.GetInt64())];

    /// <summary>A list of numbers; a missing one is empty.</summary>
    public IReadOnlyList<double> Doubles(int index) => IsNull(index) ? [] : [.. values[index].EnumerateArray().Select(number => number.GetDouble())];

    /// <summary>A list as a row.</summary>
    public Row List(int index) => new(values[index]);

    /// <summary>A list of texts and integers: the key of a cursor.</summary>
    public object?[] Key(int index) =>
        [.. values[index].EnumerateArray().Select(part => part.ValueKind == JsonValueKind.String ? (object?)part.GetString() : part.ValueKind == JsonValueKind.Null ? null : part.GetInt64())];

    /// <summary>A list of lists; a missing one is empty.</summary>
    public IEnumerable<Row> Rows(int index)
    {
        if (!IsNull(index))
        {
            foreach (var row in values[index].EnumerateArray())
            {
                yield return new(row);
            }
        }
    }
}
