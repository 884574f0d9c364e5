using KnowledgeGraph.GraphQL.Language.Ast;

namespace KnowledgeGraph.GraphQL.Types;

/// <summary>A field of an object or interface, section 3.6.</summary>
internal sealed class FieldDefinition(FieldDefinitionNode node, GraphQLType type, InputValue[] arguments)
{
    public string Name => Node.Name.Value;

    public FieldDefinitionNode Node { get; } = node;

    public GraphQLType Type { get; } = type;

    public InputValue[] Arguments { get; } = arguments;

    public string? Description => Node.Description?.Value;

    public string? DeprecationReason { get; init; }

    public InputValue? Argument(string name) => Array.Find(Arguments, argument => argument.Name == name);
}

/// <summary>An argument or an input field, section 3.6.1.</summary>
internal sealed class InputValue(InputValueDefinitionNode node, GraphQLType type)
{
    public string Name => Node.Name.Value;

    public InputValueDefinitionNode Node { get; } = node;

    public GraphQLType Type { get; } = type;

    public string? Description => Node.Description?.Value;

    public string? DeprecationReason { get; init; }

    public bool HasDefault => Node.DefaultValue is not null;

    /// <summary>The default, coerced when the schema was built; null also where there is none.</summary>
    public object? Default { get; set; }

    /// <summary>Whether a value must be given: a non-null type without default (section 5.4.3).</summary>
    public bool IsRequired => Type is NonNullType && !HasDefault;
}

/// <summary>A value of an enum, section 3.9.</summary>
internal sealed class EnumValue(EnumValueDefinitionNode node)
{
    public string Name => Node.Name.Value;

    public EnumValueDefinitionNode Node { get; } = node;

    public string? Description => Node.Description?.Value;

    public string? DeprecationReason { get; init; }

    /// <summary>What resolvers see: the name, or the member of the CLR enum that is bound to the type.</summary>
    public object InternalValue { get; set; } = node.Name.Value;
}

/// <summary>A directive, section 3.13.</summary>
internal sealed class DirectiveDefinition(DirectiveDefinitionNode node, InputValue[] arguments)
{
    public string Name => Node.Name.Value;

    public DirectiveDefinitionNode Node { get; } = node;

    public InputValue[] Arguments { get; } = arguments;

    public string? Description => Node.Description?.Value;

    public bool IsRepeatable => Node.IsRepeatable;

    public string[] Locations { get; } = [.. node.Locations.Select(location => location.Value)];

    /// <summary>Whether the schema language defines this directive, not the schema's author.</summary>
    public bool IsBuiltIn { get; init; }

    public InputValue? Argument(string name) => Array.Find(Arguments, argument => argument.Name == name);
}
