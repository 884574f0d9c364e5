using System.Buffers;
using System.IO.Pipelines;
using KnowledgeGraph.GraphQL.Execution;
using KnowledgeGraph.GraphQL.Response;
using Microsoft.AspNetCore.Http;

namespace KnowledgeGraph.GraphQL.Http;

/// <summary>One HTTP request to one response (GraphQL over HTTP, sections 5 and 6).</summary>
internal sealed class GraphQLHttpHandler(GraphQLEngine engine, GraphQLHttpOptions options)
{
    private static readonly GraphQLHttpError NotAcceptable = new(406, "Only application/graphql-response+json and application/json are served here.");
    private static readonly GraphQLHttpError WrongMethod = new(405, "Use POST, or GET for queries.", Allow: "GET, POST");
    private static readonly GraphQLHttpError WrongContentType = new(415, "The content type must be application/json in UTF-8.");

    public async Task HandleAsync(HttpContext context)
    {
        try
        {
            await AnswerAsync(context).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (context.RequestAborted.IsCancellationRequested)
        {
            // The client is gone; nobody reads an answer.
        }
    }

    private async Task AnswerAsync(HttpContext context)
    {
        var type = MediaTypes.Negotiate(context.Request.Headers.Accept);
        if (type == ResponseType.None)
            await WriteErrorAsync(context, ResponseType.Json, NotAcceptable).ConfigureAwait(false);
        else if (HttpMethods.IsPost(context.Request.Method))
            await HandlePostAsync(context, type).ConfigureAwait(false);
        else if (HttpMethods.IsGet(context.Request.Method))
            await HandleOneAsync(context, type, HttpRequestParameters.Parse(context.Request.Query), isGet: true).ConfigureAwait(false);
        else
            await WriteErrorAsync(context, type, WrongMethod).ConfigureAwait(false);
    }

    private async Task HandlePostAsync(HttpContext context, ResponseType type)
    {
        if (!MediaTypes.IsJson(context.Request.ContentType))
        {
            await WriteErrorAsync(context, type, WrongContentType).ConfigureAwait(false);
            return;
        }

        var reader = context.Request.BodyReader;
        var (body, isTooLarge) = await ReadBodyAsync(reader, context).ConfigureAwait(false);
        if (isTooLarge)
        {
            await WriteErrorAsync(context, type, TooLarge()).ConfigureAwait(false);
            return;
        }

        // The document is read from the pipe's own memory where the body lies in one piece.
        var json = body.IsSingleSegment ? body.First : body.ToArray();
        var requests = HttpRequestParameters.Parse(json, out var isBatch);
        if (isBatch)
            await HandleBatchAsync(context, type, requests).ConfigureAwait(false);
        else
            await HandleOneAsync(context, type, requests[0], isGet: false).ConfigureAwait(false);
        reader.AdvanceTo(body.End);
    }

    private async ValueTask<(ReadOnlySequence<byte> Body, bool IsTooLarge)> ReadBodyAsync(PipeReader reader, HttpContext context)
    {
        if (context.Request.ContentLength > options.MaxBodyBytes)
            return (default, true);
        while (true)
        {
            var result = await reader.ReadAsync(context.RequestAborted).ConfigureAwait(false);
            if (result.Buffer.Length > options.MaxBodyBytes)
            {
                reader.AdvanceTo(result.Buffer.End);
                return (default, true);
            }

            if (result.IsCompleted)
                return (result.Buffer, false);
            reader.AdvanceTo(result.Buffer.Start, result.Buffer.End);
        }
    }

    private GraphQLHttpError TooLarge() => new(413, $"The body is larger than {options.MaxBodyBytes} bytes.", Limit: options.MaxBodyBytes);

    private async Task HandleOneAsync(HttpContext context, ResponseType type, HttpRequestParameters parameters, bool isGet)
    {
        if (Refuse(parameters, out var document) is { } error)
        {
            await WriteErrorAsync(context, type, error).ConfigureAwait(false);
            return;
        }

        var request = CreateRequest(context, parameters, document, isGet);
        if (type == ResponseType.EventStream)
        {
            await EventStream.WriteAsync(context, engine.SubscribeAsync(request, context.RequestAborted)).ConfigureAwait(false);
            return;
        }

        var output = ResponseBuffer.Rent();
        var outcome = await engine.ExecuteAsync(request, output, context.RequestAborted).ConfigureAwait(false);
        if (outcome == GraphQLOutcome.NotAQuery)
            context.Response.Headers.Allow = "POST";
        await WriteAsync(context, type, StatusOf(outcome, type, output), output, HasErrors(output, 0)).ConfigureAwait(false);
    }

    private async Task HandleBatchAsync(HttpContext context, ResponseType type, List<HttpRequestParameters> requests)
    {
        if (requests.Count == 0 || type == ResponseType.EventStream)
        {
            await WriteErrorAsync(context, type, new GraphQLHttpError(400, "A batch must have at least one request, and can't be answered by a stream of events.")).ConfigureAwait(false);
            return;
        }

        if (requests.Count > options.MaxBatch)
        {
            var error = new GraphQLHttpError(400, $"The batch has {requests.Count} requests; the limit is {options.MaxBatch}.", Limit: options.MaxBatch, Actual: requests.Count);
            await WriteErrorAsync(context, type, error).ConfigureAwait(false);
            return;
        }

        var output = ResponseBuffer.Rent();
        var hasErrors = false;
        for (var i = 0; i < requests.Count; i++)
        {
            output.Write(i == 0 ? (byte)'[' : (byte)',');
            var start = output.Written.Length;
            if (Refuse(requests[i], out var document) is { } error)
                ErrorWriter.WriteRequestErrors(output, [error.ToError()]);
            else
                await engine.ExecuteAsync(CreateRequest(context, requests[i], document, isGet: false), output, context.RequestAborted).ConfigureAwait(false);
            hasErrors |= HasErrors(output, start);
        }

        output.Write((byte)']');
        await WriteAsync(context, type, 200, output, hasErrors).ConfigureAwait(false);
    }

    /// <summary>Finds the document; gives the error where the parameters are wrong, or the hash is unknown or does not belong to the document.</summary>
    private GraphQLHttpError? Refuse(HttpRequestParameters parameters, out ReadOnlyMemory<byte> document)
    {
        document = parameters.Document;
        if (parameters.Error is { } wrong)
            return new GraphQLHttpError(400, wrong);
        if (options.Persisted is not { } persisted)
            return parameters.HasDocument ? null : new GraphQLHttpError(400, "Documents can't be sent by hash here.", Code: ErrorCodes.PersistedQueryNotFound);
        if (!parameters.HasDocument)
        {
            if (!persisted.TryGet(parameters.Hash!, out var known))
                return new GraphQLHttpError(200, "PersistedQueryNotFound", Code: ErrorCodes.PersistedQueryNotFound);
            document = known;
            return null;
        }

        if (parameters.Hash is { } hash && !persisted.TryAdd(hash, document.Span))
            return new GraphQLHttpError(400, "The hash is not the SHA-256 of the document.");
        return persisted.TrustedOnly && !persisted.IsTrusted(document.Span)
            ? new GraphQLHttpError(400, "Only known documents can be executed here.", Code: ErrorCodes.PersistedQueryNotFound)
            : null;
    }

    private GraphQLRequest CreateRequest(HttpContext context, HttpRequestParameters parameters, ReadOnlyMemory<byte> document, bool isGet) => new()
    {
        Document = document,
        OperationName = parameters.OperationName,
        Variables = parameters.Variables,
        State = options.State?.Invoke(context),
        QueriesOnly = isGet,
    };

    /// <summary>Section 6.4: a client that wants application/json gets 200 for every well-formed request.</summary>
    private int StatusOf(GraphQLOutcome outcome, ResponseType type, ResponseBuffer output) => outcome switch
    {
        GraphQLOutcome.NotAQuery => 405,
        _ when type == ResponseType.Json => 200,
        GraphQLOutcome.NotParsed => 400,
        GraphQLOutcome.Refused => options.UseDraftStatusCodes ? 422 : 400,
        _ => options.UseDraftStatusCodes && HasErrors(output, 0) && !output.Written.Span.EndsWith("\"data\":null}"u8) ? 294 : 200,
    };

    private async Task WriteErrorAsync(HttpContext context, ResponseType type, GraphQLHttpError error)
    {
        if (error.Allow is not null)
            context.Response.Headers.Allow = error.Allow;
        var output = ResponseBuffer.Rent();
        ErrorWriter.WriteRequestErrors(output, [error.ToError()]);
        await WriteAsync(context, type == ResponseType.EventStream ? ResponseType.Json : type, error.Status, output, hasErrors: true).ConfigureAwait(false);
    }

    /// <summary>Section 7.1: errors come first where there are any.</summary>
    private static bool HasErrors(ResponseBuffer output, int start) => output.Written.Span[start..].StartsWith("{\"errors\""u8);

    private async Task WriteAsync(HttpContext context, ResponseType type, int status, ResponseBuffer output, bool hasErrors)
    {
        var response = context.Response;
        response.StatusCode = status;
        options.Answering?.Invoke(context, new(status, hasErrors));
        response.ContentType = type == ResponseType.GraphQLResponse ? MediaTypes.GraphQLResponse : MediaTypes.Json;
        if (output.Written.Length >= options.CompressFrom)
        {
            response.Headers.Vary = "Accept, Accept-Encoding";
            if (ContentEncoding.Choose(context.Request.Headers.AcceptEncoding) is { } encoding)
            {
                response.Headers.ContentEncoding = encoding;
                var compressed = output.Compress(encoding);
                output.Return();
                output = compressed;
            }
        }

        response.ContentLength = output.Written.Length;
        response.BodyWriter.Write(output.Written.Span);
        output.Return();
        await response.BodyWriter.FlushAsync(context.RequestAborted).ConfigureAwait(false);
    }
}

/// <summary>A request that is refused before the engine sees it.</summary>
internal sealed record GraphQLHttpError(int Status, string Message, string? Allow = null, string Code = ErrorCodes.BadUserInput, long? Limit = null, long? Actual = null)
{
    public GraphQLError ToError()
    {
        var extensions = new Dictionary<string, object>();
        if (Limit is { } limit)
            extensions.Add("limit", limit);
        if (Actual is { } actual)
            extensions.Add("actual", actual);
        return new GraphQLError { Message = Message, Code = Limit is null ? Code : ErrorCodes.LimitExceeded, Extensions = extensions };
    }
}
