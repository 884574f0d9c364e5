using System.Text.Json.Nodes;
using KnowledgeGraph.Model;
using KnowledgeGraph.Model.Ontology;

namespace KnowledgeGraph.DeepReading;

/// <summary>The ontology as the JSON schema of an answer and as words for the model. Both are the same bytes in every run, as the key of a kept answer holds them.</summary>
internal static class AnswerSchema
{
    /// <summary>The schema, strict: every property is required, and there are no others.</summary>
    public static string Json { get; } = Build().ToJsonString();

    /// <summary>What the model is told.</summary>
    public static string Instructions { get; } = string.Join(
        '\n',
        [
            "You read an article of a Chinese local newspaper and list what it states, in the form of the JSON schema. Copy every mention, quote, metric, period and date text from the article, character for character; never translate, correct or invent.",
            "entities: only what has a name, one entry for each real thing, with every different string of the article that means it. Not the author of the article, the newspaper or a news agency.",
            .. OntologyModel.Embedded.Kinds.Where(kind => kind.Kind is not null).Select(kind => $"- {kind.Name} ({kind.Label.Chinese}): {kind.Description}"),
            "relations: from one entity's id to another's, with a quote of 4 to 30 characters that states it. title is the post of HOLDS_POST, else null.",
            .. OntologyModel.Embedded.Relations.Select(relation =>
                $"- {Names.Of(relation.Type)} ({relation.Label.Chinese}): {relation.Description} From {string.Join(", ", relation.From)} to {string.Join(", ", relation.To)}."),
            "observations: quantities that a statistician would plot: subject (entity id), place (entity id of the area it holds for, or null), metric in the text's words, value with 万 and 亿 multiplied out (a per cent stays as it is), unit or null, comparison (余, 多, 超: more; 近, 不到: less; 约: about), change (true for a growth rate), period as the text says it or null, and the quote with the number.",
            "dates: expressions of the day, month or year of an event, with the value in ISO form, '-' for what the text leaves open (12月20日 is --12-20).",
        ]);

    private static JsonObject Build() => Object(
        ("entities", List(Object(("id", Type("integer")), ("kind", OneOf(Enum.GetNames<EntityKind>())), ("mentions", List(Type("string")))))),
        ("relations", List(Object(
            ("type", OneOf(Enum.GetValues<RelationType>().Select(Names.Of))), ("from", Type("integer")), ("to", Type("integer")),
            ("title", Type("string", "null")), ("quote", Type("string"))))),
        ("observations", List(Object(
            ("subject", Type("integer")), ("place", Type("integer", "null")), ("metric", Type("string")), ("value", Type("number")), ("unit", Type("string", "null")),
            ("comparison", OneOf(Enum.GetValues<Comparison>().Select(Names.Of))), ("change", Type("boolean")), ("period", Type("string", "null")), ("quote", Type("string"))))),
        ("dates", List(Object(("text", Type("string")), ("value", Type("string"))))));

    private static JsonObject Object(params (string Name, JsonObject Schema)[] properties) => new()
    {
        ["type"] = "object",
        ["properties"] = new JsonObject(properties.Select(property => KeyValuePair.Create(property.Name, (JsonNode?)property.Schema))),
        ["required"] = new JsonArray([.. properties.Select(property => (JsonNode)property.Name)]),
        ["additionalProperties"] = false,
    };

    private static JsonObject List(JsonObject items) => new() { ["type"] = "array", ["items"] = items };

    private static JsonObject Type(string name) => new() { ["type"] = name };

    private static JsonObject Type(params string[] names) => new() { ["type"] = new JsonArray([.. names.Select(name => (JsonNode)name)]) };

    private static JsonObject OneOf(IEnumerable<string> values) => new() { ["type"] = "string", ["enum"] = new JsonArray([.. values.Select(value => (JsonNode)value)]) };
}
