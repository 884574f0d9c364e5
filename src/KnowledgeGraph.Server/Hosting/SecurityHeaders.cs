using KnowledgeGraph.Server.Reconciliation;
using Microsoft.AspNetCore.Builder;

namespace KnowledgeGraph.Server.Hosting;

/// <summary>What browsers may do with our answers: nothing that our own pages do not need.</summary>
internal static class SecurityHeaders
{
    private const string Everywhere = "default-src 'none'; style-src 'unsafe-inline'; img-src data:; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

    private const string InFrames = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'; frame-ancestors *";

    /// <summary>GraphiQL's editor writes style elements; its scripts and workers are files of ours, and it asks nobody but us.</summary>
    private const string InGraphiQL =
        "default-src 'none'; script-src 'self'; worker-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; font-src 'self' data:; connect-src 'self'; "
        + "base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

    public static void UseSecurityHeaders(this IApplicationBuilder app) => app.Use((context, next) =>
    {
        var headers = context.Response.Headers;
        headers.ContentSecurityPolicy = context.Request.Path.StartsWithSegments("/graphiql", StringComparison.Ordinal) ? InGraphiQL : Everywhere;
        headers.XContentTypeOptions = "nosniff";
        if (context.Request.Path == ReconcileEndpoints.PreviewPath)
        {
            // Made to be shown in a frame of OpenRefine, wherever that runs; it can do nothing there.
            headers.ContentSecurityPolicy = InFrames;
        }
        else
        {
            headers.XFrameOptions = "DENY";
        }
        headers["Referrer-Policy"] = "no-referrer";
        headers["Cross-Origin-Opener-Policy"] = "same-origin";
        return next(context);
    });
}
