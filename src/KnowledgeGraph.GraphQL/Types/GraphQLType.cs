namespace KnowledgeGraph.GraphQL.Types;

/// <summary>A type, section 3.4. List and non-null wrappers of one type exist once, so types compare by reference.</summary>
internal abstract class GraphQLType
{
    private ListType? _list;
    private NonNullType? _nonNull;

    /// <summary>The list of this type.</summary>
    public ListType List => _list ?? Once(ref _list, new ListType(this));

    /// <summary>The non-null type of this type; itself if it is one already.</summary>
    public NonNullType NonNull => this as NonNullType ?? _nonNull ?? Once(ref _nonNull, new NonNullType(this));

    /// <summary>The named type inside all wrappers.</summary>
    public abstract NamedType Named { get; }

    /// <summary>This type without its non-null wrapper.</summary>
    public GraphQLType Nullable => this is NonNullType nonNull ? nonNull.OfType : this;

    /// <summary>IsInputType, section 3.4.2.</summary>
    public bool IsInput => Named is ScalarType or EnumType or InputObjectType;

    /// <summary>IsOutputType, section 3.4.2.</summary>
    public bool IsOutput => Named is not InputObjectType;

    /// <summary>Whether this is a scalar or an enum, possibly non-null.</summary>
    public bool IsLeaf => Nullable is ScalarType or EnumType;

    private static T Once<T>(ref T? field, T value)
        where T : class => Interlocked.CompareExchange(ref field, value, null) ?? value;
}

/// <summary>List, section 3.11.</summary>
internal sealed class ListType(GraphQLType ofType) : GraphQLType
{
    public GraphQLType OfType { get; } = ofType;

    public override NamedType Named => OfType.Named;

    public override string ToString() => $"[{OfType}]";
}

/// <summary>Non-Null, section 3.12.</summary>
internal sealed class NonNullType(GraphQLType ofType) : GraphQLType
{
    public GraphQLType OfType { get; } = ofType;

    public override NamedType Named => OfType.Named;

    public override string ToString() => $"{OfType}!";
}
