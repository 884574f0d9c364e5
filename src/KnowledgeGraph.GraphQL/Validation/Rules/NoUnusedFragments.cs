using KnowledgeGraph.GraphQL.Language.Ast;

namespace KnowledgeGraph.GraphQL.Validation.Rules;

/// <summary>Section 5.5.1.4, Fragments Must Be Used.</summary>
internal sealed class NoUnusedFragments : ValidationRule
{
    public override void LeaveDocument(DocumentNode node)
    {
        var operations = node.Definitions.OfType<OperationDefinitionNode>().Select(operation => operation.SelectionSet);
        var used = Context.RecursivelyReferencedFragments(operations).Select(fragment => fragment.Name!.Value).ToHashSet(StringComparer.Ordinal);
        foreach (var fragment in node.Definitions.OfType<FragmentDefinitionNode>().Where(fragment => !used.Contains(fragment.Name!.Value)))
            Context.Report($"Fragment \"{fragment.Name!.Value}\" is never used.", fragment);
    }
}
