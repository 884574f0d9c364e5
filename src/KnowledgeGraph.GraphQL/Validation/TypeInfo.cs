using KnowledgeGraph.GraphQL.Types;

namespace KnowledgeGraph.GraphQL.Validation;

/// <summary>The types at the walker's place in the document; null where the document is wrong or the place has none.</summary>
internal sealed class TypeInfo
{
    /// <summary>The type of the field, operation or fragment around.</summary>
    public GraphQLType? Type { get; set; }

    /// <summary>The composite type whose fields the selection set around selects.</summary>
    public NamedType? ParentType { get; set; }

    public FieldDefinition? Field { get; set; }

    public DirectiveDefinition? Directive { get; set; }

    public InputValue? Argument { get; set; }

    /// <summary>The type that a value must have here.</summary>
    public GraphQLType? InputType { get; set; }

    /// <summary>The type of the list or input object around the value.</summary>
    public GraphQLType? ParentInputType { get; set; }

    /// <summary>Whether the argument or input field that takes the value has a default.</summary>
    public bool HasDefault { get; set; }
}
