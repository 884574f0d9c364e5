using System.Buffers;
using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Threading.RateLimiting;
using KnowledgeGraph.Server.Hosting;
using KnowledgeGraph.Storage;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Routing;

namespace KnowledgeGraph.Server.Reconciliation;

/// <summary>
/// <c>/reconcile</c>: the reconciliation service API 0.2 (W3C Entity Reconciliation Community Group), as OpenRefine speaks it: manifest, query batches by GET
/// and POST, suggestions of entities, types and properties. The specification demands cross-origin access, so that these endpoints allow it; they are
/// read-only and take no credentials of a browser. JSONP, which it leaves open, is not spoken.
/// </summary>
internal static class ReconcileEndpoints
{
    private const string Path = "/reconcile";

    private static readonly JsonWriterOptions Json = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Maps the endpoints.</summary>
    /// <param name="endpoints">The application.</param>
    /// <param name="graph">The store and its names.</param>
    /// <param name="places">How many requests are answered at the same time.</param>
    /// <param name="maxBody">The largest body of a POST in bytes.</param>
    public static void MapReconcile(this IEndpointRouteBuilder endpoints, ServedGraph graph, ConcurrencyLimiter places, int maxBody)
    {
        RequestDelegate Answer(Func<HttpContext, Utf8JsonWriter, ValueTask> write) => context => AnswerAsync(context, places, write);

        async ValueTask BatchAsync(HttpContext context, Utf8JsonWriter json, string queries) => await WithGraphAsync(
            context, graph, reconciler => reconciler.WriteBatchAsync(json, ReconcileQuery.ReadBatch(queries), context.RequestAborted)).ConfigureAwait(false);

        endpoints.MapGet(Path, Answer(async (context, json) =>
        {
            if (context.Request.Query.TryGetValue("queries", out var queries))
            {
                await BatchAsync(context, json, queries.ToString()).ConfigureAwait(false);
            }
            else
            {
                WriteManifest(json, $"{context.Request.Scheme}://{context.Request.Host}{context.Request.PathBase}{Path}");
            }
        }));
        endpoints.MapPost(Path, Answer(async (context, json) => await BatchAsync(context, json, await QueriesAsync(context, maxBody).ConfigureAwait(false)).ConfigureAwait(false)));
        endpoints.MapMethods(Path + "/{**rest}", [HttpMethods.Options], (HttpContext context) =>
        {
            AllowOrigins(context);
            context.Response.Headers.AccessControlAllowMethods = "GET, POST";
            context.Response.Headers.AccessControlAllowHeaders = "Content-Type";
            context.Response.StatusCode = StatusCodes.Status204NoContent;
        });
        endpoints.MapGet(Path + "/suggest/entity", Answer((context, json) => WithGraphAsync(
            context, graph, reconciler => reconciler.WriteSuggestionsAsync(json, Prefix(context), Cursor(context), context.RequestAborted))));
        endpoints.MapGet(Path + "/suggest/type", Answer((context, json) =>
        {
            WriteFixed(json, Prefix(context), EntityTypes.All.Select(kind => (EntityTypes.IdOf(kind), EntityTypes.NameOf(kind))));
            return ValueTask.CompletedTask;
        }));
        endpoints.MapGet(Path + "/suggest/property", Answer((context, json) =>
        {
            WriteFixed(json, Prefix(context), [(ReconcileQuery.PlaceProperty, "place: id, code or name of the place that it is within 所在地")]);
            return ValueTask.CompletedTask;
        }));
    }

    private static async Task AnswerAsync(HttpContext context, ConcurrencyLimiter places, Func<HttpContext, Utf8JsonWriter, ValueTask> write)
    {
        AllowOrigins(context);
        using var place = await places.AcquireAsync(1, context.RequestAborted).ConfigureAwait(false);
        if (!place.IsAcquired)
        {
            await ErrorAsync(context, StatusCodes.Status503ServiceUnavailable, "too many requests are being answered; try again").ConfigureAwait(false);
            return;
        }
        try
        {
            var buffer = new ArrayBufferWriter<byte>();
            var json = new Utf8JsonWriter(buffer, Json);
            await using var flushing = json.ConfigureAwait(false);
            await write(context, json).ConfigureAwait(false);
            await json.FlushAsync(context.RequestAborted).ConfigureAwait(false);
            await SendAsync(context, buffer.WrittenMemory).ConfigureAwait(false);
        }
        catch (ReconcileException error)
        {
            await ErrorAsync(context, error.Status, error.Message).ConfigureAwait(false);
        }
        catch (StoreException)
        {
            await ErrorAsync(context, StatusCodes.Status503ServiceUnavailable, "the store does not answer now; try again").ConfigureAwait(false);
        }
    }

    private static async ValueTask WithGraphAsync(HttpContext context, ServedGraph graph, Func<Reconciler, ValueTask> answer)
    {
        var snapshot = await graph.OpenSnapshotAsync(context.RequestAborted).ConfigureAwait(false);
        await using var releasing = snapshot.ConfigureAwait(false);
        await answer(new(snapshot, await graph.NamesAsync(snapshot, context.RequestAborted).ConfigureAwait(false))).ConfigureAwait(false);
    }

    /// <summary>The form field <c>queries</c>.</summary>
    private static async ValueTask<string> QueriesAsync(HttpContext context, int maxBody)
    {
        if (!context.Request.HasFormContentType)
        {
            throw new ReconcileException("the body is no form; send application/x-www-form-urlencoded with the field \"queries\"", StatusCodes.Status415UnsupportedMediaType);
        }
        try
        {
            var form = await context.Request.ReadFormAsync(
                new FormOptions { BufferBodyLengthLimit = maxBody, ValueLengthLimit = maxBody, KeyLengthLimit = 1024, ValueCountLimit = 16 }, context.RequestAborted).ConfigureAwait(false);
            return form.TryGetValue("queries", out var queries) ? queries.ToString() : throw new ReconcileException("the form has no field \"queries\"; give a batch of queries in it");
        }
        catch (Exception error) when (error is InvalidDataException or BadHttpRequestException)
        {
            throw new ReconcileException(string.Create(CultureInfo.InvariantCulture, $"the body is broken or over the limit of {maxBody} bytes; send fewer queries at once"), StatusCodes.Status413PayloadTooLarge);
        }
    }

    private static string Prefix(HttpContext context) => context.Request.Query["prefix"].ToString() is { Length: > 0 } prefix ? prefix
        : throw new ReconcileException("the parameter \"prefix\" is missing; give the beginning of a name");

    private static int Cursor(HttpContext context)
    {
        const int Furthest = 1000;
        var text = context.Request.Query["cursor"].ToString();
        return text.Length == 0 ? 0
            : int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var cursor) && cursor <= Furthest ? cursor
            : throw new ReconcileException($"the parameter \"cursor\" is {text}; give a whole number from 0 to 1000");
    }

    private static void WriteManifest(Utf8JsonWriter json, string address)
    {
        json.WriteStartObject();
        json.WriteStartArray("versions");
        json.WriteStringValue("0.2");
        json.WriteEndArray();
        json.WriteString("name", "KnowledgeGraph 地方政务新闻知识图谱");
        json.WriteString("identifierSpace", address + "#");
        json.WriteString("schemaSpace", address + "/types#");
        json.WriteStartArray("defaultTypes");
        foreach (var kind in EntityTypes.All)
        {
            EntityTypes.Write(json, kind);
        }
        json.WriteEndArray();
        json.WriteNumber("batchSize", ReconcileQuery.BatchSize);
        json.WriteStartObject("suggest");
        foreach (var what in new[] { "entity", "type", "property" })
        {
            json.WriteStartObject(what);
            json.WriteString("service_url", address);
            json.WriteString("service_path", "/suggest/" + what);
            json.WriteEndObject();
        }
        json.WriteEndObject();
        json.WriteEndObject();
    }

    /// <summary>Those of a few fixed things whose id or name holds the prefix.</summary>
    private static void WriteFixed(Utf8JsonWriter json, string prefix, IEnumerable<(string Id, string Name)> things)
    {
        json.WriteStartObject();
        json.WriteStartArray("result");
        foreach (var (id, name) in things.Where(thing => thing.Id.Contains(prefix, StringComparison.OrdinalIgnoreCase) || thing.Name.Contains(prefix, StringComparison.OrdinalIgnoreCase)))
        {
            json.WriteStartObject();
            json.WriteString("id", id);
            json.WriteString("name", name);
            json.WriteEndObject();
        }
        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void AllowOrigins(HttpContext context) => context.Response.Headers.AccessControlAllowOrigin = "*";

    private static async Task ErrorAsync(HttpContext context, int status, string message)
    {
        context.Response.StatusCode = status;
        var buffer = new ArrayBufferWriter<byte>();
        var json = new Utf8JsonWriter(buffer, Json);
        await using (json.ConfigureAwait(false))
        {
            json.WriteStartObject();
            json.WriteString("error", message);
            json.WriteEndObject();
        }
        await SendAsync(context, buffer.WrittenMemory).ConfigureAwait(false);
    }

    private static async Task SendAsync(HttpContext context, ReadOnlyMemory<byte> body)
    {
        context.Response.ContentType = "application/json; charset=utf-8";
        context.Response.ContentLength = body.Length;
        await context.Response.Body.WriteAsync(body, context.RequestAborted).ConfigureAwait(false);
    }
}
