using KnowledgeGraph.GraphQL.Language.Ast;
using KnowledgeGraph.GraphQL.Types;

namespace KnowledgeGraph.GraphQL.Execution;

/// <summary>
/// An operation planned for one choice of what <c>@skip</c> and <c>@include</c> say. The choice is made before planning, so that the plan is
/// the specification's CollectFields itself, with its order of response names.
/// </summary>
internal sealed class OperationPlan
{
    private readonly ExecutableSchema _schema;
    private readonly IReadOnlyDictionary<string, FragmentDefinitionNode> _fragments;
    private readonly Func<string, bool> _condition;

    public OperationPlan(
        ExecutableSchema schema,
        DocumentNode document,
        IReadOnlyDictionary<string, FragmentDefinitionNode> fragments,
        OperationDefinitionNode operation,
        Func<string, bool> condition)
    {
        _schema = schema;
        _fragments = fragments;
        _condition = condition;
        Document = document;
        Operation = operation;
        Root = Collect(schema.Schema.RootType(operation.Operation)!, [operation.SelectionSet]);
    }

    public DocumentNode Document { get; }

    public OperationDefinitionNode Operation { get; }

    public SelectionPlan Root { get; }

    /// <summary>The object types that a value of a type may have.</summary>
    public IReadOnlyList<ObjectType> PossibleTypes(NamedType type) => _schema.Schema.PossibleTypes(type);

    /// <summary>CollectFields, section 6.3.2, for an object of this type and the selection sets of fields that are merged.</summary>
    public SelectionPlan Collect(ObjectType type, IEnumerable<SelectionSetNode> sets)
    {
        var groups = new OrderedDictionary<string, List<FieldNode>>(StringComparer.Ordinal);
        var visited = new HashSet<string>(StringComparer.Ordinal);
        foreach (var set in sets)
            Collect(type, set, groups, visited);
        var fields = new FieldPlan[groups.Count];
        for (var i = 0; i < fields.Length; i++)
        {
            var nodes = groups.GetAt(i).Value;
            var definition = _schema.Schema.Field(type, nodes[0].Name.Value)!;
            fields[i] = new FieldPlan(this, nodes, definition, _schema.Resolver(type, definition));
        }

        return new SelectionPlan(type, fields);
    }

    private void Collect(ObjectType type, SelectionSetNode set, OrderedDictionary<string, List<FieldNode>> groups, HashSet<string> visited)
    {
        foreach (var selection in set.Selections)
        {
            if (!IsIncluded(selection))
                continue;
            switch (selection)
            {
                case FieldNode field:
                    if (!groups.TryGetValue(field.ResponseName, out var group))
                        groups.Add(field.ResponseName, group = []);
                    group.Add(field);
                    break;
                case FragmentSpreadNode spread when visited.Add(spread.Name.Value) && DoesFragmentTypeApply(type, _fragments[spread.Name.Value].TypeCondition):
                    Collect(type, _fragments[spread.Name.Value].SelectionSet, groups, visited);
                    break;
                case InlineFragmentNode fragment when fragment.TypeCondition is null || DoesFragmentTypeApply(type, fragment.TypeCondition):
                    Collect(type, fragment.SelectionSet, groups, visited);
                    break;
                default:
                    break;
            }
        }
    }

    // Sections 3.13.1 and 3.13.2: what is skipped is not included, whatever @include says.
    private bool IsIncluded(SelectionNode selection)
    {
        foreach (var directive in selection.Directives)
        {
            if (directive.Name.Value is "skip" or "include" && Condition(directive) != (directive.Name.Value == "include"))
                return false;
        }

        return true;
    }

    private bool Condition(DirectiveNode directive) => directive.Arguments[0].Value is VariableNode variable
        ? _condition(variable.Name.Value)
        : ((BooleanValueNode)directive.Arguments[0].Value).Value;

    /// <summary>DoesFragmentTypeApply, section 6.3.2.</summary>
    private bool DoesFragmentTypeApply(ObjectType type, NamedTypeNode condition) => _schema.Schema.Type(condition.Name.Value) switch
    {
        ObjectType same => ReferenceEquals(type, same),
        InterfaceType @interface => type.Interfaces.Contains(@interface),
        UnionType union => union.Members.Contains(type),
        _ => false,
    };
}
