using System.Security.Cryptography;
using System.Text;
using KnowledgeGraph.Model;

namespace KnowledgeGraph.Ingestion.Reading;

/// <summary>A decoded document with the hash by which a changed one is known.</summary>
/// <param name="Source">The document.</param>
/// <param name="ContentHash">SHA-256, lower-case hexadecimal: of a file's bytes, or of a JSON line's fields.</param>
/// <param name="File">The file that it comes from, for messages.</param>
/// <param name="Place">The place in the file, or null for the whole of it.</param>
/// <param name="Bytes">Its length in the file.</param>
internal sealed record InputDocument(SourceDocument Source, string ContentHash, string File, string? Place, long Bytes)
{
    /// <summary>The hash of a file's bytes.</summary>
    public static string HashOf(ReadOnlySpan<byte> bytes) => Convert.ToHexStringLower(SHA256.HashData(bytes));

    /// <summary>The hash of fields, a missing one differing from an empty one; white space and key order of the JSON do not count.</summary>
    public static string HashOf(params ReadOnlySpan<string?> fields)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var field in fields)
        {
            var bytes = field is null ? [] : Encoding.UTF8.GetBytes(field);
            hash.AppendData(BitConverter.GetBytes(System.Net.IPAddress.HostToNetworkOrder(field is null ? -1 : bytes.Length)));
            hash.AppendData(bytes);
        }
        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }
}

/// <summary>What reading yields, in input order: a document or a refusal.</summary>
/// <param name="Document">The document, or null.</param>
/// <param name="Refusal">Why there is none, or null.</param>
/// <param name="Repeated">True where an equal document of the same name came before in this run.</param>
internal readonly record struct InputItem(InputDocument? Document, Refusal? Refusal, bool Repeated = false)
{
    public static implicit operator InputItem(InputDocument document) => new(document, null);

    public static implicit operator InputItem(Refusal refusal) => new(null, refusal);
}
