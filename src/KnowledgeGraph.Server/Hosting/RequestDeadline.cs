using Microsoft.AspNetCore.Http;

namespace KnowledgeGraph.Server.Hosting;

/// <summary>
/// Requests that read the graph end in time. The engine ends what it executes after the time limit; as long again is for waiting and for a body that
/// comes slowly. The body is waited for here, so that a client that sends slowly takes no place from others.
/// </summary>
internal sealed class RequestDeadline(ServiceOptions options)
{
    private readonly TimeSpan limit = 2 * options.Timeout;

    /// <summary>Passes a request on when its body is there.</summary>
    public async Task PassAsync(HttpContext context, RequestDelegate next)
    {
        if (context.GetEndpoint()?.Metadata.GetMetadata<RequiredRole>() is null)
        {
            await next(context).ConfigureAwait(false);
            return;
        }
        var aborted = context.RequestAborted;
        using var deadline = CancellationTokenSource.CreateLinkedTokenSource(aborted);
        deadline.CancelAfter(limit);
        context.RequestAborted = deadline.Token;
        try
        {
            await AwaitBodyAsync(context.Request, deadline.Token).ConfigureAwait(false);
            await next(context).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (deadline.IsCancellationRequested)
        {
            // Answered below, where the client is still there.
        }
        context.RequestAborted = aborted;
        if (deadline.IsCancellationRequested && !aborted.IsCancellationRequested && !context.Response.HasStarted)
        {
            await RequestRefusal.WriteAsync(
                context, StatusCodes.Status408RequestTimeout, "TIMEOUT", FormattableString.Invariant($"The request did not come, or was not answered, within {limit.TotalSeconds} seconds.")).ConfigureAwait(false);
        }
    }

    /// <summary>Leaves the body in the pipe. One that is too large is left to the endpoint to refuse.</summary>
    private async Task AwaitBodyAsync(HttpRequest request, CancellationToken cancellationToken)
    {
        if (!HttpMethods.IsPost(request.Method) || request.ContentLength > options.MaxBody)
        {
            return;
        }
        var enough = false;
        while (!enough)
        {
            var read = await request.BodyReader.ReadAsync(cancellationToken).ConfigureAwait(false);
            enough = read.IsCompleted || read.Buffer.Length > options.MaxBody;
            // What is not examined is given again at once.
            request.BodyReader.AdvanceTo(read.Buffer.Start, enough ? read.Buffer.Start : read.Buffer.End);
        }
    }
}
