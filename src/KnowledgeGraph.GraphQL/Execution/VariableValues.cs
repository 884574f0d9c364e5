using KnowledgeGraph.GraphQL.Types;

namespace KnowledgeGraph.GraphQL.Execution;

/// <summary>The coerced variables of a request, few enough to be looked through.</summary>
internal sealed class VariableValues(int capacity) : IVariableValues
{
    private readonly (string Name, object? Value)[] _values = new (string, object?)[capacity];
    private int _count;

    public void Add(string name, object? value) => _values[_count++] = (name, value);

    public bool TryGet(string name, out object? value)
    {
        for (var i = 0; i < _count; i++)
        {
            if (_values[i].Name == name)
            {
                value = _values[i].Value;
                return true;
            }
        }

        value = null;
        return false;
    }
}

/// <summary>No variables at all.</summary>
internal sealed class NoVariables : IVariableValues
{
    public static readonly NoVariables Instance = new();

    public bool TryGet(string name, out object? value)
    {
        value = null;
        return false;
    }
}
