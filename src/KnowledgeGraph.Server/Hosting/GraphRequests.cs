using System.Threading.RateLimiting;
using KnowledgeGraph.Server.Api;
using KnowledgeGraph.Storage;
using Microsoft.AspNetCore.Http;

namespace KnowledgeGraph.Server.Hosting;

/// <summary>
/// Gives requests what they need to read the graph: a place among those that are answered at the same time, and one state of the graph from beginning to
/// end.
/// </summary>
internal sealed class GraphRequests(ServedGraph graph, ConcurrencyLimiter places, ServiceOptions options, ServiceLog log)
{
    /// <summary>The <see cref="RequestScope"/> of a request, or the error that its fields give where the store could not be opened.</summary>
    public static object? StateOf(HttpContext context) => context.Items[typeof(RequestScope)];

    /// <summary>An endpoint's handler with all that around it. <see cref="StateOf"/> gives it the graph.</summary>
    public RequestDelegate InGraph(RequestDelegate answer) => context => AnswerAsync(context, answer);

    private async Task AnswerAsync(HttpContext context, RequestDelegate answer)
    {
        using var place = await places.AcquireAsync(1, context.RequestAborted).ConfigureAwait(false);
        if (place.IsAcquired)
        {
            await InSnapshotAsync(context, answer).ConfigureAwait(false);
        }
        else
        {
            await RequestRefusal.WriteAsync(
                context, StatusCodes.Status503ServiceUnavailable, "OVERLOADED", "Too many requests are being answered; try again.", TimeSpan.FromSeconds(1)).ConfigureAwait(false);
        }
    }

    private async Task InSnapshotAsync(HttpContext context, RequestDelegate answer)
    {
        IGraphSnapshot? snapshot = null;
        try
        {
            snapshot = await graph.OpenSnapshotAsync(context.RequestAborted).ConfigureAwait(false);
            context.Items[typeof(RequestScope)] = new RequestScope(snapshot, token => graph.NamesAsync(snapshot, token), !options.NoBodies);
        }
        catch (StoreException error)
        {
            // What needs no store is answered still; the rest gets this error.
            log.StoreFailed(error);
            context.Items[typeof(RequestScope)] = StoreCalls.Unavailable(error);
        }
        try
        {
            await answer(context).ConfigureAwait(false);
        }
        finally
        {
            if (snapshot is not null)
            {
                await snapshot.DisposeAsync().ConfigureAwait(false);
            }
        }
    }
}
