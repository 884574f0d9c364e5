using KnowledgeGraph.GraphQL.Language.Ast;
using KnowledgeGraph.GraphQL.Types;

namespace KnowledgeGraph.GraphQL.Execution;

/// <summary>CoerceArgumentValues, section 6.4.1: once for a plan where no variable takes part, else once for a request.</summary>
internal sealed class ArgumentPlan
{
    /// <summary>Stands for an argument that has no value, which is not null.</summary>
    public static readonly object Absent = new();

    private readonly FieldDefinition _definition;
    private readonly FieldNode _node;
    private readonly object?[]? _constant;

    public ArgumentPlan(FieldDefinition definition, FieldNode node)
    {
        _definition = definition;
        _node = node;
        if (!Array.Exists(node.Arguments, argument => HasVariable(argument.Value)))
            _constant = Coerce(NoVariables.Instance);
    }

    /// <summary>The values in the order of the field's arguments, <see cref="Absent"/> where there is none.</summary>
    /// <exception cref="GraphQLFieldException">A variable that may be null is null where the argument must not be.</exception>
    public object?[] Values(IVariableValues variables) => _constant ?? Coerce(variables);

    private object?[] Coerce(IVariableValues variables)
    {
        if (_definition.Arguments.Length == 0)
            return [];
        var values = new object?[_definition.Arguments.Length];
        for (var i = 0; i < values.Length; i++)
            values[i] = Coerce(_definition.Arguments[i], variables);
        return values;
    }

    private object? Coerce(InputValue argument, IVariableValues variables)
    {
        var given = Array.FindLast(_node.Arguments, candidate => candidate.Name.Value == argument.Name)?.Value;
        if (given is VariableNode variable && !variables.TryGet(variable.Name.Value, out _))
            given = null;
        if (given is null)
        {
            if (argument.HasDefault)
                return argument.Default;
            return argument.Type is NonNullType ? throw Refused(argument, "is required and was not given") : Absent;
        }

        return LiteralCoercion.TryCoerce(argument.Type, given, variables, out var value)
            ? value
            : throw Refused(argument, $"does not fit its type \"{argument.Type}\"");
    }

    private static GraphQLFieldException Refused(InputValue argument, string reason) => new($"Argument \"{argument.Name}\" {reason}.");

    private static bool HasVariable(ValueNode value) => value switch
    {
        VariableNode => true,
        ListValueNode list => Array.Exists(list.Values, HasVariable),
        ObjectValueNode inputObject => Array.Exists(inputObject.Fields, field => HasVariable(field.Value)),
        _ => false,
    };
}
