namespace KnowledgeGraph.GraphQL.Language.Ast;

/// <summary>A node of the syntax tree.</summary>
/// <param name="start">Byte offset of the node's first token in the source.</param>
internal abstract class Node(int start)
{
    public int Start { get; } = start;
}

/// <summary>Name, section 2.1.9.</summary>
internal sealed class NameNode(int start, string value) : Node(start)
{
    public string Value { get; } = value;
}

/// <summary>Document, section 2.2.</summary>
internal sealed class DocumentNode(Source source, DefinitionNode[] definitions) : Node(0)
{
    public Source Source { get; } = source;

    public DefinitionNode[] Definitions { get; } = definitions;
}

/// <summary>Definition, section 2.2.</summary>
internal abstract class DefinitionNode(int start) : Node(start);

/// <summary>ExecutableDefinition, section 2.2: an operation or a fragment.</summary>
internal abstract class ExecutableDefinitionNode(
    int start, StringValueNode? description, NameNode? name, DirectiveNode[] directives, SelectionSetNode selectionSet) : DefinitionNode(start)
{
    public StringValueNode? Description { get; } = description;

    public NameNode? Name { get; } = name;

    public DirectiveNode[] Directives { get; } = directives;

    public SelectionSetNode SelectionSet { get; } = selectionSet;
}

/// <summary>Directive, section 2.13.</summary>
internal sealed class DirectiveNode(int start, NameNode name, ArgumentNode[] arguments) : Node(start)
{
    public NameNode Name { get; } = name;

    public ArgumentNode[] Arguments { get; } = arguments;
}

/// <summary>Argument, section 2.7.</summary>
internal sealed class ArgumentNode(int start, NameNode name, ValueNode value) : Node(start)
{
    public NameNode Name { get; } = name;

    public ValueNode Value { get; } = value;
}
