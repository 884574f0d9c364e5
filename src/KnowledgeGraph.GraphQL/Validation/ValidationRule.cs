using KnowledgeGraph.GraphQL.Language.Ast;

namespace KnowledgeGraph.GraphQL.Validation;

/// <summary>One rule of section 5. It is told of the nodes as the walker comes by, in the order of the document; it lives for one document.</summary>
internal abstract class ValidationRule
{
    public ValidationContext Context { get; init; } = null!;

    public virtual void EnterDocument(DocumentNode node)
    {
    }

    public virtual void LeaveDocument(DocumentNode node)
    {
    }

    public virtual void EnterOperation(OperationDefinitionNode node)
    {
    }

    public virtual void LeaveOperation(OperationDefinitionNode node)
    {
    }

    public virtual void EnterFragmentDefinition(FragmentDefinitionNode node)
    {
    }

    public virtual void EnterVariableDefinition(VariableDefinitionNode node)
    {
    }

    /// <param name="isOfInlineFragment">Whether the selections belong to the level of the set around the inline fragment.</param>
    public virtual void EnterSelectionSet(SelectionSetNode node, bool isOfInlineFragment)
    {
    }

    public virtual void EnterField(FieldNode node)
    {
    }

    public virtual void LeaveField(FieldNode node)
    {
    }

    public virtual void EnterFragmentSpread(FragmentSpreadNode node)
    {
    }

    public virtual void EnterInlineFragment(InlineFragmentNode node)
    {
    }

    /// <param name="siblings">All directives at the place, this one included.</param>
    /// <param name="location">The directive location of the place, section 3.13.</param>
    public virtual void EnterDirective(DirectiveNode node, DirectiveNode[] siblings, string location)
    {
    }

    public virtual void LeaveDirective(DirectiveNode node)
    {
    }

    public virtual void EnterArgument(ArgumentNode node)
    {
    }

    public virtual void EnterNamedType(NamedTypeNode node)
    {
    }

    /// <summary>Any value, variables included.</summary>
    public virtual void EnterValue(ValueNode node)
    {
    }

    public virtual void LeaveValue(ValueNode node)
    {
    }

    public virtual void EnterObjectField(ObjectFieldNode node)
    {
    }
}
