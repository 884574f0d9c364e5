namespace KnowledgeGraph.GraphQL.Language.Ast;

/// <summary>OperationType, section 2.4.</summary>
internal enum OperationType
{
    Query,
    Mutation,
    Subscription,
}

/// <summary>OperationDefinition, section 2.4.</summary>
internal sealed class OperationDefinitionNode(
    int start,
    StringValueNode? description,
    OperationType operation,
    NameNode? name,
    VariableDefinitionNode[] variableDefinitions,
    DirectiveNode[] directives,
    SelectionSetNode selectionSet) : ExecutableDefinitionNode(start, description, name, directives, selectionSet)
{
    public OperationType Operation { get; } = operation;

    public VariableDefinitionNode[] VariableDefinitions { get; } = variableDefinitions;
}

/// <summary>VariableDefinition, section 2.11.</summary>
internal sealed class VariableDefinitionNode(
    int start, StringValueNode? description, VariableNode variable, TypeNode type, ValueNode? defaultValue, DirectiveNode[] directives) : Node(start)
{
    public StringValueNode? Description { get; } = description;

    public VariableNode Variable { get; } = variable;

    public TypeNode Type { get; } = type;

    public ValueNode? DefaultValue { get; } = defaultValue;

    public DirectiveNode[] Directives { get; } = directives;
}

/// <summary>FragmentDefinition, section 2.9.</summary>
internal sealed class FragmentDefinitionNode(
    int start, StringValueNode? description, NameNode name, NamedTypeNode typeCondition, DirectiveNode[] directives, SelectionSetNode selectionSet)
    : ExecutableDefinitionNode(start, description, name, directives, selectionSet)
{
    public NamedTypeNode TypeCondition { get; } = typeCondition;
}

/// <summary>SelectionSet, section 2.5.</summary>
internal sealed class SelectionSetNode(int start, SelectionNode[] selections) : Node(start)
{
    public SelectionNode[] Selections { get; } = selections;
}

/// <summary>Selection, section 2.5: a field, a fragment spread or an inline fragment.</summary>
internal abstract class SelectionNode(int start, DirectiveNode[] directives) : Node(start)
{
    public DirectiveNode[] Directives { get; } = directives;
}

/// <summary>Field, section 2.6.</summary>
internal sealed class FieldNode(
    int start, NameNode? alias, NameNode name, ArgumentNode[] arguments, DirectiveNode[] directives, SelectionSetNode? selectionSet)
    : SelectionNode(start, directives)
{
    public NameNode? Alias { get; } = alias;

    public NameNode Name { get; } = name;

    public ArgumentNode[] Arguments { get; } = arguments;

    public SelectionSetNode? SelectionSet { get; } = selectionSet;

    /// <summary>The response name, section 2.8: the alias, else the name.</summary>
    public string ResponseName => (Alias ?? Name).Value;
}

/// <summary>FragmentSpread, section 2.9.</summary>
internal sealed class FragmentSpreadNode(int start, NameNode name, DirectiveNode[] directives) : SelectionNode(start, directives)
{
    public NameNode Name { get; } = name;
}

/// <summary>InlineFragment, section 2.9.2.</summary>
internal sealed class InlineFragmentNode(int start, NamedTypeNode? typeCondition, DirectiveNode[] directives, SelectionSetNode selectionSet)
    : SelectionNode(start, directives)
{
    public NamedTypeNode? TypeCondition { get; } = typeCondition;

    public SelectionSetNode SelectionSet { get; } = selectionSet;
}
