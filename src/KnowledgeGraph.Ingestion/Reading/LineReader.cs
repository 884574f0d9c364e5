using System.Buffers;
using System.Runtime.InteropServices;

namespace KnowledgeGraph.Ingestion.Reading;

/// <summary>One line of a stream, without its line feed.</summary>
/// <param name="Bytes">Its bytes, valid until the next line is read; empty where it is too long.</param>
/// <param name="Offset">The offset of its first byte in the file.</param>
/// <param name="Length">Its whole length in bytes, also where it is too long to be held.</param>
internal readonly record struct ByteLine(ReadOnlyMemory<byte> Bytes, long Offset, long Length);

/// <summary>Splits a stream into lines, holding no more than one of them; a line over the limit is counted and passed over.</summary>
internal sealed class LineReader(Stream stream, InputEncoding encoding, long offset, int limit) : IDisposable
{
    private readonly int unit = encoding is InputEncoding.Utf16LittleEndian or InputEncoding.Utf16BigEndian ? 2 : 1;
    private byte[] buffer = ArrayPool<byte>.Shared.Rent(64 * 1024);
    private int start;
    private int end;
    private long position = offset;

    /// <summary>The next line; false at the end.</summary>
    public bool TryRead(out ByteLine line)
    {
        var searched = 0;
        while (true)
        {
            var feed = IndexOfLineFeed(buffer.AsSpan(start + searched, end - start - searched));
            if (feed >= 0)
            {
                line = Take(searched + feed, unit);
                return true;
            }
            searched = (end - start) / unit * unit;
            if (searched > limit)
            {
                line = PassOver();
                return true;
            }
            if (!Fill())
            {
                line = end > start ? Take(end - start, 0) : default;
                return line.Length > 0;
            }
        }
    }

    /// <inheritdoc/>
    public void Dispose() => ArrayPool<byte>.Shared.Return(buffer);

    private ByteLine Take(int length, int feed)
    {
        var line = length > limit ? new ByteLine(default, position, length) : new(buffer.AsMemory(start, length), position, length);
        start += length + feed;
        position += length + feed;
        return line;
    }

    private ByteLine PassOver()
    {
        var (first, length) = (position, 0L);
        while (true)
        {
            var feed = IndexOfLineFeed(buffer.AsSpan(start, end - start));
            var passed = feed >= 0 ? feed : (end - start) / unit * unit;
            length += passed;
            start += passed;
            position += passed;
            if (feed >= 0)
            {
                start += unit;
                position += unit;
                return new(default, first, length);
            }
            if (!Fill())
            {
                (length, start) = (length + end - start, end);
                return new(default, first, length);
            }
        }
    }

    /// <summary>Reads more behind what is held; false at the end of the stream.</summary>
    private bool Fill()
    {
        if (start > 0)
        {
            buffer.AsSpan(start, end - start).CopyTo(buffer);
            (start, end) = (0, end - start);
        }
        if (end == buffer.Length)
        {
            var larger = ArrayPool<byte>.Shared.Rent(buffer.Length * 2);
            buffer.AsSpan(0, end).CopyTo(larger);
            ArrayPool<byte>.Shared.Return(buffer);
            buffer = larger;
        }
        var read = stream.Read(buffer, end, buffer.Length - end);
        end += read;
        return read > 0;
    }

    private int IndexOfLineFeed(ReadOnlySpan<byte> bytes)
    {
        if (unit == 1)
        {
            return bytes.IndexOf((byte)'\n');
        }
        var feed = encoding == InputEncoding.Utf16LittleEndian == BitConverter.IsLittleEndian ? '\n' : (char)('\n' << 8);
        var index = MemoryMarshal.Cast<byte, char>(bytes).IndexOf(feed);
        return index < 0 ? -1 : index * 2;
    }
}
