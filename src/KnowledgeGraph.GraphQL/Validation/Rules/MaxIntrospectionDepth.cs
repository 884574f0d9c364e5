using KnowledgeGraph.GraphQL.Language.Ast;

namespace KnowledgeGraph.GraphQL.Validation.Rules;

/// <summary>
/// Not in the specification: introspection must not go through its lists of types more than twice, since their answer grows with the power of the depth.
/// The reference implementation recommends this rule, and has it among its own.
/// </summary>
internal sealed class MaxIntrospectionDepth : ValidationRule
{
    private const int MaxListsDepth = 3;

    public override void EnterField(FieldNode node)
    {
        if (node.Name.Value is "__schema" or "__type" && IsTooDeep(node, 0, new Dictionary<string, int>(StringComparer.Ordinal)))
            Context.Report("Introspection is nested too deep.", node);
    }

    // A fragment is gone through again only where it is met deeper than before.
    private bool IsTooDeep(SelectionNode node, int depth, Dictionary<string, int> visited)
    {
        if (node is FragmentSpreadNode spread)
        {
            if ((visited.TryGetValue(spread.Name.Value, out var before) && before >= depth) || Context.Fragment(spread.Name.Value) is not { } fragment)
                return false;
            visited[spread.Name.Value] = depth;
            return IsTooDeep(fragment.SelectionSet, depth, visited);
        }

        if (node is InlineFragmentNode inline)
            return IsTooDeep(inline.SelectionSet, depth, visited);
        var field = (FieldNode)node;
        if (field.Name.Value is "fields" or "interfaces" or "possibleTypes" or "inputFields" && ++depth >= MaxListsDepth)
            return true;
        return field.SelectionSet is not null && IsTooDeep(field.SelectionSet, depth, visited);
    }

    private bool IsTooDeep(SelectionSetNode selectionSet, int depth, Dictionary<string, int> visited) =>
        Array.Exists(selectionSet.Selections, selection => IsTooDeep(selection, depth, visited));
}
