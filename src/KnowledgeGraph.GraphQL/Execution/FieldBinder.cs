namespace KnowledgeGraph.GraphQL.Execution;

/// <summary>Binds the fields of a type to delegates, by name. What does not fit is told when the engine is built.</summary>
/// <typeparam name="TParent">What resolvers of this type work on.</typeparam>
public sealed class FieldBinder<TParent>
{
    internal Dictionary<string, FieldBinding> Fields { get; } = new(StringComparer.Ordinal);

    internal List<string> Repeated { get; } = [];

    /// <summary>A field that is worked out from its parent alone, at once.</summary>
    public FieldBinder<TParent> Field<TValue>(string name, Func<TParent, TValue> resolve) =>
        Add<TValue>(name, completer => new PureResolver<TParent, TValue>(resolve, completer));

    /// <summary>A field that is worked out from its parent, its arguments and the request, at once.</summary>
    public FieldBinder<TParent> Field<TValue>(string name, Func<TParent, FieldContext, TValue> resolve) =>
        Add<TValue>(name, completer => new SyncResolver<TParent, TValue>(resolve, completer));

    /// <summary>A field that is resolved for all parents of a level in one call, such as one that asks a store.</summary>
    public FieldBinder<TParent> Batch<TValue>(string name, Func<FieldBatch<TParent, TValue>, ValueTask> resolve) =>
        Add<TValue>(name, completer => new BatchResolver<TParent, TValue>(resolve, completer));

    internal FieldBinder<TParent> Stream<TEvent>(string name, Func<FieldContext, IAsyncEnumerable<TEvent>> subscribe) =>
        Add<TEvent>(name, completer => new StreamResolver<TEvent>(subscribe, completer));

    private FieldBinder<TParent> Add<TValue>(string name, Func<Completer<TValue>, FieldResolver> create)
    {
        FieldBinding binding = new(typeof(TValue), (factory, type) => factory.Create<TValue>(type) is { } completer ? create(completer) : null);
        if (!Fields.TryAdd(name, binding))
            Repeated.Add(name);
        return this;
    }
}

/// <summary>A bound field: the CLR type that its delegate gives, and how to make a resolver for a GraphQL type, null where the two do not fit.</summary>
internal sealed record FieldBinding(Type ValueType, Func<CompleterFactory, Types.GraphQLType, FieldResolver?> Create);
