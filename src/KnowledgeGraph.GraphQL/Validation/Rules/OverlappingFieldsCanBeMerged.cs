using System.Runtime.InteropServices;
using KnowledgeGraph.GraphQL.Language.Ast;
using KnowledgeGraph.GraphQL.Types;

namespace KnowledgeGraph.GraphQL.Validation.Rules;

/// <summary>
/// Section 5.3.2, Field Selection Merging (FieldsInSetCanMerge, SameResponseShape): fields of one response name are the same field with the same arguments,
/// unless their parents are different objects, and always have the same shape.
/// </summary>
/// <remarks>
/// The reference implementation's algorithm: pairs of fields are compared, and fragments against fields and each other, each pair once. The work is metered,
/// so that no document makes it explode.
/// </remarks>
internal sealed class OverlappingFieldsCanBeMerged : ValidationRule
{
    private const int MaxConflictNodes = 20;

    private readonly Dictionary<(NamedType? Parent, SelectionSetNode Set), FieldsAndFragments> _collected = [];
    private readonly Dictionary<(string A, string B), bool> _comparedFragments = [];
    private int _budget = 500_000;

    public override void EnterSelectionSet(SelectionSetNode node, bool isOfInlineFragment)
    {
        // The fields of an inline fragment were compared with the set around it.
        if (isOfInlineFragment || (node.Selections.Length <= 1 && node.Selections[0] is not InlineFragmentNode))
            return;
        foreach (var conflict in ConflictsWithin(Context.Info.ParentType, node))
        {
            Context.Report(
                $"Fields \"{conflict.ResponseName}\" conflict because {conflict.Reason}. An alias keeps them apart.", [.. conflict.Fields1, .. conflict.Fields2]);
        }
    }

    private List<Conflict> ConflictsWithin(NamedType? parent, SelectionSetNode set)
    {
        var conflicts = new List<Conflict>();
        var collected = Collect(parent, set);
        foreach (var group in collected.Groups)
        {
            for (var i = 0; i < group.Value.Count; i++)
            {
                for (var j = i + 1; j < group.Value.Count; j++)
                    Compare(conflicts, parentsExclusive: false, group.Key, group.Value[i], group.Value[j]);
            }
        }

        if (collected.Fragments.Count == 0 || (collected.Groups.Count == 0 && collected.Fragments.Count == 1))
            return conflicts;
        for (var i = 0; i < collected.Fragments.Count; i++)
        {
            CompareWithFragment(conflicts, exclusive: false, collected, collected.Fragments[i]);
            for (var j = i + 1; j < collected.Fragments.Count; j++)
                CompareFragments(conflicts, exclusive: false, collected.Fragments[i], collected.Fragments[j]);
        }

        return conflicts;
    }

    private void CompareWithFragment(List<Conflict> conflicts, bool exclusive, FieldsAndFragments collected, string fragmentName)
    {
        Spend(1);
        if (collected.Groups.Count == 0)
            return;
        ref var compared = ref CollectionsMarshal.GetValueRefOrAddDefault(collected.ComparedFragments, fragmentName, out var exists);
        if (exists && (!compared || exclusive))
            return;
        compared = exclusive;
        if (Context.Fragment(fragmentName) is not { } fragment)
            return;
        var ofFragment = Collect(fragment);
        if (ReferenceEquals(collected, ofFragment))
            return;
        CompareGroups(conflicts, exclusive, collected, ofFragment);
        foreach (var next in ofFragment.Fragments)
            CompareWithFragment(conflicts, exclusive, collected, next);
    }

    private void CompareFragments(List<Conflict> conflicts, bool exclusive, string name1, string name2)
    {
        Spend(2);
        if (name1 == name2 || !IsNewPair(name1, name2, exclusive) || Context.Fragment(name1) is not { } fragment1 || Context.Fragment(name2) is not { } fragment2)
            return;
        var collected1 = Collect(fragment1);
        var collected2 = Collect(fragment2);
        CompareGroups(conflicts, exclusive, collected1, collected2);
        foreach (var next in collected2.Fragments)
            CompareFragments(conflicts, exclusive, name1, next);
        foreach (var next in collected1.Fragments)
            CompareFragments(conflicts, exclusive, next, name2);
    }

    // A pair that was compared as overlapping need not be compared as exclusive; the other way round it must.
    private bool IsNewPair(string name1, string name2, bool exclusive)
    {
        if (IsCompared(name1, name2, exclusive) || IsCompared(name2, name1, exclusive))
            return false;
        _comparedFragments[(name1, name2)] = exclusive;
        return true;
    }

    private bool IsCompared(string name1, string name2, bool exclusive) =>
        _comparedFragments.TryGetValue((name1, name2), out var comparedExclusive) && (exclusive || !comparedExclusive);

    private List<Conflict> ConflictsBetween(bool exclusive, NamedType? parent1, SelectionSetNode set1, NamedType? parent2, SelectionSetNode set2)
    {
        var conflicts = new List<Conflict>();
        var collected1 = Collect(parent1, set1);
        var collected2 = Collect(parent2, set2);
        CompareGroups(conflicts, exclusive, collected1, collected2);
        foreach (var name in collected2.Fragments)
            CompareWithFragment(conflicts, exclusive, collected1, name);
        foreach (var name in collected1.Fragments)
            CompareWithFragment(conflicts, exclusive, collected2, name);
        foreach (var name1 in collected1.Fragments)
        {
            foreach (var name2 in collected2.Fragments)
                CompareFragments(conflicts, exclusive, name1, name2);
        }

        return conflicts;
    }

    private void CompareGroups(List<Conflict> conflicts, bool exclusive, FieldsAndFragments collected1, FieldsAndFragments collected2)
    {
        if (collected2.Groups.Count == 0)
            return;
        foreach (var group in collected1.Groups)
        {
            Spend(1);
            if (!collected2.Groups.TryGetValue(group.Key, out var others))
                continue;
            foreach (var field1 in group.Value)
            {
                foreach (var field2 in others)
                    Compare(conflicts, exclusive, group.Key, field1, field2);
            }
        }
    }

    private void Compare(List<Conflict> conflicts, bool parentsExclusive, string responseName, CollectedField field1, CollectedField field2)
    {
        // Objects of two types are never the same object; interfaces and unions may overlap, if not today then when the schema grows.
        var exclusive = parentsExclusive || (!ReferenceEquals(field1.Parent, field2.Parent) && field1.Parent is ObjectType && field2.Parent is ObjectType);
        Spend(2);
        var reason = exclusive ? null : Difference(field1.Node, field2.Node);
        if (reason is null && field1.Definition is { } definition1 && field2.Definition is { } definition2 && DiffersInShape(definition1.Type, definition2.Type))
            reason = $"they return \"{definition1.Type}\" and \"{definition2.Type}\"";
        if (reason is not null)
        {
            conflicts.Add(new Conflict(responseName, reason, [field1.Node], [field2.Node]));
            return;
        }

        if (field1.Node.SelectionSet is not { } set1 || field2.Node.SelectionSet is not { } set2)
            return;
        var inner = ConflictsBetween(exclusive, field1.Definition?.Type.Named, set1, field2.Definition?.Type.Named, set2);
        if (inner.Count > 0)
            conflicts.Add(Around(responseName, field1.Node, field2.Node, inner));
    }

    private static Conflict Around(string responseName, FieldNode field1, FieldNode field2, List<Conflict> inner)
    {
        var reason = string.Join(" and ", inner.Take(3).Select(conflict => $"their subfields \"{conflict.ResponseName}\" conflict because {conflict.Reason}"));
        return new Conflict(
            responseName,
            reason.Length > 1000 ? reason[..1000] + "…" : reason,
            Nodes(field1, inner.Select(conflict => conflict.Fields1)),
            Nodes(field2, inner.Select(conflict => conflict.Fields2)));
    }

    // The fields around come first; where the inner ones are too many, the innermost stay.
    private static List<FieldNode> Nodes(FieldNode field, IEnumerable<List<FieldNode>> inner)
    {
        var nodes = new List<FieldNode> { field };
        foreach (var list in inner)
        {
            if (nodes.Count == MaxConflictNodes)
                break;
            nodes.AddRange(list.TakeLast(MaxConflictNodes - nodes.Count));
        }

        return nodes;
    }

    private string? Difference(FieldNode field1, FieldNode field2)
    {
        if (field1.Name.Value != field2.Name.Value)
            return $"\"{field1.Name.Value}\" and \"{field2.Name.Value}\" are different fields";
        return HaveSameArguments(field1.Arguments, field2.Arguments) ? null : "their arguments differ";
    }

    private bool HaveSameArguments(ArgumentNode[] arguments1, ArgumentNode[] arguments2)
    {
        if (arguments1.Length != arguments2.Length)
            return false;
        foreach (var argument1 in arguments1)
        {
            Spend(1);
            var argument2 = Array.FindLast(arguments2, candidate => candidate.Name.Value == argument1.Name.Value);
            if (argument2 is null || !IsSameValue(argument1.Value, argument2.Value))
                return false;
        }

        return true;
    }

    private bool IsSameValue(ValueNode value1, ValueNode value2)
    {
        Spend(1);
        return (value1, value2) switch
        {
            (VariableNode a, VariableNode b) => a.Name.Value == b.Name.Value,
            (IntValueNode a, IntValueNode b) => a.Value == b.Value,
            (FloatValueNode a, FloatValueNode b) => a.Value == b.Value,
            (StringValueNode a, StringValueNode b) => a.Value == b.Value && a.IsBlock == b.IsBlock,
            (BooleanValueNode a, BooleanValueNode b) => a.Value == b.Value,
            (EnumValueNode a, EnumValueNode b) => a.Value == b.Value,
            (NullValueNode, NullValueNode) => true,
            (ListValueNode a, ListValueNode b) => a.Values.Length == b.Values.Length && a.Values.Zip(b.Values).All(pair => IsSameValue(pair.First, pair.Second)),
            (ObjectValueNode a, ObjectValueNode b) => HaveSameFields(a, b),
            _ => false,
        };
    }

    private bool HaveSameFields(ObjectValueNode a, ObjectValueNode b)
    {
        if (a.Fields.Length != b.Fields.Length)
            return false;
        var fieldsOfA = a.Fields.OrderBy(field => field.Name.Value, StringComparer.Ordinal);
        var fieldsOfB = b.Fields.OrderBy(field => field.Name.Value, StringComparer.Ordinal);
        return fieldsOfA.Zip(fieldsOfB).All(pair => pair.First.Name.Value == pair.Second.Name.Value && IsSameValue(pair.First.Value, pair.Second.Value));
    }

    // SameResponseShape, section 5.3.2; the fields of composite types are compared on their own.
    private static bool DiffersInShape(GraphQLType type1, GraphQLType type2) => (type1, type2) switch
    {
        _ when ReferenceEquals(type1, type2) => false,
        (NonNullType a, NonNullType b) => DiffersInShape(a.OfType, b.OfType),
        (NonNullType, _) or (_, NonNullType) => true,
        (ListType a, ListType b) => DiffersInShape(a.OfType, b.OfType),
        (ListType, _) or (_, ListType) => true,
        _ => type1.IsLeaf || type2.IsLeaf,
    };

    private FieldsAndFragments Collect(FragmentDefinitionNode fragment) => Collect(Context.Schema.Type(fragment.TypeCondition.Name.Value), fragment.SelectionSet);

    private FieldsAndFragments Collect(NamedType? parent, SelectionSetNode set)
    {
        if (_collected.TryGetValue((parent, set), out var collected))
            return collected;
        collected = new FieldsAndFragments();
        Collect(parent, set, collected);
        _collected.Add((parent, set), collected);
        return collected;
    }

    private void Collect(NamedType? parent, SelectionSetNode set, FieldsAndFragments collected)
    {
        foreach (var selection in set.Selections)
        {
            switch (selection)
            {
                case FieldNode field:
                    if (!collected.Groups.TryGetValue(field.ResponseName, out var group))
                        collected.Groups.Add(field.ResponseName, group = []);
                    group.Add(new CollectedField(parent, field, (parent as FieldsType)?.Field(field.Name.Value)));
                    break;
                case FragmentSpreadNode spread:
                    if (collected.FragmentNames.Add(spread.Name.Value))
                        collected.Fragments.Add(spread.Name.Value);
                    break;
                case InlineFragmentNode fragment:
                    Collect(fragment.TypeCondition is null ? parent : Context.Schema.Type(fragment.TypeCondition.Name.Value), fragment.SelectionSet, collected);
                    break;
                default:
                    break;
            }
        }
    }

    private void Spend(int work)
    {
        _budget -= work;
        if (_budget < 0)
            throw new ValidationAbortedException("The document is too complex to validate: too many of its fields and fragments overlap.");
    }

    private readonly record struct CollectedField(NamedType? Parent, FieldNode Node, FieldDefinition? Definition);

    private sealed record Conflict(string ResponseName, string Reason, List<FieldNode> Fields1, List<FieldNode> Fields2);

    /// <summary>The fields of one level by response name, and the fragments that are spread there.</summary>
    private sealed class FieldsAndFragments
    {
        public OrderedDictionary<string, List<CollectedField>> Groups { get; } = new(StringComparer.Ordinal);

        public List<string> Fragments { get; } = [];

        public HashSet<string> FragmentNames { get; } = new(StringComparer.Ordinal);

        public Dictionary<string, bool> ComparedFragments { get; } = new(StringComparer.Ordinal);
    }
}
