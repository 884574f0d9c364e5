using KnowledgeGraph.GraphQL.Language.Ast;

namespace KnowledgeGraph.GraphQL.Types;

/// <summary>A named type, section 3.4.</summary>
internal abstract class NamedType(string name, TypeDefinitionNode node) : GraphQLType
{
    public string Name { get; } = name;

    /// <summary>The definition; <see cref="Extensions"/> holds what extends it.</summary>
    public TypeDefinitionNode Node { get; } = node;

    public List<TypeDefinitionNode> Extensions { get; } = [];

    public string? Description => Node.Description?.Value;

    public override NamedType Named => this;

    /// <summary>Whether the schema language or introspection defines this type, not the schema's author.</summary>
    public bool IsBuiltIn { get; init; }

    public bool IsIntrospection => IsBuiltIn && Name.StartsWith("__", StringComparison.Ordinal);

    /// <summary>The definition, then the extensions.</summary>
    public IEnumerable<TypeDefinitionNode> Nodes => Extensions.Prepend(Node);

    public override string ToString() => Name;
}

/// <summary>Scalar, section 3.5.</summary>
internal sealed class ScalarType(string name, TypeDefinitionNode node) : NamedType(name, node)
{
    /// <summary>How values come in and go out; set when the schema is built.</summary>
    public ScalarCoercion Coercion { get; set; } = ScalarCoercion.Any;

    public string? SpecifiedByUrl { get; set; }
}

/// <summary>What objects and interfaces share, sections 3.6 and 3.7.</summary>
internal abstract class FieldsType(string name, TypeDefinitionNode node) : NamedType(name, node)
{
    private Dictionary<string, FieldDefinition>? _byName;

    public List<FieldDefinition> Fields { get; } = [];

    public List<InterfaceType> Interfaces { get; } = [];

    public FieldDefinition? Field(string name)
    {
        // Types are complete before anyone asks by name.
        _byName ??= Fields.DistinctBy(field => field.Name).ToDictionary(field => field.Name, StringComparer.Ordinal);
        return _byName.GetValueOrDefault(name);
    }
}

/// <summary>Object, section 3.6.</summary>
internal sealed class ObjectType(string name, TypeDefinitionNode node) : FieldsType(name, node);

/// <summary>Interface, section 3.7.</summary>
internal sealed class InterfaceType(string name, TypeDefinitionNode node) : FieldsType(name, node);

/// <summary>Union, section 3.8.</summary>
internal sealed class UnionType(string name, TypeDefinitionNode node) : NamedType(name, node)
{
    public List<ObjectType> Members { get; } = [];
}

/// <summary>Enum, section 3.9.</summary>
internal sealed class EnumType(string name, TypeDefinitionNode node) : NamedType(name, node)
{
    private Dictionary<string, EnumValue>? _byName;

    public List<EnumValue> Values { get; } = [];

    public EnumValue? Value(string name)
    {
        _byName ??= Values.DistinctBy(value => value.Name).ToDictionary(value => value.Name, StringComparer.Ordinal);
        return _byName.GetValueOrDefault(name);
    }
}

/// <summary>Input Object, section 3.10.</summary>
internal sealed class InputObjectType(string name, TypeDefinitionNode node) : NamedType(name, node)
{
    private Dictionary<string, InputValue>? _byName;

    public List<InputValue> Fields { get; } = [];

    /// <summary>Whether exactly one field must be given, section 3.10.1.</summary>
    public bool IsOneOf { get; set; }

    public InputValue? Field(string name)
    {
        _byName ??= Fields.DistinctBy(field => field.Name).ToDictionary(field => field.Name, StringComparer.Ordinal);
        return _byName.GetValueOrDefault(name);
    }
}
