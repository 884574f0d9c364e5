using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using KnowledgeGraph.Extraction;
using KnowledgeGraph.Model;

namespace KnowledgeGraph.Training;

/// <summary>
/// Annotation of plain news made for this project, kept in the tree without the texts: places in them (UTF-16 code units of <see cref="ArticleText.Text"/>),
/// kinds, names and numbers. A line an article (its document, a check of its text, the title's length), then a line for each entity (e), relation (r),
/// observation (o) and date (d); fields are parted by tabs, a field that is not there is '-'.
/// </summary>
internal static class NewsAnnotations
{
    /// <summary>The split that these articles are of.</summary>
    public const string Split = "news";

    private const string None = "-";

    /// <summary>Writes <paramref name="articles"/> in their order.</summary>
    /// <exception cref="InvalidDataException">A field holds a tab or a line's end, or is '-' itself: it could not be read again.</exception>
    public static void Write(TextWriter output, IEnumerable<TrainingArticle> articles)
    {
        foreach (var article in articles)
        {
            Line(output, article.Document, Check(article.Text.Text), Number(article.Text.Article.Title?.Length ?? 0));
            foreach (var entity in article.Entities)
            {
                var kind = entity.AlternativeKind is { } other ? $"{entity.Local.Kind}~{other}" : entity.Local.Kind.ToString();
                var mentions = string.Join(' ', entity.Local.Mentions.Select(m => Range(m.Start, m.End)));
                Line(output, "e", kind, OrNone(entity.Local.Level?.ToString()), entity.Local.Name, OrNone(entity.Canonical), mentions.Length == 0 ? None : mentions);
            }
            foreach (var r in article.Relations)
            {
                Line(output, "r", Names.Of(r.Type), Number(r.From), Number(r.To), OrNone(r.Title), Range(r.Start, r.End));
            }
            foreach (var o in article.Observations)
            {
                Line(output, "o", Number(o.Subject), Number(o.Place), o.Metric, o.Value.ToString("R", CultureInfo.InvariantCulture), OrNone(o.Unit), o.Comparison.ToString(),
                    o.Change ? "rate" : None, OrNone(o.Period), Range(o.Start, o.End));
            }
            foreach (var d in article.Dates)
            {
                Line(output, "d", d.Value, Range(d.Start, d.End));
            }
        }
    }

    /// <summary>Reads what <see cref="Write"/> wrote; <paramref name="text"/> gives the text that a document's name stands for, or null.</summary>
    /// <exception cref="InvalidDataException">A text is not there or is another one than was annotated, or a line is not of this form; the message says where.</exception>
    public static IReadOnlyList<TrainingArticle> Read(TextReader input, Func<string, string?> text)
    {
        var articles = new List<TrainingArticle>();
        Reader? reader = null;
        for (var number = 1; input.ReadLine() is { } line; number++)
        {
            try
            {
                var fields = line.Split('\t');
                if (fields.Length == 3 && fields[0].Length > 1)
                {
                    if (reader is not null)
                    {
                        articles.Add(reader.Article());
                    }
                    reader = new(fields, text(fields[0]) ?? throw new InvalidDataException($"there is no text of {fields[0]}"));
                }
                else
                {
                    (reader ?? throw new InvalidDataException("it belongs to no article")).Add(fields);
                }
            }
            catch (Exception fault) when (fault is FormatException or OverflowException or IndexOutOfRangeException or ArgumentException or InvalidDataException)
            {
                throw new InvalidDataException($"line {number} of the annotated news: {fault.Message}", fault);
            }
        }
        if (reader is not null)
        {
            articles.Add(reader.Article());
        }
        return articles;
    }

    private static string Check(string text) =>
        BinaryPrimitives.ReadUInt64BigEndian(SHA256.HashData(Encoding.UTF8.GetBytes(text))).ToString("x16", CultureInfo.InvariantCulture);

    private static void Line(TextWriter output, params ReadOnlySpan<string> fields)
    {
        foreach (var field in fields)
        {
            if (field.AsSpan().ContainsAny("\t\r\n"))
            {
                throw new InvalidDataException($"'{field.ReplaceLineEndings("/")}' holds a tab or a line's end and can't be written");
            }
        }
        output.Write(string.Join('\t', fields));
        output.Write('\n');
    }

    // What is not there is '-', so that nothing else may be.
    private static string OrNone(string? field) => field == None ? throw new InvalidDataException("a field that is '-' itself can't be written") : field ?? None;

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);

    private static string Range(int start, int end) => string.Create(CultureInfo.InvariantCulture, $"{start} {end}");

    private sealed class Reader
    {
        private readonly string document;
        private readonly ArticleText text;
        private readonly List<LocalEntity> entities = [];
        private readonly List<(EntityKind? Alternative, string? Canonical)> rest = [];
        private readonly List<LocalRelation> relations = [];
        private readonly List<LocalObservation> observations = [];
        private readonly List<LocalDate> dates = [];

        public Reader(string[] head, string printed)
        {
            document = head[0];
            text = PrintedText.Lay(document, printed, Number(head[2])).Text;
            if (Check(text.Text) != head[1])
            {
                throw new InvalidDataException($"the text of {document} is another one than was annotated");
            }
        }

        public void Add(string[] fields)
        {
            switch (fields[0])
            {
                case "e":
                    var kinds = fields[1].Split('~');
                    var kind = Value<EntityKind>(kinds[0]);
                    rest.Add((kinds.Length > 1 ? Value<EntityKind>(kinds[1]) : null, Optional(fields[4])));
                    entities.Add(new()
                    {
                        Index = entities.Count,
                        Kind = kind,
                        Name = fields[3],
                        Level = Optional(fields[2]) is { } level ? Value<PlaceLevel>(level) : null,
                        Mentions = [.. Ranges(fields[5]).Select(range => new LocalMention(range.Start, range.End, kind, 1))],
                    });
                    break;
                case "r":
                    var (start, end) = Ranges(fields[5])[0];
                    relations.Add(new(Names.TryParse(fields[1], out RelationType type) ? type : throw new FormatException($"'{fields[1]}' is no relation"), Entity(fields[2]), Entity(fields[3]), Optional(fields[4]), start, end, 1));
                    break;
                case "o":
                    (start, end) = Ranges(fields[9])[0];
                    observations.Add(new(Entity(fields[1]), fields[2] == "-1" ? -1 : Entity(fields[2]), fields[3], double.Parse(fields[4], CultureInfo.InvariantCulture), Optional(fields[5]),
                        Value<Comparison>(fields[6]), fields[7] == "rate", Optional(fields[8]), start, end, 1));
                    break;
                case "d":
                    (start, end) = Ranges(fields[2])[0];
                    dates.Add(new(fields[1], start, end));
                    break;
                default:
                    throw new FormatException($"'{fields[0]}' begins no line of annotation");
            }
        }

        public TrainingArticle Article() => new()
        {
            Document = document,
            Split = NewsAnnotations.Split,
            Text = text,
            Entities = [.. entities.Select((e, i) => new TrainingEntity(e, rest[i].Alternative, rest[i].Canonical, null, [.. e.Mentions.Select(Inside)]))],
            Relations = relations,
            Observations = observations,
            Dates = dates,
        };

        private bool Inside(LocalMention mention) =>
            entities.Any(e => !e.Mentions.Contains(mention) && e.Mentions.Any(m => m.Length > mention.Length && m.Start <= mention.Start && mention.End <= m.End));

        private int Entity(string field) => Number(field) is >= 0 and var index && index < entities.Count ? index : throw new FormatException($"there is no entity {field}");

        private (int Start, int End)[] Ranges(string field)
        {
            var numbers = Optional(field)?.Split(' ').Select(Number).ToArray() ?? [];
            var ranges = numbers.Chunk(2).Select(pair => (Start: pair[0], End: pair[1])).ToArray();
            return Array.TrueForAll(ranges, r => r.Start >= 0 && r.Start < r.End && r.End <= text.Text.Length) ? ranges : throw new FormatException($"'{field}' leaves the text");
        }

        private static T Value<T>(string field)
            where T : struct, Enum => Enum.TryParse<T>(field, out var value) && Enum.IsDefined(value) ? value : throw new FormatException($"'{field}' is no {typeof(T).Name}");

        private static string? Optional(string field) => field == None ? null : field;

        private static int Number(string field) => int.Parse(field, CultureInfo.InvariantCulture);
    }
}
