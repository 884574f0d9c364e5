namespace KnowledgeGraph.GraphQL.Language.Ast;

/// <summary>TypeSystemDefinition or TypeSystemExtension, section 3.1.</summary>
internal abstract class TypeSystemNode(int start, StringValueNode? description, DirectiveNode[] directives, bool isExtension) : DefinitionNode(start)
{
    public StringValueNode? Description { get; } = description;

    public DirectiveNode[] Directives { get; } = directives;

    /// <summary>Whether this begins with <c>extend</c>.</summary>
    public bool IsExtension { get; } = isExtension;
}

/// <summary>SchemaDefinition and SchemaExtension, section 3.3.</summary>
internal sealed class SchemaDefinitionNode(
    int start, StringValueNode? description, DirectiveNode[] directives, OperationTypeDefinitionNode[] operationTypes, bool isExtension)
    : TypeSystemNode(start, description, directives, isExtension)
{
    public OperationTypeDefinitionNode[] OperationTypes { get; } = operationTypes;
}

/// <summary>RootOperationTypeDefinition, section 3.3.1.</summary>
internal sealed class OperationTypeDefinitionNode(int start, OperationType operation, NamedTypeNode type) : Node(start)
{
    public OperationType Operation { get; } = operation;

    public NamedTypeNode Type { get; } = type;
}

/// <summary>TypeDefinition and TypeExtension, section 3.4.</summary>
internal abstract class TypeDefinitionNode(int start, StringValueNode? description, NameNode name, DirectiveNode[] directives, bool isExtension)
    : TypeSystemNode(start, description, directives, isExtension)
{
    public NameNode Name { get; } = name;

    /// <summary>The keyword: <c>type</c>, <c>input</c> …</summary>
    public abstract string Keyword { get; }
}

/// <summary>ScalarTypeDefinition and ScalarTypeExtension, section 3.5.</summary>
internal sealed class ScalarTypeDefinitionNode(int start, StringValueNode? description, NameNode name, DirectiveNode[] directives, bool isExtension)
    : TypeDefinitionNode(start, description, name, directives, isExtension)
{
    public override string Keyword => "scalar";
}

/// <summary>What objects and interfaces share: fields and the interfaces they implement.</summary>
internal abstract class FieldsTypeDefinitionNode(
    int start, StringValueNode? description, NameNode name, NamedTypeNode[] interfaces, DirectiveNode[] directives, FieldDefinitionNode[] fields, bool isExtension)
    : TypeDefinitionNode(start, description, name, directives, isExtension)
{
    public NamedTypeNode[] Interfaces { get; } = interfaces;

    public FieldDefinitionNode[] Fields { get; } = fields;
}

/// <summary>ObjectTypeDefinition and ObjectTypeExtension, section 3.6.</summary>
internal sealed class ObjectTypeDefinitionNode(
    int start, StringValueNode? description, NameNode name, NamedTypeNode[] interfaces, DirectiveNode[] directives, FieldDefinitionNode[] fields, bool isExtension)
    : FieldsTypeDefinitionNode(start, description, name, interfaces, directives, fields, isExtension)
{
    public override string Keyword => "type";
}

/// <summary>InterfaceTypeDefinition and InterfaceTypeExtension, section 3.7.</summary>
internal sealed class InterfaceTypeDefinitionNode(
    int start, StringValueNode? description, NameNode name, NamedTypeNode[] interfaces, DirectiveNode[] directives, FieldDefinitionNode[] fields, bool isExtension)
    : FieldsTypeDefinitionNode(start, description, name, interfaces, directives, fields, isExtension)
{
    public override string Keyword => "interface";
}

/// <summary>UnionTypeDefinition and UnionTypeExtension, section 3.8.</summary>
internal sealed class UnionTypeDefinitionNode(
    int start, StringValueNode? description, NameNode name, DirectiveNode[] directives, NamedTypeNode[] types, bool isExtension)
    : TypeDefinitionNode(start, description, name, directives, isExtension)
{
    public NamedTypeNode[] Types { get; } = types;

    public override string Keyword => "union";
}

/// <summary>EnumTypeDefinition and EnumTypeExtension, section 3.9.</summary>
internal sealed class EnumTypeDefinitionNode(
    int start, StringValueNode? description, NameNode name, DirectiveNode[] directives, EnumValueDefinitionNode[] values, bool isExtension)
    : TypeDefinitionNode(start, description, name, directives, isExtension)
{
    public EnumValueDefinitionNode[] Values { get; } = values;

    public override string Keyword => "enum";
}

/// <summary>InputObjectTypeDefinition and InputObjectTypeExtension, section 3.10.</summary>
internal sealed class InputObjectTypeDefinitionNode(
    int start, StringValueNode? description, NameNode name, DirectiveNode[] directives, InputValueDefinitionNode[] fields, bool isExtension)
    : TypeDefinitionNode(start, description, name, directives, isExtension)
{
    public InputValueDefinitionNode[] Fields { get; } = fields;

    public override string Keyword => "input";
}

/// <summary>What every member of a type has: description, name, directives.</summary>
internal abstract class MemberDefinitionNode(int start, StringValueNode? description, NameNode name, DirectiveNode[] directives) : Node(start)
{
    public StringValueNode? Description { get; } = description;

    public NameNode Name { get; } = name;

    public DirectiveNode[] Directives { get; } = directives;
}

/// <summary>FieldDefinition, section 3.6.</summary>
internal sealed class FieldDefinitionNode(
    int start, StringValueNode? description, NameNode name, InputValueDefinitionNode[] arguments, TypeNode type, DirectiveNode[] directives)
    : MemberDefinitionNode(start, description, name, directives)
{
    public InputValueDefinitionNode[] Arguments { get; } = arguments;

    public TypeNode Type { get; } = type;
}

/// <summary>InputValueDefinition, section 3.6.1: an argument or an input field.</summary>
internal sealed class InputValueDefinitionNode(
    int start, StringValueNode? description, NameNode name, TypeNode type, ValueNode? defaultValue, DirectiveNode[] directives)
    : MemberDefinitionNode(start, description, name, directives)
{
    public TypeNode Type { get; } = type;

    public ValueNode? DefaultValue { get; } = defaultValue;
}

/// <summary>EnumValueDefinition, section 3.9.</summary>
internal sealed class EnumValueDefinitionNode(int start, StringValueNode? description, NameNode name, DirectiveNode[] directives)
    : MemberDefinitionNode(start, description, name, directives);

/// <summary>DirectiveDefinition, section 3.13.</summary>
internal sealed class DirectiveDefinitionNode(
    int start, StringValueNode? description, NameNode name, InputValueDefinitionNode[] arguments, bool isRepeatable, NameNode[] locations)
    : TypeSystemNode(start, description, [], isExtension: false)
{
    public NameNode Name { get; } = name;

    public InputValueDefinitionNode[] Arguments { get; } = arguments;

    public bool IsRepeatable { get; } = isRepeatable;

    public NameNode[] Locations { get; } = locations;
}
