using System.Text;
using KnowledgeGraph.GraphQL.Language;
using KnowledgeGraph.GraphQL.Language.Ast;
using KnowledgeGraph.GraphQL.Types;

namespace KnowledgeGraph.GraphQL.Execution;

/// <summary>The fields that are executed on an object of one type at one place of an operation, in the order of the response.</summary>
internal sealed class SelectionPlan(ObjectType type, FieldPlan[] fields)
{
    public ObjectType Type { get; } = type;

    public FieldPlan[] Fields { get; } = fields;
}

/// <summary>One field of a <see cref="SelectionPlan"/>: all its nodes of the document merged (section 6.3.2).</summary>
internal sealed class FieldPlan
{
    private readonly OperationPlan _operation;
    private readonly Lock _lock = new();
    private (ObjectType Type, SelectionPlan Plan)[] _children = [];

    public FieldPlan(OperationPlan operation, List<FieldNode> nodes, FieldDefinition definition, FieldResolver resolver)
    {
        _operation = operation;
        Nodes = [.. nodes];
        Definition = definition;
        Resolver = resolver;
        ResponseName = nodes[0].ResponseName;
        EncodedName = Encoding.UTF8.GetBytes($"\"{ResponseName}\":");
        Arguments = new ArgumentPlan(definition, nodes[0]);
    }

    public FieldNode[] Nodes { get; }

    public FieldDefinition Definition { get; }

    public FieldResolver Resolver { get; }

    public string ResponseName { get; }

    /// <summary>The response name as a JSON key with its colon.</summary>
    public byte[] EncodedName { get; }

    public ArgumentPlan Arguments { get; }

    public SourceLocation[] Locations => Array.ConvertAll(Nodes, node => _operation.Document.Source.GetLocation(node.Start));

    /// <summary>The fields of a name on each type that the value of this one may have.</summary>
    public IEnumerable<FieldPlan> Below(string name) => Nodes[0].SelectionSet is null
        ? []
        : _operation.PossibleTypes(Definition.Type.Named).SelectMany(type => ChildrenOf(type).Fields).Where(field => field.Definition.Name == name);

    /// <summary>MergeSelectionSets and CollectFields, sections 6.4.3 and 6.3.2, for a value that is an object of this type; worked out once.</summary>
    public SelectionPlan ChildrenOf(ObjectType type)
    {
        foreach (var (known, plan) in _children)
        {
            if (ReferenceEquals(known, type))
                return plan;
        }

        lock (_lock)
        {
            foreach (var (known, plan) in _children)
            {
                if (ReferenceEquals(known, type))
                    return plan;
            }

            var collected = _operation.Collect(type, Nodes.Select(node => node.SelectionSet!));
            _children = [.. _children, (type, collected)];
            return collected;
        }
    }
}
