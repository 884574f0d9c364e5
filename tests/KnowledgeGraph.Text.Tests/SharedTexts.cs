using System.Text.Json;

namespace KnowledgeGraph.Text.Tests;

/// <summary>The texts of ../shared/corpus.</summary>
internal static class SharedTexts
{
    public static IEnumerable<string> All()
    {
        foreach (var folder in new[] { "corpus/pages", "corpus/articles" })
        {
            foreach (var file in Directory.EnumerateFiles(Repository.Shared(folder), "*.txt").Order(StringComparer.Ordinal))
            {
                yield return File.ReadAllText(file);
            }
        }
        foreach (var file in new[] { "corpus/news/local.jsonl", "corpus/news/general.jsonl" })
        {
            foreach (var line in File.ReadLines(Repository.Shared(file)))
            {
                using var document = JsonDocument.Parse(line);
                yield return document.RootElement.GetProperty("text").GetString()!;
            }
        }
    }
}
