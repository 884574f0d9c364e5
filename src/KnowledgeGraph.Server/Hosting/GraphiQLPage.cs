using System.Collections.Frozen;
using System.IO.Compression;
using System.Security.Cryptography;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Primitives;
using Microsoft.Net.Http.Headers;

namespace KnowledgeGraph.Server.Hosting;

/// <summary><c>/graphiql</c>, from files inside this assembly (<c>src/KnowledgeGraph.Server/GraphiQL</c>): a browser needs nothing from elsewhere.</summary>
internal static class GraphiQLPage
{
    private const string Prefix = "graphiql/";

    private static readonly FrozenDictionary<string, string> ContentTypes = new Dictionary<string, string>
    {
        [".js"] = "text/javascript; charset=utf-8",
        [".css"] = "text/css; charset=utf-8",
        [".ttf"] = "font/ttf",
        [".txt"] = "text/plain; charset=utf-8",
    }.ToFrozenDictionary();

    public static void MapGraphiQL(this IEndpointRouteBuilder endpoints)
    {
        var page = Read(Prefix + "index.html");
        endpoints.MapGet("/graphiql", () => Results.Bytes(page, "text/html; charset=utf-8"));
        foreach (var resource in typeof(GraphiQLPage).Assembly.GetManifestResourceNames().Where(name => name.StartsWith(Prefix, StringComparison.Ordinal) && name.EndsWith(".br", StringComparison.Ordinal)))
        {
            var asset = new Lazy<Asset>(() => new(Read(resource)));
            var path = resource[..^".br".Length];
            endpoints.MapGet("/" + path, (HttpContext context) => ServeAsync(context, asset.Value, ContentTypes[Path.GetExtension(path)]));
        }
    }

    private static async Task ServeAsync(HttpContext context, Asset asset, string contentType)
    {
        var response = context.Response;
        response.Headers.ETag = asset.Tag;
        response.Headers.CacheControl = "no-cache";
        response.Headers.Vary = "Accept-Encoding";
        if (context.Request.Headers.IfNoneMatch == asset.Tag)
        {
            response.StatusCode = StatusCodes.Status304NotModified;
            return;
        }
        response.ContentType = contentType;
        if (AcceptsBrotli(context.Request.Headers.AcceptEncoding))
        {
            response.Headers.ContentEncoding = "br";
            response.ContentLength = asset.Brotli.Length;
            await response.Body.WriteAsync(asset.Brotli, context.RequestAborted).ConfigureAwait(false);
            return;
        }
        using var compressed = new MemoryStream(asset.Brotli);
        var plain = new BrotliStream(compressed, CompressionMode.Decompress);
        await using var closing = plain.ConfigureAwait(false);
        await plain.CopyToAsync(response.Body, context.RequestAborted).ConfigureAwait(false);
    }

    private static bool AcceptsBrotli(StringValues acceptEncoding) =>
        StringWithQualityHeaderValue.TryParseList(acceptEncoding, out var accepted)
        && accepted.Any(candidate => candidate.Value.Equals("br", StringComparison.OrdinalIgnoreCase) && candidate.Quality != 0);

    private static byte[] Read(string resource)
    {
        using var stream = typeof(GraphiQLPage).Assembly.GetManifestResourceStream(resource)!;
        var bytes = new byte[stream.Length];
        stream.ReadExactly(bytes);
        return bytes;
    }

    private sealed class Asset(byte[] brotli)
    {
        public byte[] Brotli { get; } = brotli;

        public string Tag { get; } = $"\"{Convert.ToHexStringLower(SHA256.HashData(brotli).AsSpan(0, 8))}\"";
    }
}
