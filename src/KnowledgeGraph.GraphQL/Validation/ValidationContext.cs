using KnowledgeGraph.GraphQL.Language.Ast;
using KnowledgeGraph.GraphQL.Response;
using KnowledgeGraph.GraphQL.Types;

namespace KnowledgeGraph.GraphQL.Validation;

/// <summary>A variable where it is used, with what its place expects.</summary>
internal readonly record struct VariableUsage(VariableNode Node, GraphQLType? Type, GraphQLType? ParentType, bool HasDefault);

/// <summary>What all rules share about one document.</summary>
internal sealed class ValidationContext
{
    private readonly List<GraphQLError> _errors = [];
    private readonly Dictionary<string, FragmentDefinitionNode> _fragments = new(StringComparer.Ordinal);
    private readonly Dictionary<SelectionSetNode, List<FragmentSpreadNode>> _spreads = [];
    private readonly Dictionary<ExecutableDefinitionNode, List<VariableUsage>> _usages = [];
    private readonly Dictionary<OperationDefinitionNode, List<VariableUsage>> _recursiveUsages = [];

    public ValidationContext(Schema schema, DocumentNode document, bool hideSuggestions)
    {
        Schema = schema;
        Document = document;
        HideSuggestions = hideSuggestions;
        foreach (var definition in document.Definitions)
        {
            if (definition is FragmentDefinitionNode fragment)
                _fragments[fragment.Name!.Value] = fragment;
        }
    }

    public Schema Schema { get; }

    public DocumentNode Document { get; }

    public TypeInfo Info { get; } = new();

    /// <summary>Whether messages must not tell names of the schema that the client did not write.</summary>
    public bool HideSuggestions { get; }

    public IReadOnlyList<GraphQLError> Errors => _errors;

    /// <summary>Adds an error at the nodes' places; after 100 the document is given up.</summary>
    /// <exception cref="ValidationAbortedException">There are enough errors.</exception>
    public void Report(string message, params ReadOnlySpan<Node> nodes)
    {
        var locations = new Language.SourceLocation[nodes.Length];
        for (var i = 0; i < nodes.Length; i++)
            locations[i] = Document.Source.GetLocation(nodes[i].Start);
        Add(new GraphQLError { Message = message, Locations = locations, Code = ErrorCodes.ValidationFailed });
        if (_errors.Count >= DocumentValidator.MaxErrors)
            throw new ValidationAbortedException("The document has too many errors; the rest was not looked for.");
    }

    /// <summary>Adds an error that is not about one place.</summary>
    public void Add(GraphQLError error) => _errors.Add(error);

    /// <summary>The fragment by this name, the last one where the document has several.</summary>
    public FragmentDefinitionNode? Fragment(string name) => _fragments.GetValueOrDefault(name);

    /// <summary>The spreads within a selection set, those of its inner selection sets after its own.</summary>
    public List<FragmentSpreadNode> FragmentSpreads(SelectionSetNode node)
    {
        if (_spreads.TryGetValue(node, out var spreads))
            return spreads;
        spreads = [];
        var sets = new Stack<SelectionSetNode>([node]);
        while (sets.TryPop(out var set))
        {
            foreach (var selection in set.Selections)
            {
                if (selection is FragmentSpreadNode spread)
                    spreads.Add(spread);
                else if ((selection as FieldNode)?.SelectionSet is { } ofField)
                    sets.Push(ofField);
                else if ((selection as InlineFragmentNode)?.SelectionSet is { } ofFragment)
                    sets.Push(ofFragment);
            }
        }

        _spreads.Add(node, spreads);
        return spreads;
    }

    /// <summary>The fragments that the selection sets spread, and those that these spread, each once.</summary>
    public List<FragmentDefinitionNode> RecursivelyReferencedFragments(IEnumerable<SelectionSetNode> sets)
    {
        var fragments = new List<FragmentDefinitionNode>();
        var seen = new HashSet<string>(StringComparer.Ordinal);
        var pending = new Queue<SelectionSetNode>(sets);
        while (pending.TryDequeue(out var set))
        {
            foreach (var spread in FragmentSpreads(set))
            {
                if (seen.Add(spread.Name.Value) && Fragment(spread.Name.Value) is { } fragment)
                {
                    fragments.Add(fragment);
                    pending.Enqueue(fragment.SelectionSet);
                }
            }
        }

        return fragments;
    }

    /// <summary>All uses of variables in an operation and in the fragments that it reaches.</summary>
    public List<VariableUsage> RecursiveVariableUsages(OperationDefinitionNode operation)
    {
        if (_recursiveUsages.TryGetValue(operation, out var usages))
            return usages;
        usages = [.. VariableUsages(operation)];
        foreach (var fragment in RecursivelyReferencedFragments([operation.SelectionSet]))
            usages.AddRange(VariableUsages(fragment));
        _recursiveUsages.Add(operation, usages);
        return usages;
    }

    private List<VariableUsage> VariableUsages(ExecutableDefinitionNode definition)
    {
        if (_usages.TryGetValue(definition, out var usages))
            return usages;
        var info = new TypeInfo();
        var collector = new UsageCollector(info) { Context = this };
        new DocumentWalker(Schema, info, [collector]).Walk(definition);
        _usages.Add(definition, collector.Usages);
        return collector.Usages;
    }

    private sealed class UsageCollector(TypeInfo info) : ValidationRule
    {
        public List<VariableUsage> Usages { get; } = [];

        public override void EnterValue(ValueNode node)
        {
            if (node is VariableNode variable)
                Usages.Add(new VariableUsage(variable, info.InputType, info.ParentInputType, info.HasDefault));
        }
    }
}

/// <summary>Validation was given up; the message says why.</summary>
internal sealed class ValidationAbortedException(string message) : Exception(message);
