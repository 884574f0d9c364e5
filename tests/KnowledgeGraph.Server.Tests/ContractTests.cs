using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using KnowledgeGraph.GraphQL.Language;
using KnowledgeGraph.GraphQL.Language.Ast;

namespace KnowledgeGraph.Server.Tests;

/// <summary>The schema that outside checks rely on is a part of the schema served; read at run time from the contract beside the checkout.</summary>
public sealed partial class ContractTests(SampleGraph graph) : IClassFixture<SampleGraph>
{
    private static readonly string[] Kinds = ["Place", "Agency", "Organization", "Programme", "Project", "Facility", "Event", "Person"];

    [Fact]
    public async Task Every_type_field_argument_and_default_of_the_contract_is_served()
    {
        var file = Path.Combine(SampleGraph.Root, "..", "shared", "CONTRACT.md");
        if (!File.Exists(file))
        {
            Assert.Skip("../shared/CONTRACT.md is not here");
        }
        var promised = Promised(Parser.Parse(WithConnections(Fence().Match(await File.ReadAllTextAsync(file)).Groups["sdl"].Value), ParserOptions.Schema)).Distinct(StringComparer.Ordinal).ToArray();
        var served = Served(await SchemaAsync()).ToHashSet(StringComparer.Ordinal);
        Assert.True(promised.Length > 450, $"the contract was read as {promised.Length} promises");
        Assert.Equal([], promised.Except(served, StringComparer.Ordinal));
    }

    [Fact]
    public async Task Every_type_field_argument_and_value_is_described_in_english_and_chinese()
    {
        var described = Descriptions(await SchemaAsync()).ToArray();
        Assert.True(described.Length > 400);
        Assert.Empty(described.Where(entry => entry.Text is null || !Chinese().IsMatch(entry.Text) || !English().IsMatch(entry.Text)).Select(entry => $"{entry.Name}: {entry.Text}"));
    }

    /// <summary>The contract says that connections are Relay cursor connections and does not spell them out.</summary>
    private static string WithConnections(string sdl)
    {
        var text = new StringBuilder(sdl);
        foreach (var node in Connection().Matches(sdl).Select(match => match.Groups[1].Value).Distinct().Order(StringComparer.Ordinal))
        {
            text.Append($"\ntype {node}Connection {{ edges: [{node}Edge!]! pageInfo: PageInfo! totalCount: Int! }}\n");
            if (!sdl.Contains($"type {node}Edge ", StringComparison.Ordinal))
            {
                text.Append($"type {node}Edge {{ cursor: String! node: {node}! }}\n");
            }
        }
        return text.Append("type PageInfo { hasNextPage: Boolean! hasPreviousPage: Boolean! startCursor: String endCursor: String }\n").ToString();
    }

    private static IEnumerable<string> Promised(DocumentNode document)
    {
        foreach (var definition in document.Definitions)
        {
            var lines = definition switch
            {
                InterfaceTypeDefinitionNode { Name.Value: "Entity" } entity => [.. Fields(entity), .. Kinds.SelectMany(kind => Fields(entity, kind)), .. Kinds.SelectMany(kind => new[] { $"{kind} implements Entity", $"{kind} implements Node" })],
                FieldsTypeDefinitionNode type => Fields(type),
                EnumTypeDefinitionNode type => type.Values.Select(value => $"{type.Name.Value} {value.Name.Value}"),
                InputObjectTypeDefinitionNode type => type.Fields.Select(field => $"{type.Name.Value}.{field.Name.Value}: {Printer.Print(field.Type)}"),
                ScalarTypeDefinitionNode type => [$"scalar {type.Name.Value}"],
                _ => throw new InvalidOperationException($"a {definition.GetType().Name} in the contract"),
            };
            foreach (var line in lines)
            {
                yield return line;
            }
        }
    }

    private static IEnumerable<string> Fields(FieldsTypeDefinitionNode type, string? name = null)
    {
        name ??= type.Name.Value;
        foreach (var implemented in type.Interfaces)
        {
            yield return $"{name} implements {implemented.Name.Value}";
        }
        foreach (var field in type.Fields)
        {
            yield return $"{name}.{field.Name.Value}: {Printer.Print(field.Type)}";
            foreach (var argument in field.Arguments)
            {
                yield return $"{name}.{field.Name.Value}({argument.Name.Value}: {Printer.Print(argument.Type)} = {(argument.DefaultValue is { } value ? Printer.Print(value) : "none")})";
            }
        }
    }

    private async Task<JsonElement> SchemaAsync()
    {
        const string Type = "kind name ofType { kind name ofType { kind name ofType { kind name ofType { kind name ofType { kind name } } } } }";
        var answer = await graph.AskAsync(
            $$"""
            { __schema { types {
              kind name description interfaces { name } possibleTypes { name } enumValues { name description } inputFields { name description type { {{Type}} } }
              fields { name description type { {{Type}} } args { name description defaultValue type { {{Type}} } } } } } }
            """);
        return answer.GetProperty("data").GetProperty("__schema").GetProperty("types");
    }

    private static IEnumerable<string> Served(JsonElement types)
    {
        foreach (var type in types.EnumerateArray())
        {
            var name = Name(type);
            if (type.GetProperty("kind").GetString() == "SCALAR")
            {
                yield return $"scalar {name}";
            }
            foreach (var implemented in Items(type, "interfaces"))
            {
                yield return $"{name} implements {Name(implemented)}";
            }
            foreach (var value in Items(type, "enumValues"))
            {
                yield return $"{name} {Name(value)}";
            }
            foreach (var field in Items(type, "inputFields"))
            {
                yield return $"{name}.{Name(field)}: {TypeOf(field.GetProperty("type"))}";
            }
            foreach (var field in Items(type, "fields"))
            {
                yield return $"{name}.{Name(field)}: {TypeOf(field.GetProperty("type"))}";
                foreach (var argument in Items(field, "args"))
                {
                    yield return $"{name}.{Name(field)}({Name(argument)}: {TypeOf(argument.GetProperty("type"))} = {argument.GetProperty("defaultValue").GetString() ?? "none"})";
                }
            }
        }
    }

    private static IEnumerable<(string Name, string? Text)> Descriptions(JsonElement types)
    {
        foreach (var type in types.EnumerateArray().Where(type => !Name(type).StartsWith("__", StringComparison.Ordinal)
            && Name(type) is not ("Int" or "Float" or "String" or "Boolean" or "ID" or "Query")))
        {
            yield return (Name(type), Text(type));
        }
        foreach (var type in types.EnumerateArray().Where(type => !Name(type).StartsWith("__", StringComparison.Ordinal)))
        {
            foreach (var member in Items(type, "fields").Concat(Items(type, "enumValues")).Concat(Items(type, "inputFields")))
            {
                yield return ($"{Name(type)}.{Name(member)}", Text(member));
                if (member.TryGetProperty("args", out _))
                {
                    foreach (var argument in Items(member, "args"))
                    {
                        yield return ($"{Name(type)}.{Name(member)}({Name(argument)})", Text(argument));
                    }
                }
            }
        }
    }

    private static string TypeOf(JsonElement type) => type.GetProperty("kind").GetString() switch
    {
        "NON_NULL" => TypeOf(type.GetProperty("ofType")) + "!",
        "LIST" => $"[{TypeOf(type.GetProperty("ofType"))}]",
        _ => Name(type),
    };

    private static IEnumerable<JsonElement> Items(JsonElement parent, string list) =>
        parent.GetProperty(list) is { ValueKind: JsonValueKind.Array } items ? items.EnumerateArray() : [];

    private static string Name(JsonElement named) => named.GetProperty("name").GetString()!;

    private static string? Text(JsonElement described) => described.GetProperty("description").GetString();

    [GeneratedRegex(@"## 3\. GraphQL.*?```graphql\n(?<sdl>.*?)```", RegexOptions.Singleline)]
    private static partial Regex Fence();

    [GeneratedRegex(@"\b([A-Z][A-Za-z]+)Connection\b")]
    private static partial Regex Connection();

    [GeneratedRegex(@"[一-鿿]")]
    private static partial Regex Chinese();

    [GeneratedRegex("[A-Za-z]{2}")]
    private static partial Regex English();
}
