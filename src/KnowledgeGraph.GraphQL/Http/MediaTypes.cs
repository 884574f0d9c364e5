using Microsoft.Extensions.Primitives;
using Microsoft.Net.Http.Headers;

namespace KnowledgeGraph.GraphQL.Http;

/// <summary>What a response can be.</summary>
internal enum ResponseType
{
    /// <summary>The client accepts nothing that is served here.</summary>
    None,

    /// <summary><c>application/json</c></summary>
    Json,

    /// <summary><c>application/graphql-response+json</c></summary>
    GraphQLResponse,

    /// <summary><c>text/event-stream</c></summary>
    EventStream,
}

/// <summary>Media types in and out (GraphQL over HTTP, sections 4 and 6).</summary>
internal static class MediaTypes
{
    public const string Json = "application/json; charset=utf-8";
    public const string GraphQLResponse = "application/graphql-response+json; charset=utf-8";
    public const string EventStream = "text/event-stream; charset=utf-8";

    /// <summary>The type that the client likes best; JSON where it says nothing or accepts anything.</summary>
    public static ResponseType Negotiate(StringValues accept)
    {
        // What clients nearly always send needs no parsing.
        if (accept.Count == 0 || accept is [null or "" or "*/*" or "application/json"])
            return ResponseType.Json;
        if (accept is ["application/graphql-response+json"])
            return ResponseType.GraphQLResponse;
        if (!MediaTypeHeaderValue.TryParseList(accept, out var ranges))
            return ResponseType.None;
        var best = ResponseType.None;
        var quality = 0.0;
        foreach (var range in ranges)
        {
            if (TypeOf(range) is var type and not ResponseType.None && (range.Quality ?? 1) > quality)
                (best, quality) = (type, range.Quality ?? 1);
        }

        return best;
    }

    private static ResponseType TypeOf(MediaTypeHeaderValue range)
    {
        if (range.Charset.HasValue && !range.Charset.Equals("utf-8", StringComparison.OrdinalIgnoreCase))
            return ResponseType.None;
        if (range.MediaType.Equals("application/graphql-response+json", StringComparison.OrdinalIgnoreCase))
            return ResponseType.GraphQLResponse;
        if (range.MediaType.Equals("text/event-stream", StringComparison.OrdinalIgnoreCase))
            return ResponseType.EventStream;
        return range.MatchesAllTypes || range.MediaType.Equals("application/json", StringComparison.OrdinalIgnoreCase)
            || range.MediaType.Equals("application/*", StringComparison.OrdinalIgnoreCase)
            ? ResponseType.Json
            : ResponseType.None;
    }

    /// <summary>
    /// Whether the body is JSON in UTF-8. A browser sends a form, plain text or no type across sites without asking, so none of these is taken (CSRF).
    /// </summary>
    public static bool IsJson(string? contentType)
    {
        if (contentType == "application/json")
            return true;
        return MediaTypeHeaderValue.TryParse(contentType, out var type)
            && (type.MediaType.Equals("application/json", StringComparison.OrdinalIgnoreCase)
                || type.MediaType.Equals("application/graphql+json", StringComparison.OrdinalIgnoreCase))
            && (!type.Charset.HasValue || type.Charset.Equals("utf-8", StringComparison.OrdinalIgnoreCase) || type.Charset.Equals("\"utf-8\"", StringComparison.OrdinalIgnoreCase));
    }
}
