using System.Collections.Concurrent;
using System.Diagnostics.CodeAnalysis;

namespace KnowledgeGraph.GraphQL.Execution;

/// <summary>
/// Documents by their bytes. Two generations: when the young one is full it becomes the old one, and the old one goes; a hit in the old one makes
/// the document young again. So what is used stays, and memory is bounded without a list of uses.
/// </summary>
internal sealed class DocumentCache
{
    // A syntax tree takes some twenty times the bytes of its document.
    private const int MaxBytes = 4 * 1024 * 1024;

    private readonly int _maxCount;
    private readonly Lock _lock = new();
    private Generation _young = new();
    private Generation _old = new();

    public DocumentCache(int maxCount) => _maxCount = Math.Max(1, maxCount / 2);

    public bool TryGet(ReadOnlySpan<byte> text, [NotNullWhen(true)] out CachedDocument? document)
    {
        var key = new Key(text);
        if (_young.TryGet(key, text, out document))
            return true;
        if (!_old.TryGet(key, text, out document))
            return false;
        Add(document);
        return true;
    }

    public void Add(CachedDocument document)
    {
        var text = document.Document.Source.Text;
        if (text.Length > MaxBytes / 16)
            return;
        lock (_lock)
        {
            if (_young.Count >= _maxCount || _young.Bytes + text.Length > MaxBytes)
            {
                _old = _young;
                _young = new Generation();
            }

            _young.Add(new Key(text.Span), document);
        }
    }

    /// <summary>A hash that clients can't aim at, because its seed is made when the process starts; the bytes are compared besides.</summary>
    private readonly record struct Key(int Hash, int Length)
    {
        public Key(ReadOnlySpan<byte> text)
            : this(HashOf(text), text.Length)
        {
        }

        private static int HashOf(ReadOnlySpan<byte> text)
        {
            var hash = default(HashCode);
            hash.AddBytes(text);
            return hash.ToHashCode();
        }
    }

    private sealed class Generation
    {
        private readonly ConcurrentDictionary<Key, CachedDocument> _documents = new();

        public int Count => _documents.Count;

        public long Bytes { get; private set; }

        public bool TryGet(Key key, ReadOnlySpan<byte> text, [NotNullWhen(true)] out CachedDocument? document) =>
            _documents.TryGetValue(key, out document) && document.Document.Source.Text.Span.SequenceEqual(text);

        public void Add(Key key, CachedDocument document)
        {
            if (_documents.TryAdd(key, document))
                Bytes += key.Length;
        }
    }
}
