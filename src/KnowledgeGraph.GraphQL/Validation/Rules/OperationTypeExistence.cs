using KnowledgeGraph.GraphQL.Language;
using KnowledgeGraph.GraphQL.Language.Ast;

namespace KnowledgeGraph.GraphQL.Validation.Rules;

/// <summary>Section 5.2.1.1, Operation Type Existence: the schema has the operation's root type.</summary>
internal sealed class OperationTypeExistence : ValidationRule
{
    public override void EnterOperation(OperationDefinitionNode node)
    {
        if (Context.Schema.RootType(node.Operation) is null)
            Context.Report($"The schema has no {Printer.Keyword(node.Operation)} type.", node);
    }
}
