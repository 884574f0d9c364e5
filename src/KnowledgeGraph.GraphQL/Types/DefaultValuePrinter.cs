using System.Globalization;
using KnowledgeGraph.GraphQL.Language;
using KnowledgeGraph.GraphQL.Language.Ast;
using KnowledgeGraph.GraphQL.Response;

namespace KnowledgeGraph.GraphQL.Types;

/// <summary>A default as introspection shows it (section 4.2.5): the literal as it is after coercion, the defaults of omitted input fields included.</summary>
internal static class DefaultValuePrinter
{
    /// <summary>The text of a literal that fits <paramref name="type"/>.</summary>
    public static string Print(GraphQLType type, ValueNode node)
    {
        if (node is NullValueNode)
            return "null";
        return type.Nullable switch
        {
            ListType list => node is ListValueNode items
                ? $"[{string.Join(", ", items.Values.Select(item => Print(list.OfType, item)))}]"
                : $"[{Print(list.OfType, node)}]",
            InputObjectType inputObject => $"{{{string.Join(", ", Fields(inputObject, (ObjectValueNode)node))}}}",
            ScalarType scalar => Scalar(scalar, node),
            _ => Printer.Print(node),
        };
    }

    private static IEnumerable<string> Fields(InputObjectType type, ObjectValueNode node)
    {
        foreach (var field in type.Fields)
        {
            var value = Array.FindLast(node.Fields, candidate => candidate.Name.Value == field.Name)?.Value ?? field.Node.DefaultValue;
            if (value is not null)
                yield return $"{field.Name}: {Print(field.Type, value)}";
        }
    }

    private static string Scalar(ScalarType type, ValueNode node) => node switch
    {
        StringValueNode text when type is { IsBuiltIn: true, Name: "ID" } && IsInteger(text.Value) => text.Value,
        IntValueNode number when type is { IsBuiltIn: true, Name: "ID" } => IsInteger(number.Value) ? number.Value : Printer.String(number.Value),
        StringValueNode text => Printer.String(text.Value),
        IntValueNode number => Number(number.Value),
        FloatValueNode number => Number(number.Value),
        EnumValueNode name => Printer.String(name.Value),
        _ => Printer.Print(node),
    };

    private static string Number(string text)
    {
        var number = double.Parse(text, CultureInfo.InvariantCulture);
        return double.IsFinite(number) ? EcmaScriptNumber.Format(number) : text;
    }

    // What reads as an integer without sign or leading zeros that it would lose.
    private static bool IsInteger(string text)
    {
        var digits = text.StartsWith('-') ? text.AsSpan(1) : text;
        return digits is "0" || (digits.Length > 0 && digits[0] != '0' && digits.IndexOfAnyExceptInRange('0', '9') < 0);
    }
}
