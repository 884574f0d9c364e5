using KnowledgeGraph.GraphQL.Language.Ast;
using KnowledgeGraph.GraphQL.Types;

namespace KnowledgeGraph.GraphQL.Validation.Rules;

/// <summary>Section 5.5.2.3, Fragment Spread Is Possible: some object can be of both types.</summary>
internal sealed class PossibleFragmentSpreads : ValidationRule
{
    public override void EnterInlineFragment(InlineFragmentNode node)
    {
        if (Context.Info is { ParentType: { } parent, Type: NamedType type } && IsComposite(type) && !Context.Schema.Overlap(type, parent))
            Context.Report($"The fragment can't apply here, because no \"{parent.Name}\" is a \"{type.Name}\".", node);
    }

    public override void EnterFragmentSpread(FragmentSpreadNode node)
    {
        if (Context.Info.ParentType is { } parent && Context.Fragment(node.Name.Value) is { } fragment
            && Context.Schema.Type(fragment.TypeCondition.Name.Value) is { } type && IsComposite(type) && !Context.Schema.Overlap(type, parent))
        {
            Context.Report($"Fragment \"{node.Name.Value}\" can't apply here, because no \"{parent.Name}\" is a \"{type.Name}\".", node);
        }
    }

    private static bool IsComposite(NamedType type) => type is ObjectType or InterfaceType or UnionType;
}
