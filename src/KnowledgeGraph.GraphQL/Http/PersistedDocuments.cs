using System.Collections.Concurrent;
using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;

namespace KnowledgeGraph.GraphQL.Http;

/// <summary>
/// Documents that clients may send by their SHA-256, in the request's <c>extensions.persistedQuery.sha256Hash</c>, as Apollo's clients do.
/// </summary>
public sealed class PersistedDocuments
{
    private readonly ConcurrentDictionary<string, byte[]> _documents = new(StringComparer.OrdinalIgnoreCase);
    private readonly ConcurrentQueue<string> _order = new();
    private readonly int _maxCount;

    private PersistedDocuments(int maxCount, bool trustedOnly)
    {
        _maxCount = maxCount;
        TrustedOnly = trustedOnly;
    }

    /// <summary>Whether all other documents are refused.</summary>
    public bool TrustedOnly { get; }

    /// <summary>Documents become known when a client first sends them with their hash; the oldest is forgotten when there are more than <paramref name="maxCount"/>.</summary>
    public static PersistedDocuments Automatic(int maxCount = 1_000) => new(maxCount, trustedOnly: false);

    /// <summary>These documents, UTF-8, and no others. Each is known by its SHA-256, and by its id where it has one.</summary>
    public static PersistedDocuments Trusted(IEnumerable<(string? Id, byte[] Document)> documents)
    {
        ArgumentNullException.ThrowIfNull(documents);
        var persisted = new PersistedDocuments(int.MaxValue, trustedOnly: true);
        foreach (var (id, document) in documents)
        {
            persisted._documents[HashOf(document)] = document;
            if (id is not null)
                persisted._documents.TryAdd(id, document);
        }

        return persisted;
    }

    internal bool TryGet(string hash, [NotNullWhen(true)] out byte[]? document) => _documents.TryGetValue(hash, out document);

    internal bool IsTrusted(ReadOnlySpan<byte> document) => _documents.ContainsKey(HashOf(document));

    /// <summary>Keeps a document under its hash; false where the hash is not its own.</summary>
    internal bool TryAdd(string hash, ReadOnlySpan<byte> document)
    {
        if (!string.Equals(hash, HashOf(document), StringComparison.OrdinalIgnoreCase))
            return false;
        if (!TrustedOnly && _documents.TryAdd(hash, document.ToArray()))
        {
            _order.Enqueue(hash);
            if (_order.Count > _maxCount && _order.TryDequeue(out var oldest))
                _documents.TryRemove(oldest, out _);
        }

        return true;
    }

    private static string HashOf(ReadOnlySpan<byte> document) => Convert.ToHexStringLower(SHA256.HashData(document));
}
