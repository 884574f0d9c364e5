using System.Buffers;
using System.Text.Json;
using KnowledgeGraph.Storage;

namespace KnowledgeGraph.Ingestion.Export;

/// <summary>Writes the tables as JSON Lines: one object a row, every column present.</summary>
internal static class JsonLinesExport
{
    /// <summary>Writes all tables; returns the rows of the last one, the evidence.</summary>
    public static async Task<long> WriteAsync(IGraphReader graph, ExportFiles files, CancellationToken cancellationToken)
    {
        var rows = 0L;
        var buffer = new ArrayBufferWriter<byte>(64 * 1024);
        var json = new Utf8JsonWriter(buffer, ExtractionJson.Options);
        await using var disposing = json.ConfigureAwait(false);
        foreach (var table in Tables.All)
        {
            rows = 0;
            var file = files.Create(table.Name + ".jsonl");
            await using var closing = file.ConfigureAwait(false);
            var columns = table.Columns.Select(c => JsonEncodedText.Encode(c)).ToArray();
            await foreach (var row in table.Rows(graph, cancellationToken).ConfigureAwait(false))
            {
                buffer.ResetWrittenCount();
                json.Reset(buffer);
                WriteRow(json, columns, row);
                json.Flush();
                buffer.Write("\n"u8);
                file.Write(buffer.WrittenSpan);
                rows++;
            }
        }
        return rows;
    }

    private static void WriteRow(Utf8JsonWriter json, JsonEncodedText[] columns, Cell[] row)
    {
        json.WriteStartObject();
        for (var i = 0; i < columns.Length; i++)
        {
            json.WritePropertyName(columns[i]);
            WriteCell(json, row[i].Value);
        }
        json.WriteEndObject();
    }

    private static void WriteCell(Utf8JsonWriter json, object? value)
    {
        switch (value)
        {
            case null:
                json.WriteNullValue();
                break;
            case string text:
                json.WriteStringValue(text);
                break;
            case int number:
                json.WriteNumberValue(number);
                break;
            case double number:
                json.WriteNumberValue(number);
                break;
            case bool truth:
                json.WriteBooleanValue(truth);
                break;
            default:
                json.WriteStartArray();
                foreach (var text in (string[])value)
                {
                    json.WriteStringValue(text);
                }
                json.WriteEndArray();
                break;
        }
    }
}
