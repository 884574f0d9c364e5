using System.Buffers;
using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using KnowledgeGraph.GraphQL.Language;
using KnowledgeGraph.GraphQL.Language.Ast;
using KnowledgeGraph.GraphQL.Response;
using KnowledgeGraph.GraphQL.Types;
using KnowledgeGraph.GraphQL.Validation;

namespace KnowledgeGraph.GraphQL.Execution;

/// <summary>
/// Executes requests against a schema whose resolvers are bound (specification, section 6). Made by <see cref="GraphQLEngineBuilder"/>; safe for all threads.
/// </summary>
public sealed class GraphQLEngine
{
    private const int MaxPooledRuns = 64;

    private readonly ExecutableSchema _schema;
    private readonly DocumentCache _cache;
    private readonly ConcurrentQueue<ExecutionRun> _runs = new();

    internal GraphQLEngine(ExecutableSchema schema, GraphQLOptions options)
    {
        _schema = schema;
        Options = options;
        _cache = new DocumentCache(options.CachedDocuments);
    }

    /// <summary>The options that the engine was built with.</summary>
    public GraphQLOptions Options { get; }

    /// <summary>ExecuteRequest, section 6.1: writes the response as UTF-8 JSON. Errors of the request are part of the response, not exceptions.</summary>
    /// <exception cref="OperationCanceledException"><paramref name="cancellationToken"/> was cancelled; what was written is no response.</exception>
    public ValueTask<GraphQLOutcome> ExecuteAsync(GraphQLRequest request, IBufferWriter<byte> output, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(request);
        ArgumentNullException.ThrowIfNull(output);
        var started = Options.Time.GetTimestamp();
        var prepared = Prepare(request);
        if (prepared.Plan is { Operation.Operation: OperationType.Subscription })
            prepared = Refuse("A subscription is answered by a stream of events only.", ErrorCodes.BadUserInput);
        if (prepared.Plan is not { } plan)
        {
            ErrorWriter.WriteRequestErrors(output, prepared.Errors);
            return ValueTask.FromResult(prepared.Outcome);
        }

        var run = Rent();
        run.Begin(Options, plan, prepared.Variables, request.State, started, cancellationToken);
        return Execute(run, null, output);
    }

    /// <summary>What is wrong with a document whatever its variables: syntax, validity, depth and size; empty for one that can be executed.</summary>
    public IReadOnlyList<GraphQLError> Check(ReadOnlyMemory<byte> document) => GetDocument(document, out var refused) is null ? refused.Errors : [];

    /// <summary>
    /// Subscribe, section 6.2.3: for a subscription the response to each event, for any other operation its one response, and for a refused request its errors.
    /// Each buffer is one response, valid until the next is asked for.
    /// </summary>
    public async IAsyncEnumerable<ReadOnlyMemory<byte>> SubscribeAsync(
        GraphQLRequest request, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(request);
        var output = new ArrayBufferWriter<byte>();
        var prepared = Prepare(request, mayStream: true);
        if (prepared.Plan is not { Operation.Operation: OperationType.Subscription } plan)
        {
            await ExecuteAsync(request, output, cancellationToken).ConfigureAwait(false);
            yield return output.WrittenMemory;
            yield break;
        }

        // The source stream may last for ever; the time limit is that of each event.
        var source = new ExecutionRun();
        source.Begin(Options with { Timeout = TimeSpan.FromDays(30) }, plan, prepared.Variables, request.State, Options.Time.GetTimestamp(), cancellationToken);
        await using var events = new SourceEvents(source, Options, cancellationToken);
        while (await events.MoveNextAsync().ConfigureAwait(false))
        {
            output.ResetWrittenCount();
            var run = Rent();
            run.Begin(Options, plan, prepared.Variables, request.State, Options.Time.GetTimestamp(), cancellationToken);
            await Execute(run, events.Current, output).ConfigureAwait(false);
            yield return output.WrittenMemory;
        }

        if (events.Error is { } error)
        {
            output.ResetWrittenCount();
            ErrorWriter.WriteRequestErrors(output, [error]);
            yield return output.WrittenMemory;
        }
    }

    private ValueTask<GraphQLOutcome> Execute(ExecutionRun run, object? root, IBufferWriter<byte> output)
    {
        ValueTask task;
        try
        {
            task = run.ExecuteAsync(root);
        }
        catch (RequestTimeoutException)
        {
            return ValueTask.FromResult(WriteTimeout(run, output));
        }
        catch (OperationCanceledException) when (run.WhyCancelled() is RequestTimeoutException)
        {
            return ValueTask.FromResult(WriteTimeout(run, output));
        }

        if (!task.IsCompletedSuccessfully)
            return AwaitExecution(task, run, output);
        Finish(run, output);
        return ValueTask.FromResult(GraphQLOutcome.Executed);
    }

    private async ValueTask<GraphQLOutcome> AwaitExecution(ValueTask task, ExecutionRun run, IBufferWriter<byte> output)
    {
        try
        {
            await task.ConfigureAwait(false);
        }
        catch (RequestTimeoutException)
        {
            return WriteTimeout(run, output);
        }
        catch (OperationCanceledException) when (run.WhyCancelled() is RequestTimeoutException)
        {
            return WriteTimeout(run, output);
        }

        Finish(run, output);
        return GraphQLOutcome.Executed;
    }

    private void Finish(ExecutionRun run, IBufferWriter<byte> output)
    {
        run.Tree.Write(output, run.Errors);
        run.End();
        if (_runs.Count < MaxPooledRuns)
            _runs.Enqueue(run);
    }

    private ExecutionRun Rent() => _runs.TryDequeue(out var run) ? run : new ExecutionRun();

    // Resolvers may still hold the run, so it is not used again.
    private GraphQLOutcome WriteTimeout(ExecutionRun run, IBufferWriter<byte> output)
    {
        run.Abandon();
        var writer = new JsonWriter(output);
        writer.Raw("{\"errors\":"u8);
        ErrorWriter.Write(ref writer, [new GraphQLError { Message = $"The request took longer than {Options.Timeout.TotalSeconds} seconds.", Code = ErrorCodes.Timeout }]);
        writer.Raw(",\"data\":null}"u8);
        writer.Flush();
        return GraphQLOutcome.Executed;
    }

    /// <summary>Everything before execution: the document, the operation, its variables, its limits and its plan.</summary>
    private Prepared Prepare(GraphQLRequest request, bool mayStream = false)
    {
        if (GetDocument(request.Document, out var refused) is not { } document)
            return refused;
        if (document.GetOperation(request.OperationName) is not { } operation)
            return Refuse(DescribeMissingOperation(document, request.OperationName), ErrorCodes.BadUserInput);
        if (request.QueriesOnly && operation.Node.Operation != OperationType.Query && !(mayStream && operation.Node.Operation == OperationType.Subscription))
            return Refuse($"A {Printer.Keyword(operation.Node.Operation)} can't be sent in this way; use POST.", ErrorCodes.BadUserInput) with { Outcome = GraphQLOutcome.NotAQuery };
        var variables = VariableCoercion.Coerce(_schema.Schema, document.Document, operation.Node, request.Variables, Options.MaxListItems, out var errors);
        if (variables is null)
            return new Prepared(null, NoVariables.Instance, errors, GraphQLOutcome.Refused);
        var cost = OperationCost.Of(_schema.Schema, document, operation, variables, Options.DefaultListSize);
        if (cost > Options.MaxCost)
            return RefuseCost(cost);
        try
        {
            return new Prepared(operation.Plan(_schema, variables), variables, [], GraphQLOutcome.Executed);
        }
        catch (GraphQLFieldException exception)
        {
            return Refuse(exception.Message, exception.Code);
        }
    }

    private CachedDocument? GetDocument(ReadOnlyMemory<byte> text, out Prepared refused)
    {
        refused = default;
        if (_cache.TryGet(text.Span, out var document))
            return document;
        DocumentNode node;
        try
        {
            node = Parser.Parse(text.ToArray(), Options.Parser);
        }
        catch (GraphQLSyntaxException error)
        {
            refused = new Prepared(null, NoVariables.Instance, [Describe(error)], GraphQLOutcome.NotParsed);
            return null;
        }

        var errors = DocumentValidator.Validate(_schema.Schema, node, hideSuggestions: !Options.AllowIntrospection);
        if (errors.Count == 0)
            errors = DocumentLimits.Check(node, Options);
        if (errors.Count == 0 && !Options.AllowIntrospection)
            errors = IntrospectionSwitch.Check(node);
        if (errors.Count > 0)
        {
            refused = new Prepared(null, NoVariables.Instance, errors, GraphQLOutcome.Refused);
            return null;
        }

        document = new CachedDocument(node);
        _cache.Add(document);
        return document;
    }

    private static GraphQLError Describe(GraphQLSyntaxException error) => new()
    {
        Message = error.Description,
        Locations = [error.Location],
        Code = error.Limit is null ? ErrorCodes.ParseFailed : ErrorCodes.LimitExceeded,
        Extensions = error.Limit is null
            ? new Dictionary<string, object> { ["excerpt"] = error.Excerpt }
            : new Dictionary<string, object> { ["actual"] = error.Maximum + 1, ["limit"] = error.Maximum },
    };

    private static string DescribeMissingOperation(CachedDocument document, string? name)
    {
        if (name is not null)
            return $"The document has no operation \"{name}\".";
        return document.Operations.Length == 0
            ? "The document has no operation."
            : $"The document has {document.Operations.Length} operations; operationName must say which.";
    }

    private static Prepared Refuse(string message, string code) =>
        new(null, NoVariables.Instance, [new GraphQLError { Message = message, Code = code }], GraphQLOutcome.Refused);

    private Prepared RefuseCost(long cost) => new(
        null,
        NoVariables.Instance,
        [
            new GraphQLError
            {
                Message = $"The operation costs {cost}; the limit is {Options.MaxCost}.",
                Code = ErrorCodes.LimitExceeded,
                Extensions = new Dictionary<string, object> { ["actual"] = cost, ["limit"] = Options.MaxCost },
            },
        ],
        GraphQLOutcome.Refused);

    private readonly record struct Prepared(OperationPlan? Plan, IVariableValues Variables, IReadOnlyList<GraphQLError> Errors, GraphQLOutcome Outcome);
}
