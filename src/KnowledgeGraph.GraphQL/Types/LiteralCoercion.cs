using System.Globalization;
using KnowledgeGraph.GraphQL.Language.Ast;

namespace KnowledgeGraph.GraphQL.Types;

/// <summary>Input coercion of literals (the sections "Input Coercion" in 3.5 to 3.12).</summary>
internal static class LiteralCoercion
{
    /// <summary>
    /// The value of <paramref name="node"/> as <paramref name="type"/>; false where it does not fit. A variable stands for its coerced value;
    /// one that has none makes an item null, or a field absent.
    /// </summary>
    public static bool TryCoerce(GraphQLType type, ValueNode node, IVariableValues? variables, out object? value)
    {
        value = null;
        if (node is VariableNode variable)
            return variables is not null && variables.TryGet(variable.Name.Value, out value) && !(value is null && type is NonNullType);
        if (type is NonNullType nonNull)
            return node is not NullValueNode && TryCoerce(nonNull.OfType, node, variables, out value);
        if (node is NullValueNode)
            return true;
        return type switch
        {
            ListType list => TryCoerceList(list, node, variables, out value),
            InputObjectType inputObject => node is ObjectValueNode fields && TryCoerceInputObject(inputObject, fields, variables, out value),
            EnumType @enum => node is EnumValueNode name && TryCoerceEnum(@enum, name.Value, out value),
            ScalarType scalar => TryCoerceScalar(scalar, node, variables, out value),
            _ => false,
        };
    }

    // Section 3.11: a value that is no list is a list of that value.
    private static bool TryCoerceList(ListType type, ValueNode node, IVariableValues? variables, out object? value)
    {
        value = null;
        if (node is not ListValueNode list)
        {
            if (!TryCoerce(type.OfType, node, variables, out var item))
                return false;
            value = new[] { item };
            return true;
        }

        var items = new object?[list.Values.Length];
        for (var i = 0; i < items.Length; i++)
        {
            if (IsMissing(list.Values[i], variables))
            {
                if (type.OfType is NonNullType)
                    return false;
            }
            else if (!TryCoerce(type.OfType, list.Values[i], variables, out items[i]))
            {
                return false;
            }
        }

        value = items;
        return true;
    }

    private static bool TryCoerceInputObject(InputObjectType type, ObjectValueNode node, IVariableValues? variables, out object? value)
    {
        value = null;
        if (Array.Exists(node.Fields, field => type.Field(field.Name.Value) is null))
            return false;
        var result = new InputObject();
        foreach (var field in type.Fields)
        {
            var given = Array.FindLast(node.Fields, candidate => candidate.Name.Value == field.Name);
            if (given is null || IsMissing(given.Value, variables))
            {
                if (field.HasDefault)
                    result.Add(field.Name, field.Default);
                else if (field.Type is NonNullType)
                    return false;
            }
            else if (TryCoerce(field.Type, given.Value, variables, out var fieldValue))
            {
                result.Add(field.Name, fieldValue);
            }
            else
            {
                return false;
            }
        }

        value = result;
        return !type.IsOneOf || (node.Fields.Length == 1 && result.Count == 1 && result.Values.First() is not null);
    }

    private static bool TryCoerceEnum(EnumType type, string name, out object? value)
    {
        value = type.Value(name)?.InternalValue;
        return value is not null;
    }

    private static bool TryCoerceScalar(ScalarType type, ValueNode node, IVariableValues? variables, out object? value)
    {
        value = null;
        // The built-in scalars tell literals apart that have the same untyped value.
        if (type.IsBuiltIn && (node is EnumValueNode || (type.Name is "Int" or "ID" && node is FloatValueNode)))
            return false;
        if (type.IsBuiltIn && type.Name == "ID" && node is IntValueNode integer)
        {
            value = integer.Value;
            return true;
        }

        if (Untyped(node, variables) is not { } untyped)
            return false;
        try
        {
            value = type.Coercion.Parse(untyped);
            return value is not null;
        }
        catch (FormatException)
        {
            return false;
        }
    }

    /// <summary>What a scalar of the application says of a literal that it refuses; null where it says nothing.</summary>
    public static string? Refusal(ScalarType type, ValueNode node)
    {
        if (type.IsBuiltIn || Untyped(node, null) is not { } untyped)
            return null;
        try
        {
            _ = type.Coercion.Parse(untyped);
            return null;
        }
        catch (FormatException refusal)
        {
            return refusal.Message;
        }
    }

    /// <summary>What a literal is without a type; an enum value is its name.</summary>
    internal static object? Untyped(ValueNode node, IVariableValues? variables) => node switch
    {
        IntValueNode number => Number(number.Value),
        FloatValueNode number => double.Parse(number.Value, CultureInfo.InvariantCulture),
        StringValueNode text => text.Value,
        BooleanValueNode boolean => boolean.Value,
        EnumValueNode name => name.Value,
        ListValueNode list => Array.ConvertAll(list.Values, item => Untyped(item, variables)),
        ObjectValueNode inputObject => UntypedObject(inputObject, variables),
        VariableNode variable => variables is not null && variables.TryGet(variable.Name.Value, out var value) ? value : null,
        _ => null,
    };

    private static InputObject UntypedObject(ObjectValueNode node, IVariableValues? variables)
    {
        var result = new InputObject();
        foreach (var field in node.Fields)
            result.Add(field.Name.Value, Untyped(field.Value, variables));
        return result;
    }

    /// <summary>The narrowest of <see cref="int"/>, <see cref="long"/> and <see cref="double"/> that holds an integer's text.</summary>
    private static object Number(string text)
    {
        if (int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number))
            return number;
        return long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var wide)
            ? wide
            : double.Parse(text, CultureInfo.InvariantCulture);
    }

    private static bool IsMissing(ValueNode node, IVariableValues? variables) =>
        node is VariableNode variable && (variables is null || !variables.TryGet(variable.Name.Value, out _));
}

/// <summary>The coerced values of an operation's variables.</summary>
internal interface IVariableValues
{
    /// <summary>False where the variable has neither value nor default.</summary>
    bool TryGet(string name, out object? value);
}
