using KnowledgeGraph.GraphQL.Language.Ast;

namespace KnowledgeGraph.GraphQL.Validation.Rules;

/// <summary>
/// Section 5.2.4.1, Single Root Field: a subscription selects one field, which is not introspection, and that must not hang on <c>@skip</c> or <c>@include</c>.
/// </summary>
internal sealed class SingleFieldSubscriptions : ValidationRule
{
    public override void EnterOperation(OperationDefinitionNode node)
    {
        if (node.Operation != OperationType.Subscription || Context.Schema.Subscription is null)
            return;
        var subscription = node.Name is null ? "The subscription" : $"Subscription \"{node.Name.Value}\"";
        var fields = CollectSubscriptionFields(node.SelectionSet);
        if (fields.Count > 1)
            Context.Report($"{subscription} must select one field only at its root.", [.. fields.Skip(1).SelectMany(group => group.Value)]);
        foreach (var group in fields.Where(group => group.Value[0].Name.Value.StartsWith("__", StringComparison.Ordinal)))
            Context.Report($"{subscription} must not select the introspection field \"{group.Value[0].Name.Value}\" at its root.", [.. group.Value]);
    }

    // CollectSubscriptionFields, section 5.2.4.1.
    private List<KeyValuePair<string, List<FieldNode>>> CollectSubscriptionFields(SelectionSetNode selectionSet)
    {
        var groups = new OrderedDictionary<string, List<FieldNode>>(StringComparer.Ordinal);
        Collect(selectionSet, groups, new HashSet<string>(StringComparer.Ordinal));
        return [.. groups];
    }

    private void Collect(SelectionSetNode selectionSet, OrderedDictionary<string, List<FieldNode>> groups, HashSet<string> visited)
    {
        foreach (var selection in selectionSet.Selections)
        {
            if (Array.Find(selection.Directives, directive => directive.Name.Value is "skip" or "include") is { } condition)
                Context.Report($"The root of a subscription must not use @{condition.Name.Value}.", condition);
            switch (selection)
            {
                case FieldNode field:
                    if (!groups.TryGetValue(field.ResponseName, out var group))
                        groups.Add(field.ResponseName, group = []);
                    group.Add(field);
                    break;
                case InlineFragmentNode fragment when Applies(fragment.TypeCondition):
                    Collect(fragment.SelectionSet, groups, visited);
                    break;
                case FragmentSpreadNode spread when visited.Add(spread.Name.Value)
                    && Context.Fragment(spread.Name.Value) is { } fragment && Applies(fragment.TypeCondition):
                    Collect(fragment.SelectionSet, groups, visited);
                    break;
                default:
                    break;
            }
        }
    }

    private bool Applies(NamedTypeNode? condition) =>
        condition is null || (Context.Schema.Type(condition.Name.Value) is { } type && Context.Schema.PossibleTypes(type).Contains(Context.Schema.Subscription!));
}
