using KnowledgeGraph.GraphQL.Language.Ast;
using KnowledgeGraph.GraphQL.Types;

namespace KnowledgeGraph.GraphQL.Validation.Rules;

/// <summary>Section 5.5.1.3, Fragments on Object, Interface or Union Types.</summary>
internal sealed class FragmentsOnCompositeTypes : ValidationRule
{
    public override void EnterInlineFragment(InlineFragmentNode node)
    {
        if (node.TypeCondition is not null && IsNotComposite(node.TypeCondition))
            Context.Report($"A fragment can't be on \"{node.TypeCondition.Name.Value}\", which has no fields.", node.TypeCondition);
    }

    public override void EnterFragmentDefinition(FragmentDefinitionNode node)
    {
        if (IsNotComposite(node.TypeCondition))
            Context.Report($"Fragment \"{node.Name!.Value}\" can't be on \"{node.TypeCondition.Name.Value}\", which has no fields.", node.TypeCondition);
    }

    private bool IsNotComposite(NamedTypeNode node) => Context.Schema.Type(node.Name.Value) is ScalarType or EnumType or InputObjectType;
}
