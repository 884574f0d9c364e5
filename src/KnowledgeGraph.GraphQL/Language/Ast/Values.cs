namespace KnowledgeGraph.GraphQL.Language.Ast;

/// <summary>Value, section 2.10.</summary>
internal abstract class ValueNode(int start) : Node(start);

/// <summary>Variable, section 2.11.</summary>
internal sealed class VariableNode(int start, NameNode name) : ValueNode(start)
{
    public NameNode Name { get; } = name;
}

/// <summary>IntValue, section 2.10.1, as written.</summary>
internal sealed class IntValueNode(int start, string value) : ValueNode(start)
{
    public string Value { get; } = value;
}

/// <summary>FloatValue, section 2.10.2, as written.</summary>
internal sealed class FloatValueNode(int start, string value) : ValueNode(start)
{
    public string Value { get; } = value;
}

/// <summary>BooleanValue, section 2.10.3.</summary>
internal sealed class BooleanValueNode(int start, bool value) : ValueNode(start)
{
    public bool Value { get; } = value;
}

/// <summary>StringValue, section 2.10.4: escapes resolved, a block string dedented.</summary>
internal sealed class StringValueNode(int start, string value, bool isBlock) : ValueNode(start)
{
    public string Value { get; } = value;

    public bool IsBlock { get; } = isBlock;
}

/// <summary>NullValue, section 2.10.5.</summary>
internal sealed class NullValueNode(int start) : ValueNode(start);

/// <summary>EnumValue, section 2.10.6.</summary>
internal sealed class EnumValueNode(int start, string value) : ValueNode(start)
{
    public string Value { get; } = value;
}

/// <summary>ListValue, section 2.10.7.</summary>
internal sealed class ListValueNode(int start, ValueNode[] values) : ValueNode(start)
{
    public ValueNode[] Values { get; } = values;
}

/// <summary>ObjectValue, section 2.10.8.</summary>
internal sealed class ObjectValueNode(int start, ObjectFieldNode[] fields) : ValueNode(start)
{
    public ObjectFieldNode[] Fields { get; } = fields;
}

/// <summary>ObjectField, section 2.10.8.</summary>
internal sealed class ObjectFieldNode(int start, NameNode name, ValueNode value) : Node(start)
{
    public NameNode Name { get; } = name;

    public ValueNode Value { get; } = value;
}
