using System.Buffers;
using System.Globalization;
using System.Text;
using System.Text.Unicode;

namespace KnowledgeGraph.Ingestion.Reading;

/// <summary>The encodings that are read.</summary>
internal enum InputEncoding
{
    /// <summary>UTF-8.</summary>
    Utf8,

    /// <summary>UTF-16, low byte first.</summary>
    Utf16LittleEndian,

    /// <summary>UTF-16, high byte first.</summary>
    Utf16BigEndian,

    /// <summary>GB 18030 (and with it GBK and GB 2312).</summary>
    Gb18030,
}

/// <summary>
/// Decodes strictly. A mark decides; else UTF-8; else GB18030 if the first 64 KiB hold no run of four valid three-byte UTF-8 Han characters;
/// else the text is refused with the byte's offset in the file.
/// </summary>
internal static class TextDecoder
{
    private const int HeadLength = 64 * 1024;
    private const int HanRun = 4;

    private static readonly Encoding Gb18030 = LoadGb18030();

    /// <summary>The text of a whole file, without its mark.</summary>
    /// <exception cref="RefusedException">The bytes are no text.</exception>
    public static string Decode(ReadOnlySpan<byte> bytes)
    {
        if (Mark(bytes) is var (encoding, length))
        {
            return Decode(bytes[length..], encoding, length, "as its mark says it is");
        }
        RefuseNul(bytes, 0);
        if (TryDecodeUtf8(bytes, out var text, out var invalid))
        {
            return text;
        }
        if (HasHanRun(bytes))
        {
            throw NotUtf8(invalid, "though its beginning is");
        }
        try
        {
            return Gb18030.GetString(bytes);
        }
        catch (DecoderFallbackException e)
        {
            throw new RefusedException(
                At(invalid), $"neither UTF-8 nor GB18030 (as GB18030 it breaks at byte {Math.Max(e.Index, 0).ToString(CultureInfo.InvariantCulture)})",
                "save the file as UTF-8");
        }
    }

    /// <summary>The text of one piece (a line) that starts at <paramref name="offset"/> of a file whose encoding is known.</summary>
    /// <exception cref="RefusedException">The bytes are not of that encoding.</exception>
    public static string Decode(ReadOnlySpan<byte> bytes, InputEncoding encoding, long offset, string belief = "though the file is")
    {
        switch (encoding)
        {
            case InputEncoding.Utf8:
                RefuseNul(bytes, offset);
                return TryDecodeUtf8(bytes, out var text, out var invalid) ? text : throw NotUtf8(offset + invalid, belief);
            case InputEncoding.Gb18030:
                RefuseNul(bytes, offset);
                return DecodeGb18030(bytes, offset, belief);
            default:
                return DecodeUtf16(bytes, encoding == InputEncoding.Utf16BigEndian ? Encoding.BigEndianUnicode : Encoding.Unicode, offset, belief);
        }
    }

    /// <summary>The encoding of a file that is read in pieces, and the length of its mark. Reads the stream to its end.</summary>
    /// <exception cref="RefusedException">The mark names an encoding that is not read.</exception>
    public static (InputEncoding Encoding, int MarkLength) Detect(Stream stream)
    {
        var head = new byte[HeadLength];
        var length = stream.ReadAtLeast(head, HeadLength, throwOnEndOfStream: false);
        if (Mark(head.AsSpan(0, length)) is var (encoding, mark))
        {
            return (encoding, mark);
        }
        if (IsUtf8(head, length, stream) || HasHanRun(head.AsSpan(0, length)))
        {
            return (InputEncoding.Utf8, 0);
        }
        return (InputEncoding.Gb18030, 0);
    }

    private static (InputEncoding Encoding, int Length)? Mark(ReadOnlySpan<byte> bytes)
    {
        if (bytes.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xFE, 0, 0]) || bytes.StartsWith((ReadOnlySpan<byte>)[0, 0, 0xFE, 0xFF]))
        {
            throw new RefusedException(At(0), "UTF-32 is not read", "save the file as UTF-8");
        }
        return bytes switch
        {
            [0xEF, 0xBB, 0xBF, ..] => (InputEncoding.Utf8, 3),
            [0xFF, 0xFE, ..] => (InputEncoding.Utf16LittleEndian, 2),
            [0xFE, 0xFF, ..] => (InputEncoding.Utf16BigEndian, 2),
            [0x84, 0x31, 0x95, 0x33, ..] => (InputEncoding.Gb18030, 4),
            _ => null,
        };
    }

    private static bool TryDecodeUtf8(ReadOnlySpan<byte> bytes, out string text, out int invalid)
    {
        var buffer = ArrayPool<char>.Shared.Rent(bytes.Length);
        try
        {
            var status = Utf8.ToUtf16(bytes, buffer, out invalid, out var written, replaceInvalidSequences: false);
            text = status == OperationStatus.Done ? new string(buffer, 0, written) : "";
            return status == OperationStatus.Done;
        }
        finally
        {
            ArrayPool<char>.Shared.Return(buffer);
        }
    }

    /// <summary>Whether the first <paramref name="length"/> bytes of <paramref name="buffer"/> and the rest of the stream are UTF-8.</summary>
    private static bool IsUtf8(byte[] buffer, int length, Stream rest)
    {
        var decoder = new UTF8Encoding(false, throwOnInvalidBytes: true).GetDecoder();
        var characters = new char[buffer.Length + 1];
        try
        {
            var head = buffer;
            buffer = new byte[buffer.Length];
            decoder.GetChars(head.AsSpan(0, length), characters, flush: false);
            while ((length = rest.Read(buffer)) > 0)
            {
                decoder.GetChars(buffer.AsSpan(0, length), characters, flush: false);
            }
            decoder.GetChars([], characters, flush: true);
            return true;
        }
        catch (DecoderFallbackException)
        {
            return false;
        }
    }

    private static bool HasHanRun(ReadOnlySpan<byte> bytes)
    {
        var head = bytes[..Math.Min(bytes.Length, HeadLength)];
        var run = 0;
        for (var i = 0; i < head.Length;)
        {
            var han = IsHan(head[i..]);
            run = han ? run + 1 : 0;
            if (run == HanRun)
            {
                return true;
            }
            i += han ? 3 : 1;
        }
        return false;
    }

    private static bool IsHan(ReadOnlySpan<byte> bytes)
    {
        if (bytes.Length < 3 || (bytes[0] & 0xF0) != 0xE0 || (bytes[1] & 0xC0) != 0x80 || (bytes[2] & 0xC0) != 0x80)
        {
            return false;
        }
        var scalar = ((bytes[0] & 0x0F) << 12) | ((bytes[1] & 0x3F) << 6) | (bytes[2] & 0x3F);
        // Unified ideographs, extension A, compatibility ideographs, 々 and 〇.
        return scalar is (>= 0x4E00 and <= 0x9FFF) or (>= 0x3400 and <= 0x4DBF) or (>= 0xF900 and <= 0xFAFF) or 0x3005 or 0x3007;
    }

    private static string DecodeGb18030(ReadOnlySpan<byte> bytes, long offset, string belief)
    {
        try
        {
            return Gb18030.GetString(bytes);
        }
        catch (DecoderFallbackException e)
        {
            throw Broken("GB18030", offset + Math.Max(e.Index, 0), belief);
        }
    }

    private static string DecodeUtf16(ReadOnlySpan<byte> bytes, Encoding encoding, long offset, string belief)
    {
        var text = encoding.GetString(bytes[..(bytes.Length & ~1)]);
        for (var i = 0; i < text.Length; i++)
        {
            if (char.IsHighSurrogate(text[i]) && i + 1 < text.Length && char.IsLowSurrogate(text[i + 1]))
            {
                i++;
            }
            // The decoder puts U+FFFD in place of half a pair.
            else if (text[i] == '\uFFFD' && !IsReplacement(bytes.Slice(i * 2, 2)))
            {
                throw Broken("UTF-16", offset + (i * 2), belief);
            }
        }
        return bytes.Length % 2 == 0 ? text : throw Broken("UTF-16", offset + bytes.Length - 1, belief);

        static bool IsReplacement(ReadOnlySpan<byte> unit) => unit is [0xFD, 0xFF] or [0xFF, 0xFD];
    }

    private static RefusedException Broken(string encoding, long offset, string belief) =>
        new(At(offset), $"not valid {encoding}, {belief}", "repair the bytes there or save the file as UTF-8");

    private static RefusedException NotUtf8(long offset, string belief) =>
        new(At(offset), $"not valid UTF-8, {belief}", "repair the bytes there (iconv -c -f UTF-8 -t UTF-8 drops them)");

    private static void RefuseNul(ReadOnlySpan<byte> bytes, long offset)
    {
        var nul = bytes.IndexOf((byte)0);
        if (nul >= 0)
        {
            throw new RefusedException(At(offset + nul), "a NUL byte, so this is no text in UTF-8 or GB18030", "save the file as UTF-8 text");
        }
    }

    private static string At(long offset) => string.Create(CultureInfo.InvariantCulture, $"byte {offset}");

    private static Encoding LoadGb18030() =>
        CodePagesEncodingProvider.Instance.GetEncoding("GB18030", EncoderFallback.ExceptionFallback, DecoderFallback.ExceptionFallback)!;
}
