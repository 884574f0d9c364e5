using KnowledgeGraph.GraphQL.Execution;
using KnowledgeGraph.GraphQL.Http;
using KnowledgeGraph.Server.Api;
using KnowledgeGraph.Storage;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace KnowledgeGraph.Server.Hosting;

/// <summary>
/// <c>/graphql</c>. The graph's version is the entity tag of GET, so that a client asks again for nothing while the graph stays as it is.
/// </summary>
internal static class GraphEndpoint
{
    private static readonly object TagKey = new();

    /// <summary>Maps it.</summary>
    public static void MapGraph(this IEndpointRouteBuilder endpoints, GraphRequests requests, ServiceOptions options, ServiceLog log)
    {
        var http = new GraphQLHttpOptions
        {
            MaxBodyBytes = options.MaxBody,
            Persisted = options.Documents.Count == 0 ? PersistedDocuments.Automatic()
                : PersistedDocuments.Trusted(options.Documents.Select(document => (document.Id, document.Text.ToArray()))),
            State = GraphRequests.StateOf,
            Answering = Answering,
        };
        var forReaders = GraphQLEndpoint.CreateHandler(Build(options, log, options.Introspection == Audience.Everyone), http);
        var forAdmins = options.Introspection == Audience.Admins ? GraphQLEndpoint.CreateHandler(Build(options, log, introspection: true), http) : forReaders;
        var answer = requests.InGraph(async context =>
        {
            if (!HttpMethods.IsGet(context.Request.Method) || !await IsKnownAsync(context).ConfigureAwait(false))
            {
                await (Gate.KeyOf(context)?.Role == ApiRole.Admin ? forAdmins : forReaders)(context).ConfigureAwait(false);
            }
        });
        Gate.Require(endpoints.Map("/graphql", answer), ApiRole.Read);
    }

    /// <summary>What the engine allows.</summary>
    public static GraphQLOptions EngineOptions(ServiceOptions options) => new()
    {
        Parser = new() { MaxTokens = options.MaxTokens },
        MaxDepth = options.MaxDepth,
        MaxFields = options.MaxFields,
        MaxAliases = options.MaxAliases,
        MaxCost = options.MaxCost,
        Timeout = options.Timeout,
    };

    private static GraphQLEngine Build(ServiceOptions options, ServiceLog log, bool introspection) =>
        GraphApi.Build(EngineOptions(options) with { AllowIntrospection = introspection, OnResolverFailure = log.ResolverFailed });

    /// <summary>Answers 304 where the client has the answer for this state of the graph already.</summary>
    private static async ValueTask<bool> IsKnownAsync(HttpContext context)
    {
        context.Response.Headers.CacheControl = "no-cache";
        context.Response.Headers.Vary = "Accept, Accept-Encoding, Authorization, X-Api-Key";
        if (GraphRequests.StateOf(context) is not RequestScope scope)
        {
            return false;
        }
        var version = "";
        try
        {
            version = await scope.Reader.GetVersionAsync(context.RequestAborted).ConfigureAwait(false);
        }
        catch (StoreException)
        {
            // The fields that need the store will say so.
            return false;
        }
        var tag = $"\"{version}\"";
        context.Items[TagKey] = tag;
        if (!context.Request.Headers.IfNoneMatch.SelectMany(line => (line ?? "").Split(',')).Any(known => Bare(known) == tag))
        {
            return false;
        }
        context.Response.Headers.ETag = tag;
        context.Response.StatusCode = StatusCodes.Status304NotModified;
        return true;
    }

    private static string Bare(string tag) => tag.Trim() is var trimmed && trimmed.StartsWith("W/", StringComparison.Ordinal) ? trimmed[2..] : trimmed;

    /// <summary>An answer with errors is not one to keep.</summary>
    private static void Answering(HttpContext context, GraphQLAnswer answer)
    {
        context.Items[ServiceTelemetry.HasErrors] = answer.HasErrors;
        if (!answer.HasErrors && context.Items[TagKey] is string tag)
        {
            context.Response.Headers.ETag = tag;
        }
    }
}
