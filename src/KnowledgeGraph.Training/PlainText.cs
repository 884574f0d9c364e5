using System.IO.Compression;
using System.Text.Json;

namespace KnowledgeGraph.Training;

/// <summary>Reads plain news texts: one JSON object with <c>id</c> and <c>text</c> a line, packed by gzip where the file's name ends in <c>.gz</c>.</summary>
internal static class PlainText
{
    /// <summary>The texts in the file's order.</summary>
    public static IEnumerable<string> Read(string path) => ReadNamed(path).Select(row => row.Text);

    /// <summary>The texts with their ids.</summary>
    public static IEnumerable<(string Id, string Text)> ReadNamed(string path)
    {
        using var file = File.OpenRead(path);
        using Stream unpacked = path.EndsWith(".gz", StringComparison.Ordinal) ? new GZipStream(file, CompressionMode.Decompress) : file;
        using var reader = new StreamReader(unpacked);
        while (reader.ReadLine() is { } line)
        {
            using var row = JsonDocument.Parse(line);
            yield return (row.RootElement.GetProperty("id").GetString()!, row.RootElement.GetProperty("text").GetString()!);
        }
    }
}
