using System.Buffers;
using System.Buffers.Text;
using System.Text;
using System.Text.Unicode;

namespace KnowledgeGraph.GraphQL.Response;

/// <summary>
/// Writes JSON as UTF-8 straight into a buffer, byte for byte as ECMAScript's JSON.stringify would: text that is not ASCII stays as it is.
/// The caller says what comes where; nothing checks the structure.
/// </summary>
internal ref struct JsonWriter(IBufferWriter<byte> output)
{
    private static readonly SearchValues<char> MustEscape = SearchValues.Create(
        "\"\\\u0000\u0001\u0002\u0003\u0004\u0005\u0006\u0007\b\t\n\u000B\f\r\u000E\u000F\u0010\u0011\u0012\u0013\u0014\u0015\u0016\u0017\u0018\u0019\u001A\u001B\u001C\u001D\u001E\u001F");

    private Span<byte> _span = output.GetSpan(256);
    private int _written;

    /// <summary>Hands everything that was written to the buffer.</summary>
    public void Flush()
    {
        output.Advance(_written);
        _written = 0;
        _span = default;
    }

    /// <summary>Bytes that are JSON already.</summary>
    public void Raw(ReadOnlySpan<byte> json)
    {
        Reserve(json.Length);
        json.CopyTo(_span[_written..]);
        _written += json.Length;
    }

    public void Raw(byte b)
    {
        Reserve(1);
        _span[_written++] = b;
    }

    public void Number(long value)
    {
        Reserve(20);
        Utf8Formatter.TryFormat(value, _span[_written..], out var length);
        _written += length;
    }

    /// <summary>A number; null for one that is not finite.</summary>
    public void Number(double value)
    {
        if (!double.IsFinite(value))
        {
            Raw("null"u8);
            return;
        }

        Span<char> text = stackalloc char[EcmaScriptNumber.MaxLength];
        var length = EcmaScriptNumber.Format(value, text);
        Reserve(length);
        _written += Encoding.ASCII.GetBytes(text[..length], _span[_written..]);
    }

    public void Boolean(bool value) => Raw(value ? "true"u8 : "false"u8);

    public void String(ReadOnlySpan<char> value)
    {
        Raw((byte)'"');
        while (true)
        {
            var plain = value.IndexOfAny(MustEscape);
            Text(plain < 0 ? value : value[..plain]);
            if (plain < 0)
                break;
            Escape(value[plain]);
            value = value[(plain + 1)..];
        }

        Raw((byte)'"');
    }

    private void Text(ReadOnlySpan<char> text)
    {
        while (text.Length > 0)
        {
            // In pieces, so that a long text does not need one piece of buffer of three times its length.
            var piece = text.Length <= 4096 ? text : text[..(char.IsHighSurrogate(text[4095]) ? 4095 : 4096)];
            Reserve(piece.Length * 3);
            var status = Utf8.FromUtf16(piece, _span[_written..], out var read, out var length, replaceInvalidSequences: false);
            _written += length;
            text = text[read..];
            if (status == OperationStatus.InvalidData || (status == OperationStatus.NeedMoreData && text.Length > 0))
            {
                // Half a surrogate pair.
                Unicode(text[0]);
                text = text[1..];
            }
        }
    }

    private void Escape(char c)
    {
        var letter = c switch
        {
            '"' => (byte)'"',
            '\\' => (byte)'\\',
            '\b' => (byte)'b',
            '\t' => (byte)'t',
            '\n' => (byte)'n',
            '\f' => (byte)'f',
            '\r' => (byte)'r',
            _ => (byte)0,
        };
        if (letter == 0)
        {
            Unicode(c);
            return;
        }

        Raw((byte)'\\');
        Raw(letter);
    }

    private void Unicode(char c)
    {
        Raw("\\u"u8);
        Reserve(4);
        Utf8Formatter.TryFormat((uint)c, _span[_written..], out var length, new StandardFormat('x', 4));
        _written += length;
    }

    private void Reserve(int length)
    {
        if (_span.Length - _written >= length)
            return;
        output.Advance(_written);
        _written = 0;
        _span = output.GetSpan(Math.Max(length, 1024));
    }
}
