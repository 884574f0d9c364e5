using System.Text.Json;
using KnowledgeGraph.Extraction.Explaining;
using KnowledgeGraph.Model;

namespace KnowledgeGraph.Ingestion.Export;

/// <summary>Writes what a document says as one JSON object, keys always in the same order (docs/cli.md shows the form).</summary>
public static class ExtractionJson
{
    /// <summary>Options of a writer for it: one line, Chinese unescaped.</summary>
    public static JsonWriterOptions Options { get; } = new() { Encoder = PlainJsonEncoder.Instance, SkipValidation = true };

    /// <summary>Writes <paramref name="graph"/>.</summary>
    /// <param name="json">The writer.</param>
    /// <param name="graph">What the document says.</param>
    /// <param name="explain">Whether every mention, relation and observation says why it was found. Default: not.</param>
    public static void Write(Utf8JsonWriter json, DocumentGraph graph, bool explain = false)
    {
        json.WriteStartObject();
        json.WriteString("document"u8, graph.Document);
        json.WriteStartArray("articles"u8);
        foreach (var article in graph.Articles)
        {
            Write(json, article, explain ? ArticleExplanation.Of(article.Article) : null);
        }
        json.WriteEndArray();
        json.WriteEndObject();
    }

    /// <summary>A score as all outputs write it: at most four digits after the point.</summary>
    public static double Rounded(double score) => Math.Round(score, 4);

    private static void Write(Utf8JsonWriter json, ArticleGraph graph, ArticleExplanation? why)
    {
        json.WriteStartObject();
        WriteArticle(json, graph.Article);
        WriteAll(json, "entities"u8, graph.Entities, (writer, entity) => Write(writer, entity, why));
        WriteAll(json, "relations"u8, graph.Relations, (writer, relation) => Write(writer, relation, why));
        WriteAll(json, "observations"u8, graph.Observations, (writer, observation) => Write(writer, observation, why));
        WriteAll(json, "dates"u8, graph.Dates, Write);
        json.WriteEndObject();
    }

    private static void WriteArticle(Utf8JsonWriter json, Article article)
    {
        json.WriteString("id"u8, article.Id);
        json.WriteString("title"u8, article.Title);
        json.WriteString("subtitle"u8, article.Subtitle);
        WriteStrings(json, "authors"u8, article.Authors);
        json.WriteString("source"u8, article.Source);
        json.WriteString("url"u8, article.Url);
        json.WriteStartObject("published"u8);
        json.WriteString("value"u8, article.Published?.ToString());
        json.WriteString("basis"u8, Names.Of(article.PublishedBasis));
        json.WriteEndObject();
        json.WriteString("dateline"u8, article.Dateline);
        json.WriteString("body"u8, article.Body);
        WriteStrings(json, "captions"u8, article.Captions);
    }

    private static void Write(Utf8JsonWriter json, Entity entity, ArticleExplanation? why)
    {
        json.WriteStartObject();
        json.WriteString("id"u8, entity.Id);
        json.WriteString("kind"u8, entity.Kind.ToString());
        json.WriteString("level"u8, entity.Level is { } level ? Names.Of(level) : null);
        json.WriteString("name"u8, entity.Name);
        json.WriteString("canonical"u8, entity.Canonical);
        json.WriteString("code"u8, entity.Code);
        json.WriteString("divisionCode"u8, entity.DivisionCode);
        WriteStrings(json, "aliases"u8, entity.Aliases);
        WriteAll(json, "mentions"u8, entity.Mentions, (writer, mention) => Write(writer, mention, why?.OfMention(entity.Id, mention.Span)));
        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, Mention mention, IReadOnlyList<WhyStep>? why)
    {
        json.WriteStartObject();
        json.WriteString("text"u8, mention.Text);
        WriteSpan(json, mention.Span);
        json.WriteNumber("score"u8, Rounded(mention.Score));
        WriteWhy(json, why);
        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, Relation relation, ArticleExplanation? why)
    {
        json.WriteStartObject();
        json.WriteString("type"u8, Names.Of(relation.Type));
        json.WriteString("from"u8, relation.From);
        json.WriteString("to"u8, relation.To);
        json.WriteString("title"u8, relation.Title);
        json.WriteString("quote"u8, relation.Quote);
        WriteSpan(json, relation.Span);
        json.WriteNumber("score"u8, Rounded(relation.Score));
        WriteWhy(json, why?.OfRelation(relation.Type, relation.From, relation.To, relation.Span));
        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, Observation observation, ArticleExplanation? why)
    {
        json.WriteStartObject();
        json.WriteString("subject"u8, observation.Subject);
        json.WriteString("place"u8, observation.Place);
        json.WriteString("metric"u8, observation.Metric);
        json.WriteNumber("value"u8, observation.Value);
        json.WriteString("unit"u8, observation.Unit);
        json.WriteString("comparison"u8, Names.Of(observation.Comparison));
        json.WriteBoolean("change"u8, observation.Change);
        json.WriteString("period"u8, observation.Period);
        json.WriteString("quote"u8, observation.Quote);
        WriteSpan(json, observation.Span);
        json.WriteNumber("score"u8, Rounded(observation.Score));
        WriteWhy(json, why?.OfObservation(observation));
        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, DateExpression date)
    {
        json.WriteStartObject();
        json.WriteString("text"u8, date.Text);
        json.WriteString("value"u8, date.Value);
        WriteSpan(json, date.Span);
        json.WriteEndObject();
    }

    private static void WriteWhy(Utf8JsonWriter json, IReadOnlyList<WhyStep>? why)
    {
        if (why is not null)
        {
            WriteAll(json, "why"u8, why, Write);
        }
    }

    private static void Write(Utf8JsonWriter json, WhyStep step)
    {
        json.WriteStartObject();
        json.WriteString("layer"u8, JsonNamingPolicy.SnakeCaseUpper.ConvertName(step.Layer.ToString()));
        WriteNumber(json, "score"u8, step.Score);
        WriteNumber(json, "threshold"u8, step.Threshold);
        json.WriteString("note"u8, step.Note);
        WriteAll(json, "reasons"u8, step.Reasons, Write);
        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, Reason reason)
    {
        json.WriteStartObject();
        json.WriteString("feature"u8, reason.Feature);
        json.WriteString("value"u8, reason.Value);
        json.WriteNumber("weight"u8, reason.Weight);
        json.WriteEndObject();
    }

    private static void WriteNumber(Utf8JsonWriter json, ReadOnlySpan<byte> name, double? value)
    {
        if (value is { } number)
        {
            json.WriteNumber(name, number);
        }
        else
        {
            json.WriteNull(name);
        }
    }

    /// <summary><c>in</c> (but for the body), <c>start</c>, <c>end</c>, and the place in the file where it is known.</summary>
    private static void WriteSpan(Utf8JsonWriter json, TextSpan span)
    {
        if (Names.In(span) is { } part)
        {
            json.WriteString("in"u8, part);
        }
        json.WriteNumber("start"u8, span.Start);
        json.WriteNumber("end"u8, span.End);
        if (span.DocumentStart >= 0 && span.DocumentEnd >= 0)
        {
            json.WriteNumber("documentStart"u8, span.DocumentStart);
            json.WriteNumber("documentEnd"u8, span.DocumentEnd);
        }
    }

    private static void WriteAll<T>(Utf8JsonWriter json, ReadOnlySpan<byte> name, IReadOnlyList<T> items, Action<Utf8JsonWriter, T> write)
    {
        json.WriteStartArray(name);
        foreach (var item in items)
        {
            write(json, item);
        }
        json.WriteEndArray();
    }

    private static void WriteStrings(Utf8JsonWriter json, ReadOnlySpan<byte> name, IReadOnlyList<string> items)
    {
        json.WriteStartArray(name);
        foreach (var item in items)
        {
            json.WriteStringValue(item);
        }
        json.WriteEndArray();
    }
}
