using KnowledgeGraph.GraphQL.Language.Ast;

namespace KnowledgeGraph.GraphQL.Validation.Rules;

/// <summary>Section 5.8.4, All Variables Used.</summary>
internal sealed class NoUnusedVariables : ValidationRule
{
    public override void LeaveOperation(OperationDefinitionNode node)
    {
        var used = Context.RecursiveVariableUsages(node).Select(usage => usage.Node.Name.Value).ToHashSet(StringComparer.Ordinal);
        var operation = node.Name is null ? "" : $" in operation \"{node.Name.Value}\"";
        foreach (var definition in node.VariableDefinitions.Where(definition => !used.Contains(definition.Variable.Name.Value)))
            Context.Report($"Variable \"${definition.Variable.Name.Value}\" is never used{operation}.", definition);
    }
}
