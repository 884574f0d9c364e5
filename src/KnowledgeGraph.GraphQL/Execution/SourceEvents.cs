using KnowledgeGraph.GraphQL.Response;

namespace KnowledgeGraph.GraphQL.Execution;

/// <summary>The events of a subscription, section 6.2.3.1. Where the source fails they end, and <see cref="Error"/> says why.</summary>
internal sealed class SourceEvents(ExecutionRun source, GraphQLOptions options, CancellationToken cancellationToken) : IAsyncDisposable
{
    private IAsyncEnumerator<object?>? _events;

    public object? Current => _events!.Current;

    public GraphQLError? Error { get; private set; }

    public async ValueTask<bool> MoveNextAsync()
    {
        try
        {
            _events ??= source.Subscribe().GetAsyncEnumerator(cancellationToken);
            return await _events.MoveNextAsync().ConfigureAwait(false);
        }
        catch (GraphQLFieldException refusal)
        {
            Error = new GraphQLError { Message = refusal.Message, Code = refusal.Code, Extensions = refusal.Extensions };
        }
        catch (Exception exception) when (!cancellationToken.IsCancellationRequested)
        {
            options.OnResolverFailure?.Invoke(exception);
            Error = new GraphQLError { Message = "The stream of events has failed.", Code = ErrorCodes.InternalError };
        }

        return false;
    }

    public async ValueTask DisposeAsync()
    {
        if (_events is not null)
            await _events.DisposeAsync().ConfigureAwait(false);
        source.End();
    }
}
