namespace KnowledgeGraph.GraphQL.Execution;

/// <summary>All parents of one level whose field is to be resolved, and room for a value for each. What is not set is null.</summary>
/// <typeparam name="TParent">What resolvers of the parent's type work on.</typeparam>
/// <typeparam name="TValue">What the field gives.</typeparam>
public sealed class FieldBatch<TParent, TValue>
{
    private readonly object?[] _sources;
    private readonly TValue?[] _values;
    private Exception?[]? _failures;

    internal FieldBatch(FieldContext context, object?[] sources)
    {
        Context = context;
        _sources = sources;
        _values = new TValue?[sources.Length];
    }

    /// <summary>The arguments, which are the same for all parents, and the request.</summary>
    public FieldContext Context { get; }

    /// <summary>How many parents there are, at least one.</summary>
    public int Count => _sources.Length;

    /// <summary>The value of the field for the parent at <paramref name="index"/>.</summary>
    public TValue? this[int index]
    {
        get => _values[index];
        set => _values[index] = value;
    }

    /// <summary>The parent at <paramref name="index"/>.</summary>
    public TParent Parent(int index) => (TParent)_sources[index]!;

    /// <summary>Makes the field an error for one parent; the others keep their values.</summary>
    public void Fail(int index, GraphQLFieldException failure) => (_failures ??= new Exception?[Count])[index] = failure;

    internal Exception? Failure(int index) => _failures?[index];
}
