using KnowledgeGraph.GraphQL.Language.Ast;

namespace KnowledgeGraph.GraphQL.Validation.Rules;

/// <summary>Section 5.5.1.1, Fragment Name Uniqueness.</summary>
internal sealed class UniqueFragmentNames : ValidationRule
{
    private readonly Dictionary<string, NameNode> _names = new(StringComparer.Ordinal);

    public override void EnterFragmentDefinition(FragmentDefinitionNode node)
    {
        if (!_names.TryAdd(node.Name!.Value, node.Name))
            Context.Report($"More than one fragment is named \"{node.Name.Value}\".", _names[node.Name.Value], node.Name);
    }
}
