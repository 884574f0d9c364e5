using System.Text;
using KnowledgeGraph.GraphQL.Language.Ast;

namespace KnowledgeGraph.GraphQL.Language;

/// <summary>Writes a syntax tree as text, in the reference implementation's layout. Parsing the text gives the same tree.</summary>
internal static class Printer
{
    private const int MaxLineLength = 80;

    /// <summary>The text of <paramref name="node"/>, lines ended by U+000A, none at the end.</summary>
    public static string Print(Node node) => node switch
    {
        DocumentNode document => string.Join("\n\n", document.Definitions.Select(Print)),
        OperationDefinitionNode operation => Operation(operation),
        FragmentDefinitionNode fragment => Describe(fragment.Description)
            + Words($"fragment {fragment.Name!.Value} on {Print(fragment.TypeCondition)}", Directives(fragment.Directives), Print(fragment.SelectionSet)),
        VariableDefinitionNode variable => Describe(variable.Description) + $"{Print(variable.Variable)}: {Print(variable.Type)}"
            + Default(variable.DefaultValue) + After(Directives(variable.Directives)),
        SelectionSetNode selectionSet => Block(selectionSet.Selections),
        SelectionNode selection => Selection(selection),
        ArgumentNode argument => $"{argument.Name.Value}: {Print(argument.Value)}",
        DirectiveNode directive => $"@{directive.Name.Value}{Wrap("(", List(directive.Arguments, ", "), ")")}",
        ValueNode value => Value(value),
        ObjectFieldNode field => $"{field.Name.Value}: {Print(field.Value)}",
        NameNode name => name.Value,
        NamedTypeNode type => type.Name.Value,
        ListTypeNode type => $"[{Print(type.Type)}]",
        NonNullTypeNode type => $"{Print(type.Type)}!",
        TypeSystemNode definition => Describe(definition.Description) + (definition.IsExtension ? "extend " : "") + TypeSystem(definition),
        OperationTypeDefinitionNode operationType => $"{Keyword(operationType.Operation)}: {Print(operationType.Type)}",
        MemberDefinitionNode member => Describe(member.Description) + Member(member) + After(Directives(member.Directives)),
        _ => throw new ArgumentException($"{node.GetType().Name} is no kind of node that has a text.", nameof(node)),
    };

    /// <summary>The keyword of an operation type.</summary>
    public static string Keyword(OperationType operation) => operation switch
    {
        OperationType.Query => "query",
        OperationType.Mutation => "mutation",
        _ => "subscription",
    };

    private static string Operation(OperationDefinitionNode operation)
    {
        var variables = operation.VariableDefinitions.Select(Print).ToArray();
        var list = variables.Any(HasLines) ? Wrap("(\n", string.Join('\n', variables), "\n)") : Wrap("(", string.Join(", ", variables), ")");
        var prefix = Describe(operation.Description) + Words(Keyword(operation.Operation), operation.Name?.Value + list, Directives(operation.Directives));
        return (prefix == "query" ? "" : prefix + " ") + Print(operation.SelectionSet);
    }

    private static string Selection(SelectionNode selection) => selection switch
    {
        FieldNode field => Field(field),
        FragmentSpreadNode spread => $"...{spread.Name.Value}{After(Directives(spread.Directives))}",
        InlineFragmentNode fragment => Words(
            "...",
            fragment.TypeCondition is null ? "" : $"on {Print(fragment.TypeCondition)}",
            Directives(fragment.Directives),
            Print(fragment.SelectionSet)),
        _ => throw new ArgumentException($"{selection.GetType().Name} is no kind of selection.", nameof(selection)),
    };

    private static string Field(FieldNode field)
    {
        var prefix = field.Alias is null ? field.Name.Value : $"{field.Alias.Value}: {field.Name.Value}";
        var arguments = Wrap("(", List(field.Arguments, ", "), ")");
        if (prefix.Length + arguments.Length > MaxLineLength)
            arguments = Wrap("(\n", Indent(List(field.Arguments, "\n")), "\n)");
        return prefix + arguments + After(Directives(field.Directives)) + (field.SelectionSet is null ? "" : " " + Print(field.SelectionSet));
    }

    private static string Value(ValueNode value) => value switch
    {
        VariableNode variable => $"${variable.Name.Value}",
        IntValueNode number => number.Value,
        FloatValueNode number => number.Value,
        StringValueNode text => text.IsBlock ? BlockString.Print(text.Value) : String(text.Value),
        BooleanValueNode boolean => boolean.Value ? "true" : "false",
        NullValueNode => "null",
        EnumValueNode name => name.Value,
        ListValueNode list => $"[{List(list.Values, ", ")}]",
        ObjectValueNode inputObject => $"{{{List(inputObject.Fields, ", ")}}}",
        _ => throw new ArgumentException($"{value.GetType().Name} is no kind of value.", nameof(value)),
    };

    private static string TypeSystem(TypeSystemNode definition) => definition switch
    {
        SchemaDefinitionNode schema => Words("schema", Directives(schema.Directives), Block(schema.OperationTypes)),
        ScalarTypeDefinitionNode scalar => Words("scalar", scalar.Name.Value, Directives(scalar.Directives)),
        FieldsTypeDefinitionNode type => Words(
            type.Keyword, type.Name.Value, Wrap("implements ", List(type.Interfaces, " & "), ""), Directives(type.Directives), Block(type.Fields)),
        UnionTypeDefinitionNode union => Words("union", union.Name.Value, Directives(union.Directives), Wrap("= ", List(union.Types, " | "), "")),
        EnumTypeDefinitionNode type => Words("enum", type.Name.Value, Directives(type.Directives), Block(type.Values)),
        InputObjectTypeDefinitionNode type => Words("input", type.Name.Value, Directives(type.Directives), Block(type.Fields)),
        DirectiveDefinitionNode directive => $"directive @{directive.Name.Value}{ArgumentDefinitions(directive.Arguments)}"
            + (directive.IsRepeatable ? " repeatable" : "") + " on " + List(directive.Locations, " | "),
        _ => throw new ArgumentException($"{definition.GetType().Name} is no kind of definition.", nameof(definition)),
    };

    private static string Member(MemberDefinitionNode member) => member switch
    {
        FieldDefinitionNode field => $"{field.Name.Value}{ArgumentDefinitions(field.Arguments)}: {Print(field.Type)}",
        InputValueDefinitionNode value => $"{value.Name.Value}: {Print(value.Type)}{Default(value.DefaultValue)}",
        _ => member.Name.Value,
    };

    private static string ArgumentDefinitions(InputValueDefinitionNode[] arguments)
    {
        var printed = arguments.Select(Print).ToArray();
        return printed.Any(HasLines) ? Wrap("(\n", Indent(string.Join('\n', printed)), "\n)") : Wrap("(", string.Join(", ", printed), ")");
    }

    /// <summary>A string value in quotes; control characters, quotes and backslashes escaped.</summary>
    public static string String(string value)
    {
        var result = new StringBuilder("\"");
        foreach (var c in value)
        {
            _ = c switch
            {
                '"' => result.Append("\\\""),
                '\\' => result.Append("\\\\"),
                '\b' => result.Append("\\b"),
                '\t' => result.Append("\\t"),
                '\n' => result.Append("\\n"),
                '\f' => result.Append("\\f"),
                '\r' => result.Append("\\r"),
                _ when char.IsControl(c) => result.Append("\\u").Append(((int)c).ToString("X4", null)),
                _ => result.Append(c),
            };
        }

        return result.Append('"').ToString();
    }

    private static string Describe(StringValueNode? description) => description is null ? "" : Print(description) + "\n";

    private static string Default(ValueNode? value) => value is null ? "" : $" = {Print(value)}";

    private static string Directives(DirectiveNode[] directives) => List(directives, " ");

    private static string List(IEnumerable<Node> nodes, string separator) => string.Join(separator, nodes.Select(Print));

    private static string Block(IEnumerable<Node> nodes) => Wrap("{\n", Indent(List(nodes, "\n")), "\n}");

    private static string Words(params string[] words) => string.Join(' ', words.Where(word => word.Length > 0));

    private static string After(string text) => text.Length == 0 ? "" : " " + text;

    private static string Wrap(string before, string text, string after) => text.Length == 0 ? "" : before + text + after;

    private static string Indent(string text) => text.Length == 0 ? "" : "  " + text.Replace("\n", "\n  ", StringComparison.Ordinal);

    private static bool HasLines(string text) => text.Contains('\n', StringComparison.Ordinal);
}
