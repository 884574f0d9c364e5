using KnowledgeGraph.GraphQL.Language.Ast;

namespace KnowledgeGraph.GraphQL.Validation.Rules;

/// <summary>Section 5.2.2.1, Operation Name Uniqueness.</summary>
internal sealed class UniqueOperationNames : ValidationRule
{
    private readonly Dictionary<string, NameNode> _names = new(StringComparer.Ordinal);

    public override void EnterOperation(OperationDefinitionNode node)
    {
        if (node.Name is not null && !_names.TryAdd(node.Name.Value, node.Name))
            Context.Report($"More than one operation is named \"{node.Name.Value}\".", _names[node.Name.Value], node.Name);
    }
}
