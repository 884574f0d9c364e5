using System.Buffers;
using System.Collections.Concurrent;
using System.IO.Compression;

namespace KnowledgeGraph.GraphQL.Http;

/// <summary>Where a response is gathered, so that its length and status are known before the first byte goes out. Used again and again.</summary>
internal sealed class ResponseBuffer : IBufferWriter<byte>
{
    private const int MaxKept = 1024 * 1024;
    private const int MaxPooled = 64;
    private static readonly ConcurrentQueue<ResponseBuffer> Pool = new();

    private byte[] _bytes = new byte[4096];
    private int _length;

    public ReadOnlyMemory<byte> Written => _bytes.AsMemory(0, _length);

    public static ResponseBuffer Rent() => Pool.TryDequeue(out var buffer) ? buffer : new ResponseBuffer();

    public void Return()
    {
        _length = 0;
        if (_bytes.Length <= MaxKept && Pool.Count < MaxPooled)
            Pool.Enqueue(this);
    }

    public void Advance(int count) => _length += count;

    public Memory<byte> GetMemory(int sizeHint = 0)
    {
        Reserve(sizeHint);
        return _bytes.AsMemory(_length);
    }

    public Span<byte> GetSpan(int sizeHint = 0)
    {
        Reserve(sizeHint);
        return _bytes.AsSpan(_length);
    }

    public void Write(byte b)
    {
        Reserve(1);
        _bytes[_length++] = b;
    }

    /// <summary>The response in the encoding, <c>br</c> or <c>gzip</c>.</summary>
    public ResponseBuffer Compress(string encoding)
    {
        var compressed = Rent();
        if (encoding == "br")
        {
            using var encoder = new BrotliEncoder(quality: 4, window: 18);
            encoder.Compress(Written.Span, compressed.GetSpan(BrotliEncoder.GetMaxCompressedLength(_length)), out _, out var length, isFinalBlock: true);
            compressed.Advance(length);
            return compressed;
        }

        using var stream = new MemoryStream();
        using (var gzip = new GZipStream(stream, CompressionLevel.Fastest, leaveOpen: true))
            gzip.Write(Written.Span);
        compressed.Write(stream.GetBuffer().AsSpan(0, (int)stream.Length));
        return compressed;
    }

    private void Reserve(int sizeHint)
    {
        if (_bytes.Length - _length < Math.Max(sizeHint, 1))
            Array.Resize(ref _bytes, Math.Max(_bytes.Length * 2, _length + sizeHint));
    }
}
