using System.Diagnostics.CodeAnalysis;

namespace KnowledgeGraph.Storage;

/// <summary>A database of a Neo4j server, and who asks for it.</summary>
/// <param name="Http">The server's root: <c>http://HOST:PORT/</c> or <c>https://…</c>.</param>
/// <param name="Database">The database's name; <c>neo4j</c> where the URI names none.</param>
/// <param name="User">The user, or null.</param>
/// <param name="Password">The password, or null where the URI has none (<c>KG_NEO4J_PASSWORD</c> may give it).</param>
public sealed record ServerAddress(Uri Http, string Database, string? User, string? Password)
{
    /// <summary>The database that every server has.</summary>
    public const string DefaultDatabase = "neo4j";

    private const string Prefix = "neo4j+";
    private const int HttpPort = 7474;

    /// <summary>Reads <c>neo4j+http://USER:PASSWORD@HOST:PORT/DATABASE</c>, percent-encoded; all but the host may be missing (port 7474, of https 443).</summary>
    public static bool TryParse(string text, [NotNullWhen(true)] out ServerAddress? address)
    {
        address = null;
        if (!text.StartsWith(Prefix, StringComparison.Ordinal) || !Uri.TryCreate(text[Prefix.Length..], UriKind.Absolute, out var uri)
            || (uri.Scheme != Uri.UriSchemeHttp && uri.Scheme != Uri.UriSchemeHttps) || uri.Host.Length == 0 || uri.Query.Length > 0 || uri.Fragment.Length > 0)
        {
            return false;
        }
        var database = Uri.UnescapeDataString(uri.AbsolutePath.Trim('/'));
        if (database.Contains('/', StringComparison.Ordinal))
        {
            return false;
        }
        var colon = uri.UserInfo.IndexOf(':', StringComparison.Ordinal);
        var user = colon < 0 ? uri.UserInfo : uri.UserInfo[..colon];
        var port = uri.Scheme == Uri.UriSchemeHttp && uri.IsDefaultPort && !NamesPort(text) ? HttpPort : uri.Port;
        address = new(
            new UriBuilder(uri.Scheme, uri.Host, port).Uri,
            database.Length == 0 ? DefaultDatabase : database,
            user.Length == 0 ? null : Uri.UnescapeDataString(user),
            colon < 0 || colon + 1 == uri.UserInfo.Length ? null : Uri.UnescapeDataString(uri.UserInfo[(colon + 1)..]));
        return true;
    }

    /// <summary>The address without user and password, as messages show it.</summary>
    public override string ToString() => $"{Prefix}{Http.Scheme}://{Http.Authority}/{Uri.EscapeDataString(Database)}";

    /// <summary>Whether a port is written, be it the scheme's own, which <see cref="Uri"/> does not tell.</summary>
    private static bool NamesPort(string text)
    {
        var authority = text[(text.IndexOf("://", StringComparison.Ordinal) + 3)..].Split('/')[0];
        return authority.AsSpan(authority.LastIndexOf('@') + 1).EndsWith(":80");
    }
}
