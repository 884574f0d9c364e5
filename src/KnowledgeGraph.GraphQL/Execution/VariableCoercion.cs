using System.Text.Json;
using KnowledgeGraph.GraphQL.Language.Ast;
using KnowledgeGraph.GraphQL.Response;
using KnowledgeGraph.GraphQL.Types;

namespace KnowledgeGraph.GraphQL.Execution;

/// <summary>CoerceVariableValues, section 6.1.2: from the request's JSON to values of the variables' types.</summary>
internal sealed class VariableCoercion
{
    private const int MaxErrors = 50;

    private readonly Schema _schema;
    private readonly DocumentNode _document;
    private readonly int _maxListItems;
    private readonly List<GraphQLError> _errors = [];
    private readonly List<object> _path = [];
    private VariableDefinitionNode _definition = null!;

    private VariableCoercion(Schema schema, DocumentNode document, int maxListItems)
    {
        _schema = schema;
        _document = document;
        _maxListItems = maxListItems;
    }

    /// <summary>The values, or null and what is wrong.</summary>
    /// <param name="variables">The request's <c>variables</c>: an object, or undefined or null for none.</param>
    /// <param name="maxListItems">The most items of a list.</param>
    public static IVariableValues? Coerce(
        Schema schema, DocumentNode document, OperationDefinitionNode operation, JsonElement variables, int maxListItems, out IReadOnlyList<GraphQLError> errors)
    {
        errors = [];
        if (operation.VariableDefinitions.Length == 0)
            return NoVariables.Instance;
        var coercion = new VariableCoercion(schema, document, maxListItems);
        var values = new VariableValues(operation.VariableDefinitions.Length);
        foreach (var definition in operation.VariableDefinitions)
            coercion.Coerce(definition, variables, values);
        errors = coercion._errors;
        return errors.Count == 0 ? values : null;
    }

    private void Coerce(VariableDefinitionNode definition, JsonElement variables, VariableValues values)
    {
        _definition = definition;
        var name = definition.Variable.Name.Value;
        var type = _schema.TypeOf(definition.Type)!;
        if (variables.ValueKind == JsonValueKind.Object && variables.TryGetProperty(name, out var given))
            values.Add(name, Coerce(type, given));
        else if (definition.DefaultValue is not null && LiteralCoercion.TryCoerce(type, definition.DefaultValue, null, out var byDefault))
            values.Add(name, byDefault);
        else if (type is NonNullType)
            Report($"Variable \"${name}\" of type \"{type}\" must be given.");
    }

    private object? Coerce(GraphQLType type, JsonElement value)
    {
        if (type is NonNullType nonNull)
        {
            if (value.ValueKind != JsonValueKind.Null)
                return Coerce(nonNull.OfType, value);
            ReportValue(type, value);
            return null;
        }

        return value.ValueKind == JsonValueKind.Null ? null : type switch
        {
            ListType list => CoerceList(list, value),
            InputObjectType inputObject => CoerceInputObject(inputObject, value),
            EnumType @enum => CoerceEnum(@enum, value),
            _ => CoerceScalar((ScalarType)type, value),
        };
    }

    private object?[] CoerceList(ListType type, JsonElement value)
    {
        if (value.ValueKind != JsonValueKind.Array)
            return [Coerce(type.OfType, value)];
        var length = value.GetArrayLength();
        if (length > _maxListItems)
        {
            ReportLimit(length);
            return [];
        }

        var items = new object?[length];
        var i = 0;
        foreach (var item in value.EnumerateArray())
        {
            _path.Add(i);
            items[i++] = Coerce(type.OfType, item);
            _path.RemoveAt(_path.Count - 1);
        }

        return items;
    }

    private InputObject? CoerceInputObject(InputObjectType type, JsonElement value)
    {
        if (value.ValueKind != JsonValueKind.Object)
        {
            ReportValue(type, value);
            return null;
        }

        var result = new InputObject();
        foreach (var field in type.Fields)
        {
            if (value.TryGetProperty(field.Name, out var given))
            {
                _path.Add(field.Name);
                result.Add(field.Name, Coerce(field.Type, given));
                _path.RemoveAt(_path.Count - 1);
            }
            else if (field.HasDefault)
            {
                result.Add(field.Name, field.Default);
            }
            else if (field.Type is NonNullType)
            {
                Report($"{Subject()} must have the field \"{field.Name}\" of type \"{field.Type}\".");
            }
        }

        foreach (var given in value.EnumerateObject().Where(given => type.Field(given.Name) is null))
            Report($"{Subject()} has the field \"{given.Name}\", which input type \"{type.Name}\" does not have.");
        if (type.IsOneOf && (result.Count != 1 || result.Values.First() is null))
            Report($"{Subject()} must have exactly one field, which is not null, because input type \"{type.Name}\" is @oneOf.");
        return result;
    }

    private object? CoerceEnum(EnumType type, JsonElement value)
    {
        var member = value.ValueKind == JsonValueKind.String ? type.Value(value.GetString()!) : null;
        if (member is null)
            ReportValue(type, value);
        return member?.InternalValue;
    }

    private object? CoerceScalar(ScalarType type, JsonElement value)
    {
        try
        {
            var coerced = type.Coercion.Parse(Untyped(value)!);
            if (coerced is null)
                ReportValue(type, value);
            return coerced;
        }
        catch (FormatException refusal)
        {
            ReportValue(type, value, type.IsBuiltIn ? null : refusal.Message);
            return null;
        }
    }

    private object? Untyped(JsonElement value)
    {
        switch (value.ValueKind)
        {
            case JsonValueKind.String:
                return value.GetString();
            case JsonValueKind.True or JsonValueKind.False:
                return value.GetBoolean();
            case JsonValueKind.Number:
                return value.TryGetInt32(out var number) ? number : value.TryGetInt64(out var wide) ? wide : value.GetDouble();
            case JsonValueKind.Array:
                if (value.GetArrayLength() > _maxListItems)
                    ReportLimit(value.GetArrayLength());
                return value.EnumerateArray().Select(Untyped).ToArray();
            case JsonValueKind.Object:
                var result = new InputObject();
                foreach (var field in value.EnumerateObject())
                    result.Add(field.Name, Untyped(field.Value));
                return result;
            default:
                return null;
        }
    }

    private void ReportValue(GraphQLType type, JsonElement value, string? refusal = null)
    {
        var text = value.GetRawText();
        Report($"{Subject()} must be of type \"{type}\", and {(text.Length > 100 ? text[..100] + "…" : text)} is not{(refusal is null ? "" : $"; {refusal}")}.");
    }

    private void ReportLimit(int length) => Add(new GraphQLError
    {
        Message = $"{Subject()} has {length} items; the limit is {_maxListItems}.",
        Locations = [_document.Source.GetLocation(_definition.Start)],
        Code = ErrorCodes.LimitExceeded,
        Extensions = new Dictionary<string, object> { ["actual"] = length, ["limit"] = _maxListItems },
    });

    private void Report(string message) => Add(new GraphQLError
    {
        Message = message,
        Locations = [_document.Source.GetLocation(_definition.Start)],
        Code = ErrorCodes.BadUserInput,
    });

    private void Add(GraphQLError error)
    {
        if (_errors.Count < MaxErrors)
            _errors.Add(error);
    }

    /// <summary>The variable and the place in it: <c>Variable "$filter" at kinds[1]</c>.</summary>
    private string Subject()
    {
        var place = string.Concat(_path.Select(step => step is int index ? $"[{index}]" : $".{step}")).TrimStart('.');
        return $"Variable \"${_definition.Variable.Name.Value}\"{(place.Length == 0 ? "" : $" at {place}")}";
    }
}
