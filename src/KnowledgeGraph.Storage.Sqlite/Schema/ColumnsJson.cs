using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace KnowledgeGraph.Storage.Sqlite;

/// <summary>JSON without reflection, and without escapes for what is not ASCII.</summary>
[JsonSerializable(typeof(IReadOnlyList<string>))]
[JsonSerializable(typeof(string[]))]

internal sealed partial class ColumnsJson : JsonSerializerContext
{
    public static ColumnsJson Plain { get; } = new(new JsonSerializerOptions { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping });
}
