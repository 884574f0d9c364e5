using KnowledgeGraph.GraphQL.Language.Ast;

namespace KnowledgeGraph.GraphQL.Validation.Rules;

/// <summary>Section 5.8.1, Variable Uniqueness.</summary>
internal sealed class UniqueVariableNames : ValidationRule
{
    public override void EnterOperation(OperationDefinitionNode node)
    {
        foreach (var group in node.VariableDefinitions.Select(definition => definition.Variable.Name).GroupBy(name => name.Value).Where(group => group.Count() > 1))
            Context.Report($"Variable \"${group.Key}\" is defined more than once.", [.. group]);
    }
}
