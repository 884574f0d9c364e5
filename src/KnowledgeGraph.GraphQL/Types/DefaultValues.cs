using KnowledgeGraph.GraphQL.Language.Ast;

namespace KnowledgeGraph.GraphQL.Types;

/// <summary>
/// Coerces the defaults of a schema: first those of input fields that others contain, so that an input object's default holds the defaults of its fields.
/// A default that does not fit its type, or contains itself (section 3.10, InputObjectDefaultValueHasCycle), is reported.
/// </summary>
internal sealed class DefaultValues(Action<Node?, string> report)
{
    private readonly Dictionary<InputValue, bool> _done = [];

    /// <summary>Sets <see cref="InputValue.Default"/> of everything that has a default.</summary>
    public static void Coerce(SchemaParts schema, Action<Node?, string> report)
    {
        var values = new DefaultValues(report);
        foreach (var type in schema.Types)
        {
            if (type is InputObjectType inputObject)
                inputObject.Fields.ForEach(values.Coerce);
            else if (type is FieldsType fieldsType)
                fieldsType.Fields.ForEach(field => Array.ForEach(field.Arguments, values.Coerce));
        }

        foreach (var directive in schema.Directives)
            Array.ForEach(directive.Arguments, values.Coerce);
    }

    private void Coerce(InputValue input)
    {
        if (input.Node.DefaultValue is not { } node || !input.Type.IsInput || _done.ContainsKey(input))
            return;
        _done.Add(input, false);
        if (!Prepare(input.Type, node))
            report(node, $"The default of {input.Name} contains itself.");
        else if (LiteralCoercion.TryCoerce(input.Type, node, null, out var value))
            input.Default = value;
        else
            report(node, $"The default of {input.Name} does not fit its type {input.Type}.");
        _done[input] = true;
    }

    /// <summary>Coerces the defaults that this literal will take over; false where one of them is being coerced already.</summary>
    private bool Prepare(GraphQLType type, ValueNode node)
    {
        if (type.Nullable is ListType list)
            return node is ListValueNode items ? items.Values.All(item => Prepare(list.OfType, item)) : Prepare(list.OfType, node);
        if (type.Nullable is not InputObjectType inputObject || node is not ObjectValueNode fields)
            return true;
        foreach (var field in inputObject.Fields)
        {
            var given = Array.Find(fields.Fields, candidate => candidate.Name.Value == field.Name);
            if (given is not null)
            {
                if (!Prepare(field.Type, given.Value))
                    return false;
            }
            else if (field.HasDefault)
            {
                Coerce(field);
                // A field that is no input has been reported, and is not coerced at all.
                if (_done.TryGetValue(field, out var isDone) && !isDone)
                    return false;
            }
        }

        return true;
    }
}
