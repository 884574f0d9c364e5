using System.Threading.RateLimiting;
using KnowledgeGraph.GraphQL.Execution;
using KnowledgeGraph.GraphQL.Http;
using KnowledgeGraph.Server.Api;
using KnowledgeGraph.Storage;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace KnowledgeGraph.Server.Hosting;

/// <summary>
/// <c>/graphql</c>: each request reads one state of the graph. The graph's version is the entity tag of GET, so that a client asks again for nothing
/// while the graph stays as it is.
/// </summary>
/// <param name="graph">The store.</param>
/// <param name="places">How many requests are answered at the same time.</param>
/// <param name="options">Limits.</param>
/// <param name="log">Takes failures.</param>
internal sealed class GraphEndpoint(ServedGraph graph, ConcurrencyLimiter places, ServiceOptions options, ServiceLog log)
{
    /// <summary>The engine with the limits of the options.</summary>
    public GraphQLEngine Engine { get; } = GraphApi.Build(new()
    {
        Parser = new() { MaxTokens = options.MaxTokens },
        MaxDepth = options.MaxDepth,
        MaxFields = options.MaxFields,
        MaxAliases = options.MaxAliases,
        MaxCost = options.MaxCost,
        Timeout = options.Timeout,
        OnResolverFailure = log.ResolverFailed,
    });

    /// <summary>Maps it.</summary>
    public IEndpointConventionBuilder Map(IEndpointRouteBuilder endpoints)
    {
        var http = new GraphQLHttpOptions
        {
            MaxBodyBytes = options.MaxBody,
            Persisted = PersistedDocuments.Automatic(),
            State = context => context.Items[typeof(RequestScope)],
            Answering = Tag,
        };
        var endpoint = endpoints.MapGraphQL("/graphql", Engine, http);
        endpoint.Add(builder =>
        {
            var answer = builder.RequestDelegate!;
            builder.RequestDelegate = context => AnswerAsync(context, answer);
        });
        return endpoint;
    }

    private async Task AnswerAsync(HttpContext context, RequestDelegate answer)
    {
        using var place = await places.AcquireAsync(1, context.RequestAborted).ConfigureAwait(false);
        if (place.IsAcquired)
        {
            await AnswerInPlaceAsync(context, answer).ConfigureAwait(false);
        }
        else
        {
            await RequestRefusal.WriteAsync(
                context, StatusCodes.Status503ServiceUnavailable, "OVERLOADED", "Too many requests are being answered; try again.", TimeSpan.FromSeconds(1)).ConfigureAwait(false);
        }
    }

    private async Task AnswerInPlaceAsync(HttpContext context, RequestDelegate answer)
    {
        IGraphSnapshot? snapshot = null;
        try
        {
            snapshot = await graph.OpenSnapshotAsync(context.RequestAborted).ConfigureAwait(false);
            context.Items[typeof(RequestScope)] = new RequestScope(snapshot, token => graph.NamesAsync(snapshot, token), !options.NoBodies);
            if (HttpMethods.IsGet(context.Request.Method) && await IsKnownAsync(context, snapshot).ConfigureAwait(false))
            {
                context.Response.StatusCode = StatusCodes.Status304NotModified;
                return;
            }
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

    /// <summary>Whether the client has the answer for this state of the graph already.</summary>
    private static async ValueTask<bool> IsKnownAsync(HttpContext context, IGraphSnapshot snapshot)
    {
        var tag = $"\"{await snapshot.GetVersionAsync(context.RequestAborted).ConfigureAwait(false)}\"";
        context.Items[nameof(Tag)] = tag;
        context.Response.Headers.CacheControl = "no-cache";
        context.Response.Headers.Vary = "Accept, Accept-Encoding";
        if (!context.Request.Headers.IfNoneMatch.SelectMany(line => (line ?? "").Split(',')).Any(known => Bare(known) == tag))
        {
            return false;
        }
        context.Response.Headers.ETag = tag;
        return true;
    }

    private static string Bare(string tag) => tag.Trim() is var trimmed && trimmed.StartsWith("W/", StringComparison.Ordinal) ? trimmed[2..] : trimmed;

    /// <summary>An answer with errors is not one to keep.</summary>
    private static void Tag(HttpContext context, GraphQLAnswer answer)
    {
        if (!answer.HasErrors && context.Items[nameof(Tag)] is string tag)
        {
            context.Response.Headers.ETag = tag;
        }
    }
}
