using System.Collections.Concurrent;
using System.Collections.Frozen;
using KnowledgeGraph.GraphQL.Language.Ast;
using KnowledgeGraph.GraphQL.Types;

namespace KnowledgeGraph.GraphQL.Execution;

/// <summary>A valid document within its limits, and its operations.</summary>
internal sealed class CachedDocument
{
    public CachedDocument(DocumentNode document)
    {
        Document = document;
        Fragments = document.Definitions.OfType<FragmentDefinitionNode>().ToFrozenDictionary(fragment => fragment.Name!.Value, StringComparer.Ordinal);
        Operations = [.. document.Definitions.OfType<OperationDefinitionNode>().Select(operation => new CachedOperation(this, operation))];
    }

    public DocumentNode Document { get; }

    public FrozenDictionary<string, FragmentDefinitionNode> Fragments { get; }

    public CachedOperation[] Operations { get; }

    /// <summary>GetOperation, section 6.1; null where the name, or its absence, picks none.</summary>
    public CachedOperation? GetOperation(string? name)
    {
        if (name is null)
            return Operations.Length == 1 ? Operations[0] : null;
        return Array.Find(Operations, operation => operation.Node.Name?.Value == name);
    }
}

/// <summary>An operation with its plans, one for each choice of the variables that <c>@skip</c> and <c>@include</c> use.</summary>
internal sealed class CachedOperation
{
    private const int MaxPlans = 64;

    private readonly CachedDocument _document;
    private readonly string[] _conditionVariables;
    private readonly ConcurrentDictionary<ulong, OperationPlan> _plans = new();

    public CachedOperation(CachedDocument document, OperationDefinitionNode node)
    {
        _document = document;
        Node = node;
        var names = new SortedSet<string>(StringComparer.Ordinal);
        CollectConditions(node.SelectionSet, names, new HashSet<string>(StringComparer.Ordinal));
        _conditionVariables = [.. names];
    }

    public OperationDefinitionNode Node { get; }

    /// <summary>The cost where it hangs on no variable; -1 until it is known, or where it does.</summary>
    public long ConstantCost { get; set; } = -1;

    /// <summary>The plan for these variables.</summary>
    /// <exception cref="GraphQLFieldException">A variable of <c>@skip</c> or <c>@include</c> is null.</exception>
    public OperationPlan Plan(ExecutableSchema schema, IVariableValues variables)
    {
        // Beyond 64 conditions plans are not kept.
        if (_conditionVariables.Length > 64)
            return Create(schema, name => IsTrue(name, variables));
        var key = 0UL;
        for (var i = 0; i < _conditionVariables.Length; i++)
            key |= (IsTrue(_conditionVariables[i], variables) ? 1UL : 0UL) << i;
        if (_plans.TryGetValue(key, out var plan))
            return plan;
        plan = Create(schema, name => (key >> Array.IndexOf(_conditionVariables, name) & 1) != 0);
        return _plans.Count < MaxPlans ? _plans.GetOrAdd(key, plan) : plan;
    }

    private OperationPlan Create(ExecutableSchema schema, Func<string, bool> condition) =>
        new(schema, _document.Document, _document.Fragments, Node, condition);

    private static bool IsTrue(string name, IVariableValues variables) => variables.TryGet(name, out var value) && value is bool boolean
        ? boolean
        : throw new GraphQLFieldException($"Variable \"${name}\" must not be null, because @skip or @include uses it.");

    private void CollectConditions(SelectionSetNode set, SortedSet<string> names, HashSet<string> visited)
    {
        foreach (var selection in set.Selections)
        {
            foreach (var directive in selection.Directives)
            {
                if (directive.Name.Value is "skip" or "include" && directive.Arguments[0].Value is VariableNode variable)
                    names.Add(variable.Name.Value);
            }

            var inner = selection switch
            {
                FieldNode field => field.SelectionSet,
                InlineFragmentNode fragment => fragment.SelectionSet,
                FragmentSpreadNode spread when visited.Add(spread.Name.Value) => _document.Fragments[spread.Name.Value].SelectionSet,
                _ => null,
            };
            if (inner is not null)
                CollectConditions(inner, names, visited);
        }
    }
}
