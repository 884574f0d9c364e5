using KnowledgeGraph.GraphQL.Language.Ast;

namespace KnowledgeGraph.GraphQL.Types;

/// <summary>Section 3.10.2, Circular References: an input object must not need itself through fields that are all non-null.</summary>
internal sealed class InputObjectCycles(Action<Node?, string> report)
{
    private readonly HashSet<InputObjectType> _visited = [];
    private readonly List<(InputObjectType Type, InputValue Field)> _path = [];

    /// <summary>Reports the cycles that can be reached from <paramref name="type"/> and have not been reported before.</summary>
    public void Check(InputObjectType type)
    {
        if (!_visited.Add(type))
            return;
        foreach (var field in type.Fields)
        {
            if (field.Type is not NonNullType { OfType: InputObjectType next })
                continue;
            _path.Add((type, field));
            var start = _path.FindIndex(step => ReferenceEquals(step.Type, next));
            if (start < 0)
                Check(next);
            else
                report(field.Node, $"Input type {next.Name} needs itself through non-null fields: {string.Join('.', _path.Skip(start).Select(step => step.Field.Name))}.");
            _path.RemoveAt(_path.Count - 1);
        }
    }
}
