using KnowledgeGraph.GraphQL.Language.Ast;

namespace KnowledgeGraph.GraphQL.Validation.Rules;

/// <summary>Section 5.2.3.1, Lone Anonymous Operation.</summary>
internal sealed class LoneAnonymousOperation : ValidationRule
{
    private int _operations;

    public override void EnterDocument(DocumentNode node) => _operations = node.Definitions.OfType<OperationDefinitionNode>().Count();

    public override void EnterOperation(OperationDefinitionNode node)
    {
        if (node.Name is null && _operations > 1)
            Context.Report("An operation without a name must be the only one of the document.", node);
    }
}
