using KnowledgeGraph.GraphQL.Language.Ast;
using KnowledgeGraph.GraphQL.Response;

namespace KnowledgeGraph.GraphQL.Execution;

/// <summary>Refuses <c>__schema</c> and <c>__type</c> where introspection is switched off; <c>__typename</c> always works.</summary>
internal static class IntrospectionSwitch
{
    /// <summary>An error for each use. The document must be valid.</summary>
    public static IReadOnlyList<GraphQLError> Check(DocumentNode document) =>
    [
        .. document.Definitions.OfType<ExecutableDefinitionNode>().SelectMany(definition => Fields(definition.SelectionSet))
            .Where(field => field.Name.Value is "__schema" or "__type")
            .Select(field => new GraphQLError
            {
                Message = $"Introspection is switched off; \"{field.Name.Value}\" can't be asked for.",
                Locations = [document.Source.GetLocation(field.Start)],
                Code = ErrorCodes.ValidationFailed,
            }),
    ];

    // Both stand at the root, so what is inside of fields need not be looked at.
    private static IEnumerable<FieldNode> Fields(SelectionSetNode set) => set.Selections.SelectMany(selection => selection switch
    {
        FieldNode field => [field],
        InlineFragmentNode fragment => Fields(fragment.SelectionSet),
        _ => Enumerable.Empty<FieldNode>(),
    });
}
