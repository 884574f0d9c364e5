using System.Text.Json;
using System.Text.Json.Serialization;

namespace KnowledgeGraph.DeepReading;

/// <summary>What a model says about an article, as it says it: nothing of it is believed before its characters are found in the text.</summary>
internal sealed record Answer
{
    public required IReadOnlyList<AnswerEntity> Entities { get; init; }

    public required IReadOnlyList<AnswerRelation> Relations { get; init; }

    public required IReadOnlyList<AnswerObservation> Observations { get; init; }

    public required IReadOnlyList<AnswerDate> Dates { get; init; }

    /// <summary>Reads the JSON of <see cref="AnswerSchema"/>.</summary>
    /// <exception cref="JsonException">It is no JSON, or lacks a part.</exception>
    public static Answer Parse(string json) => JsonSerializer.Deserialize(json, AnswerJson.Default.Answer) ?? throw new JsonException("the answer is null");
}

/// <summary>A thing: a number of the model's own, a kind's name, the strings that mean it.</summary>
internal sealed record AnswerEntity(int Id, string Kind, IReadOnlyList<string> Mentions);

/// <summary>A link between two things by their numbers.</summary>
internal sealed record AnswerRelation(string Type, int From, int To, string? Title, string Quote);

/// <summary>A quantity of a thing.</summary>
internal sealed record AnswerObservation(
    int Subject, int? Place, string Metric, double Value, string? Unit, string Comparison, bool Change, string? Period, string Quote);

/// <summary>A date of an event.</summary>
internal sealed record AnswerDate(string Text, string Value);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, RespectNullableAnnotations = true, RespectRequiredConstructorParameters = true)]
[JsonSerializable(typeof(Answer))]
internal sealed partial class AnswerJson : JsonSerializerContext;
