using KnowledgeGraph.GraphQL.Language;
using KnowledgeGraph.GraphQL.Language.Ast;

namespace KnowledgeGraph.GraphQL.Validation.Rules;

/// <summary>Section 5.8.2, Variables Are Input Types.</summary>
internal sealed class VariablesAreInputTypes : ValidationRule
{
    public override void EnterVariableDefinition(VariableDefinitionNode node)
    {
        if (Context.Schema.TypeOf(node.Type) is { IsInput: false })
            Context.Report($"Variable \"${node.Variable.Name.Value}\" can't be \"{Printer.Print(node.Type)}\", which is no input type.", node.Type);
    }
}
