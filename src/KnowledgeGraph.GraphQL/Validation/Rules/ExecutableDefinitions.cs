using KnowledgeGraph.GraphQL.Language.Ast;

namespace KnowledgeGraph.GraphQL.Validation.Rules;

/// <summary>Section 5.1.1, Executable Definitions: a document that is executed has operations and fragments only.</summary>
internal sealed class ExecutableDefinitions : ValidationRule
{
    public override void EnterDocument(DocumentNode node)
    {
        foreach (var definition in node.Definitions)
        {
            if (definition is not ExecutableDefinitionNode)
                Context.Report($"The definition of {Describe(definition)} can't be executed.", definition);
        }
    }

    private static string Describe(DefinitionNode definition) => definition switch
    {
        TypeDefinitionNode type => $"\"{type.Name.Value}\"",
        DirectiveDefinitionNode directive => $"\"@{directive.Name.Value}\"",
        _ => "the schema",
    };
}
