using KnowledgeGraph.GraphQL.Language.Ast;

namespace KnowledgeGraph.GraphQL.Validation.Rules;

/// <summary>Section 5.8.3, All Variable Uses Defined.</summary>
internal sealed class NoUndefinedVariables : ValidationRule
{
    public override void LeaveOperation(OperationDefinitionNode node)
    {
        var defined = node.VariableDefinitions.Select(definition => definition.Variable.Name.Value).ToHashSet(StringComparer.Ordinal);
        var operation = node.Name is null ? "" : $" by operation \"{node.Name.Value}\"";
        foreach (var usage in Context.RecursiveVariableUsages(node).Where(usage => !defined.Contains(usage.Node.Name.Value)))
            Context.Report($"Variable \"${usage.Node.Name.Value}\" is not defined{operation}.", usage.Node, node);
    }
}
