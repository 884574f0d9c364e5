using KnowledgeGraph.GraphQL.Language.Ast;

namespace KnowledgeGraph.GraphQL.Validation.Rules;

/// <summary>Section 5.5.2.1, Fragment Spread Target Defined.</summary>
internal sealed class KnownFragmentNames : ValidationRule
{
    public override void EnterFragmentSpread(FragmentSpreadNode node)
    {
        if (Context.Fragment(node.Name.Value) is null)
            Context.Report($"There is no fragment \"{node.Name.Value}\".", node.Name);
    }
}
