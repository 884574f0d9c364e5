using KnowledgeGraph.Storage;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace KnowledgeGraph.Server.Hosting;

/// <summary><c>/health/live</c>: the process answers. <c>/health/ready</c>: the store does too.</summary>
internal static class HealthEndpoints
{
    public static void MapHealth(this IEndpointRouteBuilder endpoints, ServedGraph graph, ServiceLog log)
    {
        endpoints.MapGet("/health/live", () => "live\n");
        endpoints.MapGet("/health/ready", async (HttpContext context) =>
        {
            context.Response.Headers.CacheControl = "no-store";
            try
            {
                var snapshot = await graph.OpenSnapshotAsync(context.RequestAborted).ConfigureAwait(false);
                await using var releasing = snapshot.ConfigureAwait(false);
                return Results.Text($"ready, graph {await snapshot.GetVersionAsync(context.RequestAborted).ConfigureAwait(false)}\n");
            }
            catch (StoreException error)
            {
                // The reason is the operator's; it may name files.
                log.StoreFailed(error);
                return Results.Text("the store does not answer\n", statusCode: StatusCodes.Status503ServiceUnavailable);
            }
        });
    }
}
