using System.Text.Encodings.Web;
using System.Text.Json;
using KnowledgeGraph.Storage;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace KnowledgeGraph.Server.Hosting;

/// <summary><c>/admin/status</c>, for keys with the role admin: what an operator wants to know and others need not.</summary>
internal static class AdminEndpoints
{
    private static readonly JsonSerializerOptions Readable = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, WriteIndented = true };

    /// <summary>Maps it; without keys there is no admin, and no such page.</summary>
    public static void MapAdmin(this IEndpointRouteBuilder endpoints, ServedGraph graph, ServiceOptions options, KeyRing ring)
    {
        if (options.Keys.Count == 0)
        {
            return;
        }
        var endpoint = endpoints.MapGet("/admin/status", async (HttpContext context) =>
        {
            var status = new
            {
                store = StoreUri.Parse(options.Store).ToString(),
                graph = await VersionAsync(graph, context.RequestAborted).ConfigureAwait(false),
                keys = ring.Keys.Select(key => new { name = key.Name, role = key.Role == ApiRole.Admin ? "admin" : "read" }),
                limits = new { options.MaxBody, options.MaxCost, options.MaxDepth, options.MaxFields, options.MaxAliases, options.MaxTokens, options.MaxRequests, timeoutSeconds = options.Timeout.TotalSeconds },
                rates = new { perKey = options.RatePerKey, perAddress = options.RatePerAddress },
                withBodies = !options.NoBodies,
            };
            context.Response.Headers.CacheControl = "no-store";
            return Results.Text(JsonSerializer.Serialize(status, Readable) + "\n", "application/json; charset=utf-8");
        });
        Gate.Require(endpoint, ApiRole.Admin);
    }

    private static async Task<object> VersionAsync(ServedGraph graph, CancellationToken cancellationToken)
    {
        try
        {
            var snapshot = await graph.OpenSnapshotAsync(cancellationToken).ConfigureAwait(false);
            await using var releasing = snapshot.ConfigureAwait(false);
            return new { version = await snapshot.GetVersionAsync(cancellationToken).ConfigureAwait(false) };
        }
        catch (StoreException error)
        {
            return new { failure = error.GetType().Name, reason = error.Message };
        }
    }
}
