using System.Globalization;
using KnowledgeGraph.GraphQL.Language.Ast;
using KnowledgeGraph.GraphQL.Types;

namespace KnowledgeGraph.GraphQL.Execution;

/// <summary>
/// The cost of an operation, known before it is executed, in the manner of the IBM cost specification: every object that a field may give costs 1, or what
/// <c>@cost</c> says, and so does everything inside it, as many times as the list is long. A list's length comes from <c>@listSize</c>, from an argument
/// such as <c>first</c>, or is assumed.
/// </summary>
internal sealed class OperationCost
{
    private const long Most = long.MaxValue / 4;
    private static readonly string[] SlicingArguments = ["first", "last", "limit"];
    private static readonly string[] SizedFields = ["edges", "nodes"];

    private readonly Schema _schema;
    private readonly CachedDocument _document;
    private readonly IVariableValues _variables;
    private readonly int _defaultListSize;
    private readonly Dictionary<string, long> _fragments = new(StringComparer.Ordinal);

    private OperationCost(Schema schema, CachedDocument document, IVariableValues variables, int defaultListSize)
    {
        _schema = schema;
        _document = document;
        _variables = variables;
        _defaultListSize = defaultListSize;
    }

    private bool UsesVariables { get; set; }

    /// <summary>The cost with these variables. Worked out once where no variable takes part.</summary>
    public static long Of(Schema schema, CachedDocument document, CachedOperation operation, IVariableValues variables, int defaultListSize)
    {
        if (operation.ConstantCost >= 0)
            return operation.ConstantCost;
        var cost = new OperationCost(schema, document, variables, defaultListSize);
        var result = cost.Of(schema.RootType(operation.Node.Operation)!, operation.Node.SelectionSet, null);
        if (!cost.UsesVariables)
            operation.ConstantCost = result;
        return result;
    }

    private long Of(NamedType type, SelectionSetNode set, Sizing? sizing)
    {
        var sum = 0L;
        foreach (var selection in set.Selections)
        {
            sum = Math.Min(Most, sum + selection switch
            {
                FieldNode field => Of(type, field, sizing),
                InlineFragmentNode fragment => Of(fragment.TypeCondition is null ? type : _schema.Type(fragment.TypeCondition.Name.Value)!, fragment.SelectionSet, sizing),
                _ => OfFragment(((FragmentSpreadNode)selection).Name.Value, sizing),
            });
        }

        return sum;
    }

    private long OfFragment(string name, Sizing? sizing)
    {
        var fragment = _document.Fragments[name];
        var type = _schema.Type(fragment.TypeCondition.Name.Value)!;
        if (sizing is not null)
            return Of(type, fragment.SelectionSet, sizing);
        if (!_fragments.TryGetValue(name, out var cost))
        {
            cost = Of(type, fragment.SelectionSet, null);
            _fragments.Add(name, cost);
        }

        return cost;
    }

    private long Of(NamedType parent, FieldNode node, Sizing? inherited)
    {
        var field = _schema.Field(parent, node.Name.Value)!;
        var own = Weight(field) ?? (field.Type.IsLeaf || field.Type.Named is ScalarType or EnumType ? 0 : 1);
        var size = OwnSizing(field, node);
        var isList = field.Type.Nullable is ListType;
        var count = !isList ? 1 : size?.Count ?? (inherited is not null && inherited.Fields.Contains(field.Name) ? inherited.Count : _defaultListSize);
        var inner = node.SelectionSet is null ? 0 : Of(field.Type.Named, node.SelectionSet, isList ? null : size);
        return Multiply(count, Math.Min(Most, own + inner));
    }

    private static long Multiply(long count, long cost) => cost == 0 || count <= Most / cost ? count * cost : Most;

    private static long? Weight(FieldDefinition field)
    {
        var weight = DirectiveArgument(field, "cost", "weight");
        return weight is null ? null : (long)Math.Ceiling(double.Parse(TextOf(weight), CultureInfo.InvariantCulture));
    }

    private static string TextOf(ValueNode value) => value switch
    {
        IntValueNode number => number.Value,
        FloatValueNode number => number.Value,
        StringValueNode text => text.Value,
        _ => "1",
    };

    /// <summary>How long the lists that this field gives or leads to may be; null where nothing says.</summary>
    private Sizing? OwnSizing(FieldDefinition field, FieldNode node)
    {
        var slicing = Names(DirectiveArgument(field, "listSize", "slicingArguments")) ?? SlicingArguments;
        var fields = Names(DirectiveArgument(field, "listSize", "sizedFields")) ?? SizedFields;
        long? count = null;
        foreach (var name in slicing)
        {
            if (field.Argument(name) is { } argument && SizeGiven(argument, node) is { } size)
                count = Math.Max(count ?? 0, size);
        }

        if (count is null && DirectiveArgument(field, "listSize", "assumedSize") is IntValueNode assumed)
            count = long.Parse(assumed.Value, CultureInfo.InvariantCulture);
        return count is null ? null : new Sizing(count.Value, fields);
    }

    private long? SizeGiven(InputValue argument, FieldNode node)
    {
        var given = Array.Find(node.Arguments, candidate => candidate.Name.Value == argument.Name)?.Value;
        if (given is not null && HasVariable(given))
            UsesVariables = true;
        object? value = argument.Default;
        if (given is not null && (given is not VariableNode variable || _variables.TryGet(variable.Name.Value, out _)))
            LiteralCoercion.TryCoerce(argument.Type, given, _variables, out value);
        return value switch
        {
            int count => Math.Max(0, count),
            object?[] items => items.Length,
            _ => null,
        };
    }

    private static bool HasVariable(ValueNode value) => value is VariableNode || (value is ListValueNode list && Array.Exists(list.Values, HasVariable));

    private static string[]? Names(ValueNode? value) => value switch
    {
        ListValueNode list => [.. list.Values.OfType<StringValueNode>().Select(name => name.Value)],
        StringValueNode name => [name.Value],
        _ => null,
    };

    private static ValueNode? DirectiveArgument(FieldDefinition field, string directive, string argument)
    {
        var node = Array.Find(field.Node.Directives, candidate => candidate.Name.Value == directive);
        return node is null ? null : Array.Find(node.Arguments, candidate => candidate.Name.Value == argument)?.Value;
    }

    private sealed record Sizing(long Count, string[] Fields);
}
