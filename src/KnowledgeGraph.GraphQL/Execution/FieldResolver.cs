using KnowledgeGraph.GraphQL.Types;

namespace KnowledgeGraph.GraphQL.Execution;

/// <summary>ResolveFieldValue, section 6.4.2, for all objects of a level at once, and CompleteValue after it.</summary>
internal abstract class FieldResolver
{
    /// <summary>Resolves and completes the field, or starts to and adds what is pending to the run.</summary>
    public abstract void Resolve(ExecutionRun run, FieldPlan field, int index, ObjectGroup group);
}

/// <summary>A resolver that gives the events of a subscription.</summary>
internal interface ISourceStream
{
    /// <summary>ResolveFieldEventStream, section 6.2.3.1.</summary>
    IAsyncEnumerable<object?> Subscribe(FieldContext context);
}

/// <summary>A field whose value is worked out at once, parent by parent.</summary>
internal sealed class SyncResolver<TParent, TValue>(Func<TParent, FieldContext, TValue> resolve, Completer<TValue> completer) : FieldResolver
{
    public override void Resolve(ExecutionRun run, FieldPlan field, int index, ObjectGroup group)
    {
        if (run.TryGetContext(field, index, group) is not { } context)
            return;
        for (var i = 0; i < group.Count; i++)
        {
            var slot = group.Starts[i] + index;
            try
            {
                completer.Complete(run, field, slot, resolve((TParent)group.Sources[i]!, context));
            }
            catch (Exception exception) when (run.IsFieldFailure(exception))
            {
                run.Fail(field, slot, exception);
            }
        }
    }
}

/// <summary>A field that needs neither arguments nor the request.</summary>
internal sealed class PureResolver<TParent, TValue>(Func<TParent, TValue> resolve, Completer<TValue> completer) : FieldResolver
{
    public override void Resolve(ExecutionRun run, FieldPlan field, int index, ObjectGroup group)
    {
        for (var i = 0; i < group.Count; i++)
        {
            var slot = group.Starts[i] + index;
            try
            {
                completer.Complete(run, field, slot, resolve((TParent)group.Sources[i]!));
            }
            catch (Exception exception) when (run.IsFieldFailure(exception))
            {
                run.Fail(field, slot, exception);
            }
        }
    }
}

/// <summary>A field that is resolved for all parents of a level in one call.</summary>
internal sealed class BatchResolver<TParent, TValue>(Func<FieldBatch<TParent, TValue>, ValueTask> resolve, Completer<TValue> completer) : FieldResolver
{
    public override void Resolve(ExecutionRun run, FieldPlan field, int index, ObjectGroup group)
    {
        if (run.TryGetContext(field, index, group) is not { } context)
            return;
        var batch = new FieldBatch<TParent, TValue>(context, group.Sources.ToArray());
        try
        {
            var task = resolve(batch);
            if (task.IsCompletedSuccessfully)
                Complete(run, field, index, group.Starts.ToArray(), batch);
            else
                run.AddPending(new Pending(this, field, index, group.Starts.ToArray(), batch, task.AsTask()));
        }
        catch (Exception exception) when (run.IsFieldFailure(exception))
        {
            run.FailAll(field, index, group.Starts.ToArray(), exception);
        }
    }

    private void Complete(ExecutionRun run, FieldPlan field, int index, int[] starts, FieldBatch<TParent, TValue> batch)
    {
        for (var i = 0; i < starts.Length; i++)
        {
            var slot = starts[i] + index;
            try
            {
                if (batch.Failure(i) is { } failure)
                    run.Fail(field, slot, failure);
                else
                    completer.Complete(run, field, slot, batch[i]!);
            }
            catch (Exception exception) when (run.IsFieldFailure(exception))
            {
                run.Fail(field, slot, exception);
            }
        }
    }

    private sealed class Pending(
        BatchResolver<TParent, TValue> resolver, FieldPlan field, int index, int[] starts, FieldBatch<TParent, TValue> batch, Task task) : PendingField(task)
    {
        public override void Complete(ExecutionRun run) => resolver.Complete(run, field, index, starts, batch);

        public override void Fail(ExecutionRun run, Exception exception) => run.FailAll(field, index, starts, exception);
    }
}

/// <summary>A batch whose resolver has not finished yet. Only the run completes it, so results are written by one thread at a time.</summary>
internal abstract class PendingField(Task task)
{
    public Task Task { get; } = task;

    public abstract void Complete(ExecutionRun run);

    public abstract void Fail(ExecutionRun run, Exception exception);
}

/// <summary>The root field of a subscription: a stream of events, each of which is then resolved as its value.</summary>
internal sealed class StreamResolver<TEvent>(Func<FieldContext, IAsyncEnumerable<TEvent>> subscribe, Completer<TEvent> completer) : FieldResolver, ISourceStream
{
    public override void Resolve(ExecutionRun run, FieldPlan field, int index, ObjectGroup group)
    {
        for (var i = 0; i < group.Count; i++)
            completer.Complete(run, field, group.Starts[i] + index, (TEvent)group.Sources[i]!);
    }

    public async IAsyncEnumerable<object?> Subscribe(FieldContext context)
    {
        await foreach (var item in subscribe(context).WithCancellation(context.CancellationToken).ConfigureAwait(false))
            yield return item;
    }
}

/// <summary><c>__typename</c>, section 4.1.</summary>
internal sealed class TypeNameResolver(ObjectType type) : FieldResolver
{
    public override void Resolve(ExecutionRun run, FieldPlan field, int index, ObjectGroup group)
    {
        for (var i = 0; i < group.Count; i++)
            run.Tree.SetString(group.Starts[i] + index, type.Name);
    }
}
