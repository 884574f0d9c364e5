using System.Buffers;
using System.Text;
using Microsoft.AspNetCore.Http;

namespace KnowledgeGraph.GraphQL.Http;

/// <summary>Server-sent events in the distinct-connections mode of the GraphQL-over-SSE protocol: an event <c>next</c> for each response, then <c>complete</c>.</summary>
internal static class EventStream
{
    /// <summary>Sends the responses as they come.</summary>
    public static async Task WriteAsync(HttpContext context, IAsyncEnumerable<ReadOnlyMemory<byte>> responses)
    {
        var response = context.Response;
        response.ContentType = MediaTypes.EventStream;
        response.Headers.CacheControl = "no-cache";
        // Comment lines are ignored by clients; this one opens the stream at once.
        await response.WriteAsync(":\n\n", context.RequestAborted).ConfigureAwait(false);
        await response.BodyWriter.FlushAsync(context.RequestAborted).ConfigureAwait(false);
        await foreach (var item in responses.WithCancellation(context.RequestAborted).ConfigureAwait(false))
        {
            Encoding.UTF8.GetBytes("event: next\ndata: ", response.BodyWriter);
            response.BodyWriter.Write(item.Span);
            Encoding.UTF8.GetBytes("\n\n", response.BodyWriter);
            await response.BodyWriter.FlushAsync(context.RequestAborted).ConfigureAwait(false);
        }

        await response.WriteAsync("event: complete\ndata:\n\n", context.RequestAborted).ConfigureAwait(false);
    }
}
