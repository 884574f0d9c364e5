using Microsoft.Extensions.Primitives;
using Microsoft.Net.Http.Headers;

namespace KnowledgeGraph.GraphQL.Http;

/// <summary>Picks how a response is compressed.</summary>
internal static class ContentEncoding
{
    /// <summary><c>br</c> or <c>gzip</c>, the first of them that the client does not refuse; null for neither.</summary>
    public static string? Choose(StringValues acceptEncoding)
    {
        if (acceptEncoding.Count == 0 || !StringWithQualityHeaderValue.TryParseList(acceptEncoding, out var accepted))
            return null;
        return Accepts(accepted, "br") ? "br" : Accepts(accepted, "gzip") ? "gzip" : null;
    }

    private static bool Accepts(IList<StringWithQualityHeaderValue> accepted, string encoding) =>
        accepted.Any(candidate => candidate.Value.Equals(encoding, StringComparison.OrdinalIgnoreCase) && candidate.Quality != 0);
}
