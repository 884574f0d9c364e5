using System.IO.Compression;
using System.Text.Json;

namespace KnowledgeGraph.Training;

/// <summary>Reads the plain news texts: gzip, one JSON object with <c>text</c> a line.</summary>
internal static class PlainText
{
    /// <summary>The texts in the file's order.</summary>
    public static IEnumerable<string> Read(string path)
    {
        using var file = File.OpenRead(path);
        using var unpacked = new GZipStream(file, CompressionMode.Decompress);
        using var reader = new StreamReader(unpacked);
        while (reader.ReadLine() is { } line)
        {
            using var row = JsonDocument.Parse(line);
            yield return row.RootElement.GetProperty("text").GetString()!;
        }
    }
}
