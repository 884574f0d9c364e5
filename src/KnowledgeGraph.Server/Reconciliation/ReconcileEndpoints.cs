using System.Buffers;
using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Threading.RateLimiting;
using KnowledgeGraph.Model;
using KnowledgeGraph.Server.Hosting;
using KnowledgeGraph.Storage;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Routing;

namespace KnowledgeGraph.Server.Reconciliation;

/// <summary>
/// <c>/reconcile</c>: the reconciliation service API 0.2 (W3C Entity Reconciliation Community Group), as OpenRefine speaks it: manifest, query batches and data
/// extension by GET and POST, suggestions of entities, types and properties, previews. The specification demands cross-origin access, so that these endpoints allow it; they are
/// read-only and take no credentials of a browser. JSONP, which it leaves open, is not spoken.
/// </summary>
internal static class ReconcileEndpoints
{
    /// <summary>Pages that other sites show in a frame.</summary>
    public const string PreviewPath = Path + "/preview";

    private const string Path = "/reconcile";

    private const string JsonType = "application/json; charset=utf-8";

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

        async ValueTask ExtendAsync(HttpContext context, Utf8JsonWriter json, string query)
        {
            var read = ExtendQuery.Read(query);
            var snapshot = await graph.OpenSnapshotAsync(context.RequestAborted).ConfigureAwait(false);
            await using var releasing = snapshot.ConfigureAwait(false);
            await new Extender(snapshot).WriteAsync(json, read, context.RequestAborted).ConfigureAwait(false);
        }

        endpoints.MapGet(Path, Answer(async (context, json) =>
        {
            if (context.Request.Query.TryGetValue("queries", out var queries))
            {
                await BatchAsync(context, json, queries.ToString()).ConfigureAwait(false);
            }
            else if (context.Request.Query.TryGetValue("extend", out var extend))
            {
                await ExtendAsync(context, json, extend.ToString()).ConfigureAwait(false);
            }
            else
            {
                WriteManifest(json, $"{context.Request.Scheme}://{context.Request.Host}{context.Request.PathBase}{Path}");
            }
        }));
        endpoints.MapPost(Path, Answer(async (context, json) =>
        {
            var (isBatch, text) = await FormAsync(context, maxBody).ConfigureAwait(false);
            if (isBatch)
            {
                await BatchAsync(context, json, text).ConfigureAwait(false);
            }
            else
            {
                await ExtendAsync(context, json, text).ConfigureAwait(false);
            }
        }));
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
            WriteFixed(
                json, Prefix(context),
                [(ReconcileQuery.PlaceProperty, "place: id, code or name of the place that it is within 所在地"), .. EntityProperty.All.Select(property => (property.Id, property.Name))]);
            return ValueTask.CompletedTask;
        }));
        endpoints.MapGet(Path + "/extend/propose", Answer((context, json) =>
        {
            WriteProposal(json, context.Request.Query["type"].ToString(), Number(context, "limit", EntityProperty.All.Count));
            return ValueTask.CompletedTask;
        }));
        endpoints.MapGet(Path + "/flyout/entity", Answer(async (context, json) =>
        {
            var entity = await EntityAsync(context, graph).ConfigureAwait(false);
            json.WriteStartObject();
            json.WriteString("id", entity.Id);
            json.WriteString("html", EntityPreview.Fragment(entity));
            json.WriteEndObject();
        }));
        endpoints.MapGet(PreviewPath, (HttpContext context) => AnswerAsync(
            context, places, async () => new("text/html; charset=utf-8", System.Text.Encoding.UTF8.GetBytes(EntityPreview.Page(await EntityAsync(context, graph).ConfigureAwait(false))))));
    }

    private static Task AnswerAsync(HttpContext context, ConcurrencyLimiter places, Func<HttpContext, Utf8JsonWriter, ValueTask> write) => AnswerAsync(context, places, async () =>
    {
        var buffer = new ArrayBufferWriter<byte>();
        var json = new Utf8JsonWriter(buffer, Json);
        await using var flushing = json.ConfigureAwait(false);
        await write(context, json).ConfigureAwait(false);
        await json.FlushAsync(context.RequestAborted).ConfigureAwait(false);
        return new(JsonType, buffer.WrittenMemory);
    });

    private static async Task AnswerAsync(HttpContext context, ConcurrencyLimiter places, Func<ValueTask<Content>> answer)
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
            await SendAsync(context, await answer().ConfigureAwait(false)).ConfigureAwait(false);
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

    /// <summary>The entity that the parameter <c>id</c> names.</summary>
    private static async ValueTask<StoredEntity> EntityAsync(HttpContext context, ServedGraph graph)
    {
        var id = context.Request.Query["id"].ToString() is { Length: > 0 } given ? given : throw new ReconcileException("the parameter \"id\" is missing; give the id of an entity");
        var snapshot = await graph.OpenSnapshotAsync(context.RequestAborted).ConfigureAwait(false);
        await using var releasing = snapshot.ConfigureAwait(false);
        return (await snapshot.GetEntitiesAsync([id], context.RequestAborted).ConfigureAwait(false))[0]
            ?? throw new ReconcileException($"there is no entity \"{id}\"; give an id that a query gave", StatusCodes.Status404NotFound);
    }

    /// <summary>The form field <c>queries</c> (true) or <c>extend</c>.</summary>
    private static async ValueTask<(bool IsBatch, string Text)> FormAsync(HttpContext context, int maxBody)
    {
        if (!context.Request.HasFormContentType)
        {
            throw new ReconcileException("the body is no form; send application/x-www-form-urlencoded with the field \"queries\" or \"extend\"", StatusCodes.Status415UnsupportedMediaType);
        }
        try
        {
            var form = await context.Request.ReadFormAsync(
                new FormOptions { BufferBodyLengthLimit = maxBody, ValueLengthLimit = maxBody, KeyLengthLimit = 1024, ValueCountLimit = 16 }, context.RequestAborted).ConfigureAwait(false);
            return form.TryGetValue("queries", out var queries) ? (true, queries.ToString())
                : form.TryGetValue("extend", out var extend) ? (false, extend.ToString())
                : throw new ReconcileException("the form has no field \"queries\" or \"extend\"; give a batch of queries or a data extension query in it");
        }
        catch (Exception error) when (error is InvalidDataException or BadHttpRequestException)
        {
            throw new ReconcileException(string.Create(CultureInfo.InvariantCulture, $"the body is broken or over the limit of {maxBody} bytes; send fewer queries at once"), StatusCodes.Status413PayloadTooLarge);
        }
    }

    private static string Prefix(HttpContext context) => context.Request.Query["prefix"].ToString() is { Length: > 0 } prefix ? prefix
        : throw new ReconcileException("the parameter \"prefix\" is missing; give the beginning of a name");

    private static int Cursor(HttpContext context) => Number(context, "cursor", 0);

    /// <summary>A whole number among the parameters.</summary>
    private static int Number(HttpContext context, string name, int usual)
    {
        const int Most = 1000;
        var text = context.Request.Query[name].ToString();
        return text.Length == 0 ? usual
            : int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number <= Most ? number
            : throw new ReconcileException($"the parameter \"{name}\" is {text}; give a whole number from 0 to 1000");
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
            if (what == "entity")
            {
                json.WriteString("flyout_service_url", address);
                json.WriteString("flyout_service_path", "/flyout/entity?id=${id}");
            }
            json.WriteEndObject();
        }
        json.WriteEndObject();
        var preview = address[..^Path.Length] + PreviewPath + "?id={{id}}";
        json.WriteStartObject("view");
        json.WriteString("url", preview);
        json.WriteEndObject();
        json.WriteStartObject("preview");
        json.WriteString("url", preview);
        json.WriteNumber("width", EntityPreview.Width);
        json.WriteNumber("height", EntityPreview.Height);
        json.WriteEndObject();
        json.WriteStartObject("extend");
        json.WriteStartObject("propose_properties");
        json.WriteString("service_url", address);
        json.WriteString("service_path", "/extend/propose");
        json.WriteEndObject();
        json.WriteStartArray("property_settings");
        WriteSetting(json, "limit", "values at most 数量", ExtendQuery.DefaultLimit, "1 to 200");
        WriteSetting(json, "min_score", "least score of relations 最低置信度", 0, "0 to 1");
        json.WriteEndArray();
        json.WriteEndObject();
        json.WriteEndObject();
    }

    private static void WriteSetting(Utf8JsonWriter json, string name, string label, int usual, string help)
    {
        json.WriteStartObject();
        json.WriteString("name", name);
        json.WriteString("label", label);
        json.WriteString("type", "number");
        json.WriteNumber("default", usual);
        json.WriteString("help_text", help);
        json.WriteEndObject();
    }

    /// <summary>The properties that entities of a type have; without a type, or of an unknown one, all.</summary>
    private static void WriteProposal(Utf8JsonWriter json, string type, int limit)
    {
        var kind = EntityTypes.All.Where(kind => EntityTypes.IdOf(kind) == type).Select(kind => (EntityKind?)kind).FirstOrDefault();
        json.WriteStartObject();
        if (type.Length > 0)
        {
            json.WriteString("type", type);
        }
        json.WriteNumber("limit", limit);
        json.WriteStartArray("properties");
        foreach (var property in EntityProperty.Of(kind).Take(limit))
        {
            json.WriteStartObject();
            json.WriteString("id", property.Id);
            json.WriteString("name", property.Name);
            json.WriteEndObject();
        }
        json.WriteEndArray();
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
        await SendAsync(context, new(JsonType, buffer.WrittenMemory)).ConfigureAwait(false);
    }

    private static async Task SendAsync(HttpContext context, Content content)
    {
        context.Response.ContentType = content.Type;
        context.Response.ContentLength = content.Body.Length;
        await context.Response.Body.WriteAsync(content.Body, context.RequestAborted).ConfigureAwait(false);
    }

    /// <summary>The body of an answer and its media type.</summary>
    private readonly record struct Content(string Type, ReadOnlyMemory<byte> Body);
}
