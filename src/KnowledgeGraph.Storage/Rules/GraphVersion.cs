using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace KnowledgeGraph.Storage;

/// <summary>
/// The hash of a graph: the sum, modulo 2^128, of a hash of each document's name, content hash and extractor version. A sum does not ask
/// for an order, so that a store keeps it up to date document by document, and equal sets of documents give equal versions.
/// </summary>
/// <param name="Sum">The sum; 0 for an empty graph.</param>
public readonly record struct GraphVersion(UInt128 Sum)
{
    /// <summary>This version with a document more.</summary>
    public GraphVersion With(string document, string contentHash, string extractorVersion) =>
        new(unchecked(Sum + Of(document, contentHash, extractorVersion)));

    /// <summary>This version with a document less.</summary>
    public GraphVersion Without(string document, string contentHash, string extractorVersion) =>
        new(unchecked(Sum - Of(document, contentHash, extractorVersion)));

    /// <summary>Reads 32 hexadecimal digits.</summary>
    public static GraphVersion Parse(string text) => new(UInt128.Parse(text, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture));

    /// <summary>32 hexadecimal digits.</summary>
    public override string ToString() => Sum.ToString("x32", CultureInfo.InvariantCulture);

    private static UInt128 Of(string document, string contentHash, string extractorVersion)
    {
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(Encoding.UTF8.GetBytes($"{document}\0{contentHash}\0{extractorVersion}"), hash);
        return BinaryPrimitives.ReadUInt128BigEndian(hash);
    }
}
