using System.Text;
using KnowledgeGraph.GraphQL.Types;

namespace KnowledgeGraph.GraphQL.Tests.Differential;

/// <summary>Random operations that mostly fit a schema: fields with arguments and variables, aliases, fragments of all kinds, directives.</summary>
internal sealed class DocumentGenerator(Schema schema, Random random)
{
    private readonly StringBuilder _variables = new();
    private readonly StringBuilder _variableValues = new();
    private readonly List<(string Name, NamedType Type, string Body)> _fragments = [];
    private int _variableCount;

    /// <summary>The document, and a JSON object with values of its variables.</summary>
    public (string Document, string Variables) Generate()
    {
        var isMutation = schema.Mutation is not null && random.Next(5) == 0;
        var body = SelectionSet(isMutation ? schema.Mutation! : schema.Query, depth: 0);
        var header = isMutation ? "mutation M" : random.Next(2) == 0 && _variableCount == 0 ? "" : "query Q";
        var document = new StringBuilder(header);
        if (_variableCount > 0)
            document.Append('(').Append(_variables).Append(')');
        document.Append(' ').Append(body);
        foreach (var fragment in _fragments)
            document.Append("\nfragment ").Append(fragment.Name).Append(" on ").Append(fragment.Type.Name).Append(' ').Append(fragment.Body);
        return (document.ToString(), $"{{{_variableValues}}}");
    }

    private string SelectionSet(NamedType type, int depth)
    {
        var text = new StringBuilder("{");
        var count = random.Next(1, depth > 4 ? 2 : 4);
        for (var i = 0; i < count; i++)
            text.Append(' ').Append(Selection(type, depth));
        return text.Append(" }").ToString();
    }

    private string Selection(NamedType type, int depth)
    {
        var kind = depth > 5 ? 9 : random.Next(10);
        if (kind == 0)
            return "__typename" + Directive();
        if (kind == 1)
            return Fragment(type, depth);
        if (kind == 2 || type is not FieldsType fieldsType)
            return $"...{Condition(type, out var condition)}{Directive()} {SelectionSet(condition, depth + 1)}";
        var field = Pick(fieldsType.Fields, depth);
        var alias = random.Next(4) == 0 ? $"{(char)('a' + random.Next(4))}: " : "";
        var set = field.Type.Named is ScalarType or EnumType ? "" : " " + SelectionSet(field.Type.Named, depth + 1);
        return alias + field.Name + Arguments(field.Arguments) + Directive() + set;
    }

    private FieldDefinition Pick(List<FieldDefinition> fields, int depth)
    {
        var leaves = depth > 5 ? fields.Where(field => field.Type.IsLeaf).ToList() : [];
        var choice = leaves.Count > 0 ? leaves : fields;
        return choice[random.Next(choice.Count)];
    }

    private string Fragment(NamedType type, int depth)
    {
        var fitting = _fragments.Where(fragment => fragment.Body.Length > 0 && ReferenceEquals(fragment.Type, type)).ToArray();
        if (fitting.Length > 0 && random.Next(2) == 0)
            return $"...{fitting[random.Next(fitting.Length)].Name}{Directive()}";
        var name = $"F{_fragments.Count}";
        var index = _fragments.Count;
        _fragments.Add((name, type, ""));
        _fragments[index] = (name, type, SelectionSet(type, depth + 1));
        return $"...{name}{Directive()}";
    }

    private string Condition(NamedType type, out NamedType condition)
    {
        condition = type;
        var possible = schema.PossibleTypes(type);
        if (random.Next(3) == 0)
            return "";
        if (random.Next(2) == 0 && possible.Count > 0)
            condition = possible[random.Next(possible.Count)];
        return $" on {condition.Name}";
    }

    private string Directive() => random.Next(12) switch
    {
        0 => $" @include(if: {Value(schema.Type("Boolean")!.NonNull, 0, false)})",
        1 => $" @skip(if: {(random.Next(2) == 0 ? "true" : "false")})",
        _ => "",
    };

    private string Arguments(InputValue[] arguments)
    {
        var given = arguments.Where(argument => argument.IsRequired || random.Next(2) == 0).ToArray();
        return given.Length == 0 ? "" : $"({string.Join(", ", given.Select(argument => $"{argument.Name}: {Value(argument.Type, 0, argument.HasDefault)}"))})";
    }

    private string Value(GraphQLType type, int depth, bool hasDefault)
    {
        if (depth == 0 && random.Next(4) == 0)
            return Variable(type, hasDefault);
        if (type is not NonNullType && random.Next(8) == 0)
            return "null";
        return Literal(type.Nullable, depth, isJson: false);
    }

    private string Variable(GraphQLType type, bool hasDefault)
    {
        var name = $"v{_variableCount++}";
        var variableType = type is NonNullType && hasDefault && random.Next(2) == 0 ? type.Nullable : random.Next(3) == 0 ? type.NonNull : type;
        _variables.Append('$').Append(name).Append(": ").Append(variableType);
        if (random.Next(4) == 0)
            _variables.Append(" = ").Append(Literal(variableType.Nullable, 1, isJson: false));
        _variables.Append(' ');
        if (_variableValues.Length > 0)
            _variableValues.Append(',');
        _variableValues.Append('"').Append(name).Append("\":").Append(Literal(variableType.Nullable, 1, isJson: true));
        return "$" + name;
    }

    private string Literal(GraphQLType type, int depth, bool isJson) => type switch
    {
        ListType list => random.Next(4) == 0
            ? Literal(list.OfType.Nullable, depth, isJson)
            : $"[{string.Join(", ", Enumerable.Range(0, random.Next(3)).Select(_ => Literal(list.OfType.Nullable, depth + 1, isJson)))}]",
        InputObjectType inputObject => InputObject(inputObject, depth, isJson),
        EnumType @enum => Quoted(@enum.Values[random.Next(@enum.Values.Count)].Name, isJson),
        _ => Scalar(type.Named.Name, isJson),
    };

    private static string Quoted(string name, bool isJson) => isJson ? $"\"{name}\"" : name;

    private string Scalar(string name, bool isJson) => name switch
    {
        "Int" => random.Next(-5, 100).ToString(null, null),
        "Float" => random.Next(2) == 0 ? "1.5" : "2",
        "Boolean" => random.Next(2) == 0 ? "true" : "false",
        "ID" => random.Next(2) == 0 ? "7" : "\"id\"",
        "String" => "\"text\"",
        _ => isJson || random.Next(2) == 0 ? "\"any\"" : "{a: [1, X]}",
    };

    private string InputObject(InputObjectType type, int depth, bool isJson)
    {
        var fields = type.IsOneOf
            ? [type.Fields[random.Next(type.Fields.Count)]]
            : type.Fields.Where(field => field.IsRequired || (depth < 3 && random.Next(3) == 0)).ToArray();
        return $"{{{string.Join(", ", fields.Select(field => $"{Quoted(field.Name, isJson)}: {Literal(field.Type.Nullable, depth + 1, isJson)}"))}}}";
    }
}
