using KnowledgeGraph.GraphQL.Language.Ast;

namespace KnowledgeGraph.GraphQL.Validation.Rules;

/// <summary>Section 5.6.3, Input Object Field Uniqueness.</summary>
internal sealed class UniqueInputFieldNames : ValidationRule
{
    private readonly Stack<Dictionary<string, NameNode>> _names = new();

    public override void EnterValue(ValueNode node)
    {
        if (node is ObjectValueNode)
            _names.Push(new Dictionary<string, NameNode>(StringComparer.Ordinal));
    }

    public override void LeaveValue(ValueNode node)
    {
        if (node is ObjectValueNode)
            _names.Pop();
    }

    public override void EnterObjectField(ObjectFieldNode node)
    {
        if (!_names.Peek().TryAdd(node.Name.Value, node.Name))
            Context.Report($"Input field \"{node.Name.Value}\" is given more than once.", _names.Peek()[node.Name.Value], node.Name);
    }
}
