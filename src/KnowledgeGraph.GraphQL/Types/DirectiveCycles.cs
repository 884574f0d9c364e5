using KnowledgeGraph.GraphQL.Language.Ast;

namespace KnowledgeGraph.GraphQL.Types;

/// <summary>Section 3.13, Type Validation: a directive must not refer to itself, through the directives on its arguments or on the types of these.</summary>
internal sealed class DirectiveCycles(SchemaParts schema)
{
    private readonly Dictionary<string, DirectiveDefinition> _directives = schema.Directives.ToDictionary(directive => directive.Name, StringComparer.Ordinal);

    /// <summary>Reports every directive that refers to itself.</summary>
    public static void Check(SchemaParts schema, Action<Node?, string> report)
    {
        var cycles = new DirectiveCycles(schema);
        foreach (var directive in schema.Directives.Where(directive => !directive.IsBuiltIn))
        {
            if (cycles.Reached(directive).Contains(directive))
                report(directive.Node, $"Directive @{directive.Name} refers to itself.");
        }
    }

    private HashSet<object> Reached(DirectiveDefinition start)
    {
        var reached = new HashSet<object>(ReferenceEqualityComparer.Instance);
        var pending = new Stack<object>([start]);
        while (pending.TryPop(out var next))
        {
            foreach (var reference in References(next).Where(reached.Add))
                pending.Push(reference);
        }

        return reached;
    }

    private IEnumerable<object> References(object element) => element switch
    {
        DirectiveDefinition directive => directive.Arguments.SelectMany(OfInput),
        InputObjectType type => Named(type.Nodes.SelectMany(node => node.Directives)).Concat(type.Fields.SelectMany(OfInput)),
        EnumType type => Named(type.Nodes.SelectMany(node => node.Directives).Concat(type.Values.SelectMany(value => value.Node.Directives))),
        NamedType type => Named(type.Nodes.SelectMany(node => node.Directives)),
        _ => [],
    };

    private IEnumerable<object> OfInput(InputValue input) => Named(input.Node.Directives).Append(input.Type.Named);

    private IEnumerable<object> Named(IEnumerable<DirectiveNode> directives) => directives.Select(directive => _directives[directive.Name.Value]);
}
