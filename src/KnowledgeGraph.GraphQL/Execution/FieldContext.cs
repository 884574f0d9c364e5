using KnowledgeGraph.GraphQL.Types;

namespace KnowledgeGraph.GraphQL.Execution;

/// <summary>What a resolver knows besides its parents: the field's arguments and the request.</summary>
public sealed class FieldContext
{
    private readonly ExecutionRun _run;
    private readonly FieldPlan _field;
    private readonly object?[] _arguments;

    internal FieldContext(ExecutionRun run, FieldPlan field, object?[] arguments)
    {
        _run = run;
        _field = field;
        _arguments = arguments;
    }

    /// <summary>The name of the field in the schema.</summary>
    public string FieldName => _field.Definition.Name;

    /// <summary>What the caller of the engine gave with the request, for resolvers of all fields to share.</summary>
    public object? State => _run.State;

    /// <summary>Cancelled when the client is gone or the request's time is over.</summary>
    public CancellationToken CancellationToken => _run.CancellationToken;

    /// <summary>The argument as <typeparamref name="T"/>: its value or its default; <paramref name="absent"/> where it has neither or is null. Lists come as arrays or <see cref="IReadOnlyList{T}"/>.</summary>
    /// <exception cref="ArgumentException">The field has no such argument.</exception>
    /// <exception cref="InvalidCastException">The argument is of another type.</exception>
    public T? Argument<T>(string name, T? absent = default)
    {
        var value = _arguments[IndexOf(name)];
        return value is null || ReferenceEquals(value, ArgumentPlan.Absent) ? absent : InputConversion.To<T>(value);
    }

    /// <summary>Whether the argument was given, null included, or has a default.</summary>
    /// <exception cref="ArgumentException">The field has no such argument.</exception>
    public bool HasArgument(string name) => !ReferenceEquals(_arguments[IndexOf(name)], ArgumentPlan.Absent);

    /// <summary>
    /// The fields of a name that are selected directly below this one, whatever type its value will have: a look ahead, so that a resolver can fetch what
    /// will be asked of its values with the values themselves. Fields that are merged come once. What the look ahead gave is still resolved by its own resolver.
    /// </summary>
    /// <exception cref="GraphQLFieldException">An argument of such a field does not fit.</exception>
    public IReadOnlyList<FieldContext> Selected(string name)
    {
        var found = new List<FieldContext>();
        foreach (var field in _field.Below(name))
        {
            if (!found.Exists(other => ReferenceEquals(other._field.Nodes[0], field.Nodes[0])))
                found.Add(_run.ContextOf(field));
        }

        return found;
    }

    private int IndexOf(string name)
    {
        var index = Array.FindIndex(_field.Definition.Arguments, argument => argument.Name == name);
        return index >= 0 ? index : throw new ArgumentException($"Field \"{_field.Definition.Name}\" has no argument \"{name}\".", nameof(name));
    }
}
