using System.Text.Json;

namespace KnowledgeGraph.Extraction.Tests.Linking;

/// <summary>Annotated articles that stand beside the repository on some machines; tests skip where they do not.</summary>
internal static class SharedData
{
    public static string Folder(params string[] path)
    {
        var directory = AppContext.BaseDirectory;
        while (directory is not null && !File.Exists(Path.Combine(directory, "KnowledgeGraph.sln")))
        {
            directory = Path.GetDirectoryName(directory);
        }
        var folder = directory is null ? "" : Path.Combine([directory, "..", "shared", .. path]);
        if (!Directory.Exists(folder))
        {
            Assert.Skip("the annotated articles are not beside the repository");
        }
        return folder;
    }

    /// <summary>The first mention of each place with a six-digit code.</summary>
    public static IEnumerable<(ArticleText Article, string Name, int Start, int End, string Code)> CodedPlaces(string folder, string file)
    {
        var texts = File.ReadLines(Path.Combine(folder, "texts.jsonl")).Select(line => JsonDocument.Parse(line).RootElement)
            .ToDictionary(row => row.GetProperty("id").GetString()!, row => row.GetProperty("text").GetString()!, StringComparer.Ordinal);
        foreach (var line in File.ReadLines(Path.Combine(folder, file)))
        {
            var annotation = JsonDocument.Parse(line).RootElement.GetProperty("articles")[0];
            var article = Some.Article(texts[annotation.GetProperty("id").GetString()!]);
            foreach (var entity in annotation.GetProperty("entities").EnumerateArray())
            {
                if (entity.TryGetProperty("code", out var code) && code.ValueKind == JsonValueKind.String && entity.GetProperty("mentions").GetArrayLength() > 0)
                {
                    var mention = entity.GetProperty("mentions")[0];
                    yield return (article, entity.GetProperty("name").GetString()!, mention.GetProperty("start").GetInt32(), mention.GetProperty("end").GetInt32(), code.GetString()!);
                }
            }
        }
    }
}
