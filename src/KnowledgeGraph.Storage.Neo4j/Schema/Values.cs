using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;
using KnowledgeGraph.Model;

namespace KnowledgeGraph.Storage.Neo4j;

/// <summary>How values stand in properties: enumerations by the names that the GraphQL API uses, dates as written, structured ones as JSON arrays.</summary>
internal static class Values
{
    private static readonly EntityKind[] Kinds = Enum.GetValues<EntityKind>();
    private static readonly string[] KindNames = [.. Kinds.Select(kind => kind.ToString().ToUpperInvariant())];
    private static readonly string[] LevelNames = [.. Enum.GetValues<PlaceLevel>().Select(level => Names.Of(level).ToUpperInvariant())];
    private static readonly string[] BasisNames = [.. Enum.GetValues<DateBasis>().Select(basis => Names.Of(basis).ToUpperInvariant())];
    private static readonly string[] ComparisonNames = [.. Enum.GetValues<Comparison>().Select(comparison => Names.Of(comparison).ToUpperInvariant())];

    /// <summary>Relation types by name, in the order of their ids.</summary>
    public static IReadOnlyList<RelationType> TypesByName { get; } = [.. Enum.GetValues<RelationType>().OrderBy(Names.Of, StringComparer.Ordinal)];

    public static string Of(EntityKind kind) => KindNames[(int)kind];

    public static string? Of(PlaceLevel? level) => level is { } l ? LevelNames[(int)l] : null;

    public static string Of(DateBasis basis) => BasisNames[(int)basis];

    public static string Of(Comparison comparison) => ComparisonNames[(int)comparison];

    /// <summary><c>body</c>, <c>title</c> …, <c>caption:2</c>.</summary>
    public static string Part(TextSpan span) => Names.In(span) ?? Names.Of(ArticlePart.Body);

    public static IEnumerable<string>? Of(IReadOnlyList<EntityKind>? kinds) => kinds?.Select(Of);

    public static IEnumerable<string>? Of(IReadOnlyList<RelationType>? types) => types?.Select(Names.Of);

    public static EntityKind Kind(string name) => (EntityKind)Array.IndexOf(KindNames, name);

    public static PlaceLevel? Level(string? name) => name is null ? null : (PlaceLevel)Array.IndexOf(LevelNames, name);

    public static DateBasis Basis(string name) => (DateBasis)Array.IndexOf(BasisNames, name);

    public static Comparison Comparison(string name) => (Comparison)Array.IndexOf(ComparisonNames, name);

    public static RelationType Type(string name) => Names.TryParse(name, out RelationType type) ? type : throw new FormatException($"no relation type: {name}");

    public static PartialDate? Date(string? text) => text is not null && PartialDate.TryParse(text, out var date) ? date : null;

    /// <summary>A span as integers that order as spans do: part, caption, start, end; then where it stands in the file.</summary>
    public static IEnumerable<long> Spot(TextSpan span, int number) => [(long)span.Part, span.Caption, span.Start, span.End, number];

    /// <summary>Attributes of a Place as a JSON array.</summary>
    public static string Of(PlaceForm form) =>
        JsonSerializer.Serialize([Of(form.Level), form.Canonical, form.Code, form.DivisionCode, form.Parent], ValuesJson.Plain.StringArray);

    /// <summary>Reads what <see cref="Of(PlaceForm)"/> wrote.</summary>
    public static PlaceForm Form(string json)
    {
        var parts = JsonSerializer.Deserialize(json, ValuesJson.Default.StringArray)!;
        return new(Level(parts[0]), parts[1], parts[2], parts[3], parts[4]);
    }

    /// <summary>A date expression as a JSON array: text, value, part, caption, start, end, place in the file.</summary>
    public static string Of(DateExpression date)
    {
        var span = date.Span;
        return JsonSerializer.Serialize(
            [date.Text, date.Value, .. new[] { (int)span.Part, span.Caption, span.Start, span.End, span.DocumentStart, span.DocumentEnd }.Select(n => n.ToString(CultureInfo.InvariantCulture))],
            ValuesJson.Plain.StringArray);
    }

    /// <summary>Reads what <see cref="Of(DateExpression)"/> wrote.</summary>
    public static DateExpression DateExpression(string json)
    {
        var parts = JsonSerializer.Deserialize(json, ValuesJson.Default.StringArray)!;
        int Number(int index) => int.Parse(parts[index], CultureInfo.InvariantCulture);
        return new(parts[0], parts[1], new((ArticlePart)Number(2), Number(3), Number(4), Number(5), Number(6), Number(7)));
    }
}

/// <summary>JSON without reflection, Chinese unescaped.</summary>
[JsonSerializable(typeof(string[]))]
internal sealed partial class ValuesJson : JsonSerializerContext
{
    public static ValuesJson Plain { get; } = new(new JsonSerializerOptions { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping });
}
