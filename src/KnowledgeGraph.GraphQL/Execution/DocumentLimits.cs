using KnowledgeGraph.GraphQL.Language.Ast;
using KnowledgeGraph.GraphQL.Response;

namespace KnowledgeGraph.GraphQL.Execution;

/// <summary>
/// What a document may ask for, known before anything is executed: each operation's depth, fields, aliases and directives with its fragments spread out,
/// and the lists in its arguments. Fragments are gone through once, so a document can't make this slow. The document must be valid.
/// </summary>
internal sealed class DocumentLimits
{
    private readonly GraphQLOptions _options;
    private readonly DocumentNode _document;
    private readonly Dictionary<string, FragmentDefinitionNode> _fragments;
    private readonly Dictionary<string, Size> _sizes = new(StringComparer.Ordinal);
    private readonly List<GraphQLError> _errors = [];

    private DocumentLimits(DocumentNode document, GraphQLOptions options)
    {
        _options = options;
        _document = document;
        _fragments = document.Definitions.OfType<FragmentDefinitionNode>().ToDictionary(fragment => fragment.Name!.Value, StringComparer.Ordinal);
    }

    /// <summary>The limits that the document passes.</summary>
    public static IReadOnlyList<GraphQLError> Check(DocumentNode document, GraphQLOptions options)
    {
        var limits = new DocumentLimits(document, options);
        foreach (var operation in document.Definitions.OfType<OperationDefinitionNode>())
            limits.Check(operation);
        return limits._errors;
    }

    private void Check(OperationDefinitionNode operation)
    {
        var size = SizeOf(operation.SelectionSet).Plus(new Size(0, 0, 0, operation.Directives.Length));
        foreach (var variable in operation.VariableDefinitions)
        {
            size = size.Plus(new Size(0, 0, 0, variable.Directives.Length));
            CheckLists(variable.DefaultValue);
        }

        Check(operation, size.Depth, _options.MaxDepth, "is {0} fields deep");
        Check(operation, size.Fields, _options.MaxFields, "has {0} fields");
        Check(operation, size.Aliases, _options.MaxAliases, "has {0} aliases");
        Check(operation, size.Directives, _options.MaxDirectives, "has {0} directives");
    }

    private void Check(OperationDefinitionNode operation, long actual, int limit, string what)
    {
        if (actual > limit)
            Report(operation, $"The operation {string.Format(null, what, actual)}; the limit is {limit}.", actual, limit);
    }

    private void Report(Node node, string message, long actual, int limit) => _errors.Add(new GraphQLError
    {
        Message = message,
        Locations = [_document.Source.GetLocation(node.Start)],
        Code = ErrorCodes.LimitExceeded,
        Extensions = new Dictionary<string, object> { ["actual"] = actual, ["limit"] = limit },
    });

    private Size SizeOf(SelectionSetNode set)
    {
        var size = default(Size);
        foreach (var selection in set.Selections)
            size = size.Plus(SizeOf(selection)).Plus(DirectivesOf(selection));
        return size;
    }

    private Size SizeOf(SelectionNode selection) => selection switch
    {
        FieldNode field => SizeOf(field),
        InlineFragmentNode fragment => SizeOf(fragment.SelectionSet),
        _ => SizeOfFragment(((FragmentSpreadNode)selection).Name.Value),
    };

    private Size SizeOf(FieldNode field)
    {
        foreach (var argument in field.Arguments)
            CheckLists(argument.Value);
        var inner = field.SelectionSet is null ? default : SizeOf(field.SelectionSet);
        return inner with { Depth = inner.Depth + 1, Fields = inner.Fields + 1, Aliases = inner.Aliases + (field.Alias is null ? 0 : 1) };
    }

    private Size SizeOfFragment(string name)
    {
        if (!_sizes.TryGetValue(name, out var size))
        {
            size = SizeOf(_fragments[name].SelectionSet);
            _sizes.Add(name, size);
        }

        return size;
    }

    private Size DirectivesOf(SelectionNode selection)
    {
        foreach (var argument in selection.Directives.SelectMany(directive => directive.Arguments))
            CheckLists(argument.Value);
        return new Size(0, 0, 0, selection.Directives.Length);
    }

    private void CheckLists(ValueNode? value)
    {
        if (value is ListValueNode list)
        {
            if (list.Values.Length > _options.MaxListItems)
                Report(list, $"A list has {list.Values.Length} items; the limit is {_options.MaxListItems}.", list.Values.Length, _options.MaxListItems);
            Array.ForEach(list.Values, CheckLists);
        }
        else if (value is ObjectValueNode inputObject)
        {
            Array.ForEach(inputObject.Fields, field => CheckLists(field.Value));
        }
    }

    /// <summary>Sums stay below the largest number: spreads of spreads can double them without end.</summary>
    private readonly record struct Size(int Depth, long Fields, long Aliases, long Directives)
    {
        private const long Most = int.MaxValue;

        public Size Plus(Size other) => new(
            Math.Max(Depth, other.Depth),
            Math.Min(Fields + other.Fields, Most),
            Math.Min(Aliases + other.Aliases, Most),
            Math.Min(Directives + other.Directives, Most));
    }
}
