using System.Diagnostics.CodeAnalysis;
using KnowledgeGraph.GraphQL.Language.Ast;
using KnowledgeGraph.GraphQL.Response;
using KnowledgeGraph.GraphQL.Types;

namespace KnowledgeGraph.GraphQL.Execution;

/// <summary>
/// One execution of an operation, section 6.2 and 6.3. It goes level by level: all objects of a level are gathered by plan, every field of a plan is
/// resolved for all of them in one call, and the objects that come out are the next level. Only where a resolver is not finished at once does it wait.
/// </summary>
[SuppressMessage("Design", "CA1001", Justification = "End disposes the token source; the object itself is used again.")]
internal sealed class ExecutionRun
{
    private readonly List<GraphQLError> _errors = [];
    private readonly List<PendingField> _pending = [];
    private readonly Dictionary<SelectionPlan, ObjectGroup> _groups = [];
    private readonly Lock _lock = new();
    private List<ObjectGroup> _level = [];
    private List<ObjectGroup> _next = [];
    private GraphQLOptions _options = null!;
    private IVariableValues _variables = null!;
    private OperationPlan _plan = null!;
    private long _started;
    private CancellationToken _aborted;
    private CancellationTokenSource? _cancellation;
    private CancellationTokenRegistration _registration;

    public ResultTree Tree { get; } = new();

    public object? State { get; private set; }

    public IReadOnlyList<GraphQLError> Errors => _errors;

    /// <summary>Cancelled when the caller cancels or the time is over. Made when it is first asked for; most requests never do.</summary>
    public CancellationToken CancellationToken
    {
        get
        {
            lock (_lock)
            {
                if (_cancellation is null)
                {
                    var left = _options.Timeout - _options.Time.GetElapsedTime(_started);
                    _cancellation = new CancellationTokenSource(left > TimeSpan.Zero ? left : TimeSpan.Zero, _options.Time);
                    _registration = _aborted.Register(static source => ((CancellationTokenSource)source!).Cancel(), _cancellation);
                }

                return _cancellation.Token;
            }
        }
    }

    /// <summary>Makes the run ready for an operation.</summary>
    public void Begin(GraphQLOptions options, OperationPlan plan, IVariableValues variables, object? state, long started, CancellationToken aborted)
    {
        _options = options;
        _plan = plan;
        _variables = variables;
        _started = started;
        _aborted = aborted;
        State = state;
        Tree.Reset();
    }

    /// <summary>Forgets the operation. The run can be used again, unless a resolver may still hold it.</summary>
    public void End()
    {
        Abandon();
        _errors.Clear();
        _pending.Clear();
        _groups.Clear();
        _level.Clear();
        _next.Clear();
        _cancellation?.Dispose();
        _cancellation = null;
        State = null;
        _variables = null!;
        _plan = null!;
    }

    /// <summary>Lets go of the caller's token. Resolvers that still run keep their own.</summary>
    public void Abandon() => _registration.Dispose();

    /// <summary>ExecuteRootSelectionSet, section 6.3.1: a mutation's fields one after the other, all others together.</summary>
    /// <exception cref="RequestTimeoutException">The time is over.</exception>
    /// <exception cref="OperationCanceledException">The caller has cancelled.</exception>
    public ValueTask ExecuteAsync(object? root)
    {
        var start = Tree.SetObject(0, _plan.Root);
        var group = new ObjectGroup(_plan.Root);
        group.Add(root, start);
        if (_plan.Operation.Operation == OperationType.Mutation)
            return ExecuteSerially(group);
        _next.Add(group);
        return ExecuteLevels();
    }

    /// <summary>CreateSourceEventStream, section 6.2.3.1.</summary>
    /// <exception cref="GraphQLFieldException">An argument does not fit.</exception>
    public IAsyncEnumerable<object?> Subscribe()
    {
        var field = _plan.Root.Fields[0];
        return ((ISourceStream)field.Resolver).Subscribe(new FieldContext(this, field, field.Arguments.Values(_variables)));
    }

    private async ValueTask ExecuteSerially(ObjectGroup root)
    {
        for (var i = 0; i < root.Plan.Fields.Length && !Tree.IsNull(0); i++)
        {
            var field = root.Plan.Fields[i];
            field.Resolver.Resolve(this, field, i, root);
            await AwaitPending().ConfigureAwait(false);
            await ExecuteLevels().ConfigureAwait(false);
        }
    }

    private ValueTask ExecuteLevels()
    {
        while (_next.Count > 0)
        {
            ExecuteLevel();
            if (_pending.Count > 0)
                return ContinueAsync();
        }

        return ValueTask.CompletedTask;
    }

    private async ValueTask ContinueAsync()
    {
        await AwaitPending().ConfigureAwait(false);
        while (_next.Count > 0)
        {
            ExecuteLevel();
            await AwaitPending().ConfigureAwait(false);
        }
    }

    private void ExecuteLevel()
    {
        ThrowIfOver();
        (_level, _next) = (_next, _level);
        _groups.Clear();
        foreach (var group in _level)
        {
            // An error may have nulled what an object of this level is part of.
            if (_errors.Count > 0)
                group.Keep(Tree.IsAlive);
            if (group.Count == 0)
                continue;
            var fields = group.Plan.Fields;
            for (var i = 0; i < fields.Length; i++)
                fields[i].Resolver.Resolve(this, fields[i], i, group);
        }

        _level.Clear();
    }

    private async ValueTask AwaitPending()
    {
        // A resolver that fails while others are awaited is not unobserved: it is awaited in its turn.
        foreach (var pending in _pending)
        {
            try
            {
                await pending.Task.WaitAsync(CancellationToken).ConfigureAwait(false);
                pending.Complete(this);
            }
            catch (Exception exception) when (IsFieldFailure(exception))
            {
                pending.Fail(this, exception);
            }
            catch (OperationCanceledException)
            {
                throw WhyCancelled();
            }
        }

        _pending.Clear();
    }

    private void ThrowIfOver()
    {
        _aborted.ThrowIfCancellationRequested();
        if (_options.Time.GetElapsedTime(_started) >= _options.Timeout)
            throw new RequestTimeoutException();
    }

    /// <summary>What to throw where the run's token was cancelled: by the caller, or else because the time is over.</summary>
    public Exception WhyCancelled() => _aborted.IsCancellationRequested ? new OperationCanceledException(_aborted) : new RequestTimeoutException();

    /// <summary>Whether an exception belongs to a field, and not to the whole request.</summary>
    public bool IsFieldFailure(Exception exception) => exception is not RequestTimeoutException
        && !(exception is OperationCanceledException && (_cancellation?.IsCancellationRequested == true || _aborted.IsCancellationRequested));

    public void AddPending(PendingField pending) => _pending.Add(pending);

    /// <summary>The context of a field, its arguments coerced.</summary>
    /// <exception cref="GraphQLFieldException">They do not fit.</exception>
    public FieldContext ContextOf(FieldPlan field) => new(this, field, field.Arguments.Values(_variables));

    /// <summary>The context of a field, its arguments coerced; null, with the error recorded for each object, where they do not fit.</summary>
    public FieldContext? TryGetContext(FieldPlan field, int index, ObjectGroup group)
    {
        try
        {
            return ContextOf(field);
        }
        catch (GraphQLFieldException refused)
        {
            FailAll(field, index, [.. group.Starts], refused);
            return null;
        }
    }

    /// <summary>Makes a slot an object, and queues it for the next level.</summary>
    public void AddObject(FieldPlan field, int slot, ObjectType type, object? source)
    {
        var plan = field.ChildrenOf(type);
        var start = Tree.SetObject(slot, plan);
        if (plan.Fields.Length == 0)
            return;
        var group = _next.Count > 0 ? _next[^1] : null;
        if (group?.Plan != plan && !_groups.TryGetValue(plan, out group))
        {
            group = new ObjectGroup(plan);
            _groups.Add(plan, group);
            _next.Add(group);
        }

        group!.Add(source, start);
    }

    public void FailAll(FieldPlan field, int index, int[] starts, Exception exception)
    {
        foreach (var start in starts)
            Fail(field, start + index, exception);
    }

    /// <summary>HandleFieldError, section 6.4.4, of a resolver's exception.</summary>
    public void Fail(FieldPlan field, int slot, Exception exception)
    {
        if (exception is GraphQLFieldException refusal)
        {
            Fail(field, slot, new GraphQLError { Message = refusal.Message, Code = refusal.Code, Extensions = refusal.Extensions });
            return;
        }

        _options.OnResolverFailure?.Invoke(exception);
        Fail(field, slot, $"Field \"{field.Definition.Name}\" could not be resolved.");
    }

    /// <summary>HandleFieldError, section 6.4.4, of a value that does not fit the field's type.</summary>
    public void Fail(FieldPlan field, int slot, string message) => Fail(field, slot, new GraphQLError { Message = message, Code = ErrorCodes.InternalError });

    // What is inside something that is null already has no place in the response any more, nor have its errors.
    private void Fail(FieldPlan field, int slot, GraphQLError error)
    {
        if (!Tree.IsAlive(slot))
            return;
        _errors.Add(error with { Locations = field.Locations, Path = Tree.Path(slot) });
        Tree.Propagate(slot);
    }
}

/// <summary>A request has taken longer than it may.</summary>
internal sealed class RequestTimeoutException : Exception;
