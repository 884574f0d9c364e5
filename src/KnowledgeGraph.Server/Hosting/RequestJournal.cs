using System.Diagnostics;
using Microsoft.AspNetCore.Http;

namespace KnowledgeGraph.Server.Hosting;

/// <summary>
/// Around every request: its id (<c>X-Request-Id</c>, taken over from the caller or made), its line in the log, its measures, and an answer where the
/// program failed.
/// </summary>
internal sealed class RequestJournal(ServiceLog log, TimeProvider clock)
{
    private const string Header = "X-Request-Id";
    private const int LongestId = 64;

    public async Task WriteAsync(HttpContext context, RequestDelegate next)
    {
        var started = clock.GetTimestamp();
        var id = IdOf(context);
        context.Response.Headers[Header] = id;
        using var scope = log.BeginRequest(id);
        ServiceTelemetry.InFlight.Add(1);
        try
        {
            await next(context).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (context.RequestAborted.IsCancellationRequested)
        {
            // The client is gone, or its body did not come in time.
        }
        catch (BadHttpRequestException error)
        {
            await FailAsync(context, error.StatusCode, "BAD_USER_INPUT", "The request can't be read.").ConfigureAwait(false);
        }
        catch (Exception error) when (error is not OutOfMemoryException)
        {
            log.RequestFailed(error, id);
            await FailAsync(context, StatusCodes.Status500InternalServerError, "INTERNAL_SERVER_ERROR", $"The service failed; its log has the reason under {id}.").ConfigureAwait(false);
        }
        finally
        {
            ServiceTelemetry.InFlight.Add(-1);
            Tell(context, id, clock.GetElapsedTime(started));
        }
    }

    private void Tell(HttpContext context, string id, TimeSpan time)
    {
        var (method, path, status) = (context.Request.Method, context.Request.Path.Value ?? "", context.Response.StatusCode);
        var route = (context.GetEndpoint() as Microsoft.AspNetCore.Routing.RouteEndpoint)?.RoutePattern.RawText ?? "none";
        var client = Gate.KeyOf(context)?.Name ?? context.Connection.RemoteIpAddress?.ToString() ?? "unknown";
        var hasErrors = context.Items[ServiceTelemetry.HasErrors] is true;
        // The span is ASP.NET Core's; what it does not know is put on it.
        var activity = Activity.Current;
        activity?.SetTag("http.request.method", method).SetTag("http.route", route).SetTag("http.response.status_code", status).SetTag("kg.request.id", id);
        activity?.DisplayName = $"{method} {route}";
        if (hasErrors || status >= 500)
        {
            activity?.SetStatus(ActivityStatusCode.Error);
        }
        ServiceTelemetry.Duration.Record(
            time.TotalSeconds, new("http.route", route), new("http.response.status_code", status), new("kg.has_errors", hasErrors));
        if (path.StartsWith("/health/", StringComparison.Ordinal))
        {
            log.Probed(method, path, status, time.TotalMilliseconds);
        }
        else
        {
            log.Answered(method, path, status, hasErrors ? "with errors" : "without errors", time.TotalMilliseconds, id, client);
        }
    }

    /// <summary>Ids go into logs and headers, so only plain ones are taken over.</summary>
    private static string IdOf(HttpContext context) =>
        context.Request.Headers[Header].ToString() is { Length: > 0 and <= LongestId } given && given.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_' or '.')
            ? given
            : context.TraceIdentifier.Replace(':', '-');

    private static Task FailAsync(HttpContext context, int status, string code, string message) =>
        context.Response.HasStarted ? Task.CompletedTask : RequestRefusal.WriteAsync(context, status, code, message);
}
