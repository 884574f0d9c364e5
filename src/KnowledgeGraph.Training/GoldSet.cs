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
            var answer = document.RootElement.GetProperty("articles")[0];
            var entities = answer.GetProperty("entities");
            var indexes = entities.EnumerateArray().Select((e, i) => (Id: e.GetProperty("id").GetString()!, i)).ToDictionary(e => e.Id, e => e.i, StringComparer.Ordinal);
            articles.Add(new()
            {
                Document = name,
                Split = "gold",
                Text = text,
                Entities = [.. entities.EnumerateArray().Select((entity, index) => Entity(text.Text, entity, index))],
                Relations = [.. answer.GetProperty("relations").EnumerateArray().Select(r => Relation(text.Text, r, indexes))],
                Observations = [.. answer.GetProperty("observations").EnumerateArray().Select(o => Observation(text.Text, o, indexes))],
                Dates = [.. answer.GetProperty("dates").EnumerateArray().Select(d => Date(text.Text, d)).OfType<LocalDate>()],
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

    private static (int Start, int End) Find(string text, JsonElement fact, string name)
    {
        var quote = fact.GetProperty(name).GetString()!;
        var at = text.IndexOf(quote, StringComparison.Ordinal);
        return at < 0 ? (0, 0) : (at, at + quote.Length);
    }

    private static LocalRelation Relation(string text, JsonElement fact, Dictionary<string, int> indexes)
    {
        var (start, end) = Find(text, fact, "quote");
        var type = Enum.GetValues<RelationType>().First(t => Names.Of(t) == fact.GetProperty("type").GetString());
        var title = fact.TryGetProperty("title", out var post) ? post.GetString() : null;
        return new(type, indexes[fact.GetProperty("from").GetString()!], indexes[fact.GetProperty("to").GetString()!], title, start, end, 1);
    }

    private static LocalObservation Observation(string text, JsonElement fact, Dictionary<string, int> indexes)
    {
        var (start, end) = Find(text, fact, "quote");
        var place = fact.GetProperty("place").GetString() is { } id ? indexes[id] : -1;
        return new(
            indexes[fact.GetProperty("subject").GetString()!], place, fact.GetProperty("metric").GetString()!, fact.GetProperty("value").GetDouble(), fact.GetProperty("unit").GetString(),
            Enum.Parse<Comparison>(fact.GetProperty("comparison").GetString()!, ignoreCase: true), fact.GetProperty("change").GetBoolean(), fact.GetProperty("period").GetString(), start, end, 1);
    }

    private static LocalDate? Date(string text, JsonElement fact)
    {
        var (start, end) = Find(text, fact, "text");
        return end == 0 ? null : new(fact.GetProperty("value").GetString()!, start, end);
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
        PlaceLevel? level = kind == EntityKind.Place ? Enum.Parse<PlaceLevel>(entity.GetProperty("level").GetString()!, ignoreCase: true) : null;
        var canonical = entity.TryGetProperty("canonical", out var path) ? path.GetString() : null;
        var local = new LocalEntity { Index = index, Kind = kind, Name = name, Level = level, Mentions = [.. mentions.OrderBy(m => m.Start).ThenBy(m => m.End)] };
        return new(local, other, canonical, null, new bool[mentions.Count]);
    }
}
