using System.Text.Json;
using KnowledgeGraph.Extraction;
using KnowledgeGraph.Model;

namespace KnowledgeGraph.Training;

/// <summary>
/// Reads the single articles of the development gold with their texts, to measure on, never to learn from. Their mentions are strings, so every
/// occurrence is taken.
/// </summary>
public static class GoldSet
{
    private const string TitleLine = "# title:";

    /// <summary>The articles of <c>eval/gold</c> whose text is a file of its own, by file name.</summary>
    public static IReadOnlyList<TrainingArticle> Load(string shared)
    {
        var articles = new List<TrainingArticle>();
        foreach (var gold in Directory.GetFiles(Path.Combine(shared, "eval", "gold"), "*_*.json").Order(StringComparer.Ordinal))
        {
            var name = Path.GetFileNameWithoutExtension(gold);
            var text = ReadText(name, Path.Combine(shared, "corpus", "articles", name + ".txt"));
            using var document = JsonDocument.Parse(File.ReadAllText(gold));
            var entities = document.RootElement.GetProperty("articles")[0].GetProperty("entities");
            articles.Add(new()
            {
                Document = name,
                Split = "gold",
                Text = text,
                Entities = [.. entities.EnumerateArray().Select((entity, index) => Entity(text.Text, entity, index))],
                Relations = [],
                Observations = [],
                Dates = [],
            });
        }
        return articles;
    }

    private static ArticleText ReadText(string name, string path)
    {
        var lines = File.ReadAllLines(path);
        var head = lines.TakeWhile(line => line.StartsWith('#')).ToArray();
        var title = head.FirstOrDefault(line => line.StartsWith(TitleLine, StringComparison.Ordinal))?[TitleLine.Length..].Trim();
        var body = string.Join('\n', lines[head.Length..]).Trim();
        return new(new() { Id = $"article:{name}/1", Document = name, Number = 1, Title = title, Body = body });
    }

    private static TrainingEntity Entity(string text, JsonElement entity, int index)
    {
        var kind = Enum.Parse<EntityKind>(entity.GetProperty("kind").GetString()!);
        var name = entity.GetProperty("name").GetString()!;
        var mentions = new List<LocalMention>();
        foreach (var surface in entity.GetProperty("mentions").EnumerateArray().Select(m => m.GetString()!).Append(name).Distinct(StringComparer.Ordinal))
        {
            for (var at = text.IndexOf(surface, StringComparison.Ordinal); at >= 0; at = text.IndexOf(surface, at + 1, StringComparison.Ordinal))
            {
                mentions.Add(new(at, at + surface.Length, kind, 1));
            }
        }
        EntityKind? other = entity.TryGetProperty("altKind", out var alternative) && alternative.GetString() is { } value ? Enum.Parse<EntityKind>(value) : null;
        return new(new() { Index = index, Kind = kind, Name = name, Mentions = [.. mentions.OrderBy(m => m.Start).ThenBy(m => m.End)] }, other, null, null, new bool[mentions.Count]);
    }
}
