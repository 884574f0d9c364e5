using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using KnowledgeGraph.Model;

namespace KnowledgeGraph.Storage;

/// <summary>Ids of facts: functions of the fact alone, the same in every store.</summary>
public static class FactIds
{
    private const string ArticlePrefix = "article:";
    private const string ObservationPrefix = "observation:";
    private const string RelationPrefix = "relation:";

    private const int HashLength = 16;

    /// <summary><c>relation:IMPLEMENTED_IN:9f86d081884c7d659a2feaa0c55ad015</c>: the type and a hash of type, ends and title.</summary>
    public static string OfRelation(RelationType type, string from, string to, string? title) => OfRelation(type, HashRelation(type, from, to, title));

    /// <summary>The id of a relation whose hash is known.</summary>
    public static string OfRelation(RelationType type, string hash) => $"{RelationPrefix}{Names.Of(type)}:{hash}";

    /// <summary>The first 16 bytes of SHA-256 over type, from, to and title (no title is not an empty one), parted by NUL, as hexadecimal digits.</summary>
    public static string HashRelation(RelationType type, string from, string to, string? title)
    {
        var length = Encoding.UTF8.GetMaxByteCount(from.Length + to.Length + (title?.Length ?? 0)) + 32;
        var bytes = length <= 1024 ? stackalloc byte[length] : new byte[length];
        var end = Append(bytes, 0, Names.Of(type));
        end = Append(bytes, end, from);
        end = Append(bytes, end, to);
        end = title is null ? end : Append(bytes, end, title);
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(bytes[..end], hash);
        return Convert.ToHexStringLower(hash[..HashLength]);
    }

    /// <summary>Reads type and hash out of a relation's id; false for what is none.</summary>
    public static bool TryReadRelation(string id, out RelationType type, out string hash)
    {
        (type, hash) = (default, "");
        var colon = id.LastIndexOf(':');
        if (!id.StartsWith(RelationPrefix, StringComparison.Ordinal) || colon < RelationPrefix.Length || !Names.TryParse(id[RelationPrefix.Length..colon], out type))
        {
            return false;
        }
        hash = id[(colon + 1)..];
        return hash.Length == HashLength * 2 && hash.All(char.IsAsciiHexDigitLower);
    }

    /// <summary><c>observation:DOCUMENT/N/K</c>: the K-th observation, from 1, of <c>article:DOCUMENT/N</c>.</summary>
    public static string OfObservation(string article, int number) =>
        string.Create(CultureInfo.InvariantCulture, $"{ObservationPrefix}{article.AsSpan(ArticlePrefix.Length)}/{number}");

    /// <summary>Reads article and number out of an observation's id; false for what is none.</summary>
    public static bool TryReadObservation(string id, out string article, out int number)
    {
        (article, number) = ("", 0);
        var slash = id.LastIndexOf('/');
        if (!id.StartsWith(ObservationPrefix, StringComparison.Ordinal) || slash < ObservationPrefix.Length
            || !int.TryParse(id.AsSpan(slash + 1), NumberStyles.None, CultureInfo.InvariantCulture, out number))
        {
            return false;
        }
        article = ArticlePrefix + id[ObservationPrefix.Length..slash];
        return OfObservation(article, number) == id;
    }

    /// <summary><c>article:DOCUMENT/N</c>.</summary>
    public static string OfArticle(string document, int number) => string.Create(CultureInfo.InvariantCulture, $"{ArticlePrefix}{document}/{number}");

    /// <summary>The ends of a relation as it is kept: PARTNERS_WITH from the smaller id, all others as they are.</summary>
    public static (string From, string To) Ends(RelationType type, string from, string to) =>
        type == RelationType.PartnersWith && CodePointOrder.Instance.Compare(from, to) > 0 ? (to, from) : (from, to);

    private static int Append(Span<byte> bytes, int end, string part)
    {
        if (end > 0)
        {
            bytes[end++] = 0;
        }
        return end + Encoding.UTF8.GetBytes(part, bytes[end..]);
    }
}
