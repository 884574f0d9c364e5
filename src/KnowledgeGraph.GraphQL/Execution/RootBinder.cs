namespace KnowledgeGraph.GraphQL.Execution;

/// <summary>Binds the fields of a root type, which have no parent, to delegates, by name.</summary>
public sealed class RootBinder
{
    internal FieldBinder<object?> Fields { get; } = new();

    /// <summary>A field that is worked out at once.</summary>
    public RootBinder Field<TValue>(string name, Func<FieldContext, TValue> resolve)
    {
        Fields.Field(name, (_, context) => resolve(context));
        return this;
    }

    /// <summary>A field whose value takes time.</summary>
    public RootBinder Async<TValue>(string name, Func<FieldContext, ValueTask<TValue>> resolve)
    {
        Fields.Batch<TValue>(name, batch => Resolve(batch, resolve));
        return this;
    }

    /// <summary>A subscription's field: its events, each of which is a response (section 6.2.3).</summary>
    public RootBinder Stream<TEvent>(string name, Func<FieldContext, IAsyncEnumerable<TEvent>> subscribe)
    {
        Fields.Stream(name, subscribe);
        return this;
    }

    private static ValueTask Resolve<TValue>(FieldBatch<object?, TValue> batch, Func<FieldContext, ValueTask<TValue>> resolve)
    {
        var task = resolve(batch.Context);
        if (!task.IsCompletedSuccessfully)
            return Await(batch, task);
        batch[0] = task.Result;
        return ValueTask.CompletedTask;
    }

    private static async ValueTask Await<TValue>(FieldBatch<object?, TValue> batch, ValueTask<TValue> task) =>
        batch[0] = await task.ConfigureAwait(false);
}
