namespace KnowledgeGraph.GraphQL.Language.Ast;

/// <summary>Type, section 2.12: a reference to a type.</summary>
internal abstract class TypeNode(int start) : Node(start);

/// <summary>NamedType, section 2.12.</summary>
internal sealed class NamedTypeNode(NameNode name) : TypeNode(name.Start)
{
    public NameNode Name { get; } = name;
}

/// <summary>ListType, section 2.12.</summary>
internal sealed class ListTypeNode(int start, TypeNode type) : TypeNode(start)
{
    public TypeNode Type { get; } = type;
}

/// <summary>NonNullType, section 2.12.</summary>
internal sealed class NonNullTypeNode(int start, TypeNode type) : TypeNode(start)
{
    public TypeNode Type { get; } = type;
}
