using System.Globalization;
using System.Text.Json;
using KnowledgeGraph.Extraction;
using KnowledgeGraph.Model;

namespace KnowledgeGraph.Training;

/// <summary>
/// Reads annotation in the gold's form with its texts: <c>texts.jsonl</c> with <c>train.jsonl</c> or <c>tune.jsonl</c>, or other files of that form. Offsets move
/// from the print to the article (<see cref="PrintedText"/>); every offset is checked against the annotated characters.
/// </summary>
public static class TrainingSet
{
    /// <summary>The articles of <c>SPLIT.jsonl</c> in <paramref name="folder"/>, in the file's order.</summary>
    /// <exception cref="InvalidDataException">An annotation does not fit its text; the message names the article and the annotation.</exception>
    public static IReadOnlyList<TrainingArticle> Load(string folder, string split)
    {
        var texts = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var line in File.ReadLines(Path.Combine(folder, "texts.jsonl")))
        {
            using var row = JsonDocument.Parse(line);
            texts[$"texts.jsonl#{row.RootElement.GetProperty("id").GetString()}"] = row.RootElement.GetProperty("text").GetString()!;
        }
        return Load(Path.Combine(folder, split + ".jsonl"), split, texts);
    }

    /// <summary>The articles of <paramref name="file"/>, in its order, as articles of <paramref name="split"/>; <paramref name="texts"/> has their texts by document.</summary>
    /// <exception cref="InvalidDataException">There is no text of an article, or an annotation does not fit it; the message names the article and the annotation.</exception>
    public static IReadOnlyList<TrainingArticle> Load(string file, string split, IReadOnlyDictionary<string, string> texts)
    {
        var articles = new List<TrainingArticle>();
        foreach (var line in File.ReadLines(file))
        {
            using var row = JsonDocument.Parse(line);
            var document = row.RootElement.GetProperty("document").GetString()!;
            foreach (var article in row.RootElement.GetProperty("articles").EnumerateArray())
            {
                var text = texts.GetValueOrDefault(document) ?? throw new InvalidDataException($"{file}: there is no text of {document}");
                articles.Add(new Reader(document, split, text, article).Read());
            }
        }
        return articles;
    }

    /// <summary>One article's annotation, moved from the printed text to title and body.</summary>
    private sealed class Reader
    {
        private readonly string document;
        private readonly string split;
        private readonly string printed;
        private readonly JsonElement annotation;
        private readonly ArticleText text;
        private readonly int titleStart;
        private readonly int titleEnd;
        private readonly int bodyStart;
        private readonly Dictionary<string, int> indexes = new(StringComparer.Ordinal);

        public Reader(string document, string split, string printed, JsonElement annotation)
        {
            this.document = document;
            this.split = split;
            this.printed = printed;
            this.annotation = annotation;
            var title = annotation.GetProperty("title").GetString();
            var titled = title is { Length: > 0 } && printed.StartsWith(PrintedText.TitleMark + title, StringComparison.Ordinal);
            titleStart = titled ? PrintedText.TitleMark.Length : 0;
            (text, titleEnd, bodyStart) = PrintedText.Lay(document, printed, titled ? title!.Length : 0);
        }

        public TrainingArticle Read() => new()
        {
            Document = document,
            Split = split,
            Text = text,
            Entities = [.. annotation.GetProperty("entities").EnumerateArray().Select(Entity)],
            Relations = [.. Each("relations", Relation)],
            Observations = [.. Each("observations", Observation)],
            Dates = [.. Each("dates", Date)],
        };

        private TrainingEntity Entity(JsonElement entity, int index)
        {
            indexes.Add(entity.GetProperty("id").GetString()!, index);
            var kind = Enum.Parse<EntityKind>(entity.GetProperty("kind").GetString()!);
            var mentions = new List<(LocalMention Mention, bool Inside)>();
            foreach (var mention in entity.GetProperty("mentions").EnumerateArray())
            {
                if (Range(mention, "text") is { } range)
                {
                    mentions.Add((new(range.Start, range.End, kind, 1), mention.TryGetProperty("inside", out var inside) && inside.GetBoolean()));
                }
            }
            mentions.Sort((a, b) => (a.Mention.Start, a.Mention.End).CompareTo((b.Mention.Start, b.Mention.End)));
            var local = new LocalEntity
            {
                Index = index,
                Kind = kind,
                Name = entity.GetProperty("name").GetString()!,
                Level = Optional(entity, "level") is { } level ? Enum.Parse<PlaceLevel>(level, ignoreCase: true) : null,
                Mentions = [.. mentions.Select(m => m.Mention)],
            };
            EntityKind? alternative = Optional(entity, "altKind") is { } other ? Enum.Parse<EntityKind>(other) : null;
            return new(local, alternative, Optional(entity, "canonical"), Optional(entity, "code"), [.. mentions.Select(m => m.Inside)]);
        }

        private IEnumerable<T> Each<T>(string name, Func<JsonElement, (int Start, int End), T> make)
            where T : struct
        {
            foreach (var fact in annotation.GetProperty(name).EnumerateArray())
            {
                if (Range(fact, name == "dates" ? "text" : "quote") is { } range)
                {
                    yield return make(fact, range);
                }
            }
        }

        private LocalRelation Relation(JsonElement fact, (int Start, int End) range)
        {
            var name = fact.GetProperty("type").GetString()!;
            return new(Names.TryParse(name, out RelationType type) ? type : throw new InvalidDataException($"{document}: {name} is no relation"), End(fact, "from"), End(fact, "to"), Optional(fact, "title"), range.Start, range.End, 1);
        }

        private LocalObservation Observation(JsonElement fact, (int Start, int End) range) => new(
            End(fact, "subject"),
            Optional(fact, "place") is null ? -1 : End(fact, "place"),
            fact.GetProperty("metric").GetString()!,
            fact.GetProperty("value").GetDouble(),
            Optional(fact, "unit"),
            Enum.Parse<Comparison>(fact.GetProperty("comparison").GetString()!, ignoreCase: true),
            fact.GetProperty("change").GetBoolean(),
            Optional(fact, "period"),
            range.Start,
            range.End,
            1);

        private static LocalDate Date(JsonElement fact, (int Start, int End) range) => new(fact.GetProperty("value").GetString()!, range.Start, range.End);

        private int End(JsonElement fact, string name) => indexes[fact.GetProperty(name).GetString()!];

        /// <summary>The fact's range in the article's text; null where it stands in what the layout step drops or joins title and body.</summary>
        private (int Start, int End)? Range(JsonElement fact, string quoteName)
        {
            var (start, end) = (fact.GetProperty("start").GetInt32(), fact.GetProperty("end").GetInt32());
            var quote = fact.GetProperty(quoteName).GetString()!;
            if (end > printed.Length || !printed.AsSpan(start, end - start).SequenceEqual(quote))
            {
                throw new InvalidDataException(string.Create(CultureInfo.InvariantCulture, $"{document}: [{start}, {end}) is not {quote}"));
            }
            if (start >= bodyStart)
            {
                var shift = bodyStart == 0 ? 0 : titleEnd - titleStart + 1 - bodyStart;
                return (start + shift, end + shift);
            }
            return start >= titleStart && end <= titleEnd ? (start - titleStart, end - titleStart) : null;
        }

        private static string? Optional(JsonElement element, string name) =>
            element.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;
    }
}
