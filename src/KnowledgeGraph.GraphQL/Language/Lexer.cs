using System.Buffers;
using System.Text;
using System.Text.Unicode;

namespace KnowledgeGraph.GraphQL.Language;

/// <summary>Cuts a UTF-8 source into tokens (specification, sections 2.1 and Appendix B.2).</summary>
internal ref struct Lexer
{
    private readonly Source _source;
    private readonly ReadOnlySpan<byte> _text;

    /// <summary>A lexer before the first token. The whole text must be UTF-8; else a syntax error at its first bad byte is thrown.</summary>
    public Lexer(Source source)
    {
        _source = source;
        _text = source.Text.Span;
        if (!Utf8.IsValid(_text))
            ThrowInvalidUtf8();
    }

    /// <summary>The first token at or after <paramref name="position"/>, ignored tokens skipped.</summary>
    public readonly Token Next(int position)
    {
        position = SkipIgnored(position);
        if (position >= _text.Length)
            return new Token(TokenKind.EndOfFile, _text.Length, _text.Length);
        var b = _text[position];
        var punctuator = Punctuator(b);
        if (punctuator != TokenKind.EndOfFile)
            return new Token(punctuator, position, position + 1);
        if (IsNameStart(b))
            return ReadName(position);
        if (IsDigit(b) || b == '-')
            return ReadNumber(position);
        if (b == '"')
            return StartsWith(position, "\"\"\""u8) ? ReadBlockString(position) : ReadString(position);
        if (StartsWith(position, "..."u8))
            return new Token(TokenKind.Spread, position, position + 3);
        throw Error(position, b == '\''
            ? "Unexpected character \"'\"; a string is written in double quotes."
            : $"Unexpected character {DescribeCharacter(position)}.");
    }

    private readonly int SkipIgnored(int position)
    {
        while (position < _text.Length)
        {
            var b = _text[position];
            if (b is (byte)' ' or (byte)',' or (byte)'\n' or (byte)'\r' or (byte)'\t')
                position++;
            else if (b == '#')
                position = EndOfLine(position);
            else if (b == 0xEF && StartsWith(position, "\uFEFF"u8))
                position += 3;
            else
                break;
        }

        return position;
    }

    private readonly int EndOfLine(int position)
    {
        var length = _text[position..].IndexOfAny((byte)'\n', (byte)'\r');
        return length < 0 ? _text.Length : position + length;
    }

    private static TokenKind Punctuator(byte b) => b switch
    {
        (byte)'!' => TokenKind.Bang,
        (byte)'$' => TokenKind.Dollar,
        (byte)'&' => TokenKind.Ampersand,
        (byte)'(' => TokenKind.ParenthesisLeft,
        (byte)')' => TokenKind.ParenthesisRight,
        (byte)':' => TokenKind.Colon,
        (byte)'=' => TokenKind.EqualsSign,
        (byte)'@' => TokenKind.At,
        (byte)'[' => TokenKind.BracketLeft,
        (byte)']' => TokenKind.BracketRight,
        (byte)'{' => TokenKind.BraceLeft,
        (byte)'|' => TokenKind.Pipe,
        (byte)'}' => TokenKind.BraceRight,
        _ => TokenKind.EndOfFile,
    };

    private readonly Token ReadName(int start)
    {
        var end = start + 1;
        while (end < _text.Length && IsNameContinue(_text[end]))
            end++;
        return new Token(TokenKind.Name, start, end);
    }

    // IntValue and FloatValue, sections 2.9.1 and 2.9.2: neither may be followed by a dot or a name.
    private readonly Token ReadNumber(int start)
    {
        var kind = TokenKind.Int;
        var position = start;
        if (_text[position] == '-')
            position++;
        if (At(position) == '0')
        {
            position++;
            if (IsDigit(At(position)))
                throw Error(position, $"A number must not have more digits after a leading 0, found {DescribeCharacter(position)}.");
        }
        else
        {
            position = ReadDigits(position);
        }

        if (At(position) == '.')
        {
            kind = TokenKind.Float;
            position = ReadDigits(position + 1);
        }

        if (At(position) is (byte)'e' or (byte)'E')
        {
            kind = TokenKind.Float;
            position++;
            position = ReadDigits(At(position) is (byte)'+' or (byte)'-' ? position + 1 : position);
        }

        if (At(position) == '.' || IsNameStart(At(position)))
            throw Error(position, $"Expected a digit of the number, found {DescribeCharacter(position)}.");
        return new Token(kind, start, position);
    }

    private readonly int ReadDigits(int position)
    {
        if (!IsDigit(At(position)))
            throw Error(position, $"Expected a digit of the number, found {DescribeCharacter(position)}.");
        while (IsDigit(At(position)))
            position++;
        return position;
    }

    private readonly Token ReadString(int start)
    {
        var position = start + 1;
        while (true)
        {
            var next = position < _text.Length ? _text[position..].IndexOfAny("\"\\\n\r"u8) : -1;
            if (next < 0)
                throw Error(_text.Length, "The string has no end.");
            position += next;
            switch (_text[position])
            {
                case (byte)'"':
                    return new Token(TokenKind.String, start, position + 1);
                case (byte)'\\':
                    position += ReadEscape(position, out _);
                    break;
                default:
                    throw Error(position, "The string has no end on its line.");
            }
        }
    }

    private readonly Token ReadBlockString(int start)
    {
        var position = start + 3;
        while (true)
        {
            var next = position < _text.Length ? _text[position..].IndexOf("\"\"\""u8) : -1;
            if (next < 0)
                throw Error(_text.Length, "The block string has no end.");
            position += next;
            if (_text[position - 1] != '\\')
                return new Token(TokenKind.BlockString, start, position + 3);
            position += 3;
        }
    }

    /// <summary>The value of a string token: escapes resolved, a block string dedented (section 2.9.4).</summary>
    public readonly string StringValue(Token token)
    {
        if (token.Kind == TokenKind.BlockString)
            return BlockString.Dedent(Encoding.UTF8.GetString(_text[(token.Start + 3)..(token.End - 3)]).Replace("\\\"\"\"", "\"\"\"", StringComparison.Ordinal));
        var raw = _text[(token.Start + 1)..(token.End - 1)];
        var escape = raw.IndexOf((byte)'\\');
        return escape < 0 ? Encoding.UTF8.GetString(raw) : Unescape(token.Start + 1, token.End - 1);
    }

    private readonly string Unescape(int start, int end)
    {
        var value = new StringBuilder();
        for (var position = start; position < end;)
        {
            var length = _text[position..end].IndexOf((byte)'\\');
            var chunk = _text.Slice(position, length < 0 ? end - position : length);
            value.Append(Encoding.UTF8.GetString(chunk));
            position += chunk.Length;
            if (length < 0)
                break;
            position += ReadEscape(position, out var rune);
            value.Append(rune.ToString());
        }

        return value.ToString();
    }

    /// <summary>Reads the escape sequence at a backslash; gives its length in bytes and what it stands for.</summary>
    private readonly int ReadEscape(int position, out Rune value)
    {
        var simple = At(position + 1) switch
        {
            (byte)'"' => '"',
            (byte)'\\' => '\\',
            (byte)'/' => '/',
            (byte)'b' => '\b',
            (byte)'f' => '\f',
            (byte)'n' => '\n',
            (byte)'r' => '\r',
            (byte)'t' => '\t',
            _ => '\0',
        };
        if (simple != '\0')
        {
            value = new Rune(simple);
            return 2;
        }

        if (At(position + 1) != 'u')
            throw Error(position, "This is no escape sequence; a backslash itself is written \\\\.");
        return At(position + 2) == '{' ? ReadVariableWidthEscape(position, out value) : ReadFixedWidthEscape(position, out value);
    }

    private readonly int ReadVariableWidthEscape(int position, out Rune value)
    {
        var point = 0;
        for (var size = 3; size < 12; size++)
        {
            var b = At(position + size);
            if (b == '}' && size > 3 && Rune.TryCreate(point, out value))
                return size + 1;
            var digit = HexDigit(b);
            if (digit < 0 || point > 0x10FFFF)
                break;
            point = (point << 4) | digit;
        }

        throw Error(position, "This \\u{…} escape is no Unicode scalar value.");
    }

    // A pair of surrogate escapes stands for one character; half a pair is an error.
    private readonly int ReadFixedWidthEscape(int position, out Rune value)
    {
        var code = ReadHex4(position + 2);
        if (code >= 0 && Rune.TryCreate(code, out value))
            return 6;
        if (code >= 0 && At(position + 6) == '\\' && At(position + 7) == 'u')
        {
            var low = ReadHex4(position + 8);
            if (low >= 0 && Rune.TryCreate((char)code, (char)low, out value))
                return 12;
        }

        throw Error(position, "This \\u escape is no Unicode scalar value.");
    }

    private readonly int ReadHex4(int position)
    {
        var value = 0;
        for (var i = 0; i < 4; i++)
        {
            var digit = HexDigit(At(position + i));
            if (digit < 0)
                return -1;
            value = (value << 4) | digit;
        }

        return value;
    }

    private static int HexDigit(byte b) => b switch
    {
        >= (byte)'0' and <= (byte)'9' => b - '0',
        >= (byte)'A' and <= (byte)'F' => b - 'A' + 10,
        >= (byte)'a' and <= (byte)'f' => b - 'a' + 10,
        _ => -1,
    };

    /// <summary>The byte at <paramref name="position"/>, or 0 past the end: no token contains a NUL outside strings.</summary>
    private readonly byte At(int position) => position < _text.Length ? _text[position] : (byte)0;

    private readonly bool StartsWith(int position, ReadOnlySpan<byte> prefix) => _text[position..].StartsWith(prefix);

    private static bool IsDigit(byte b) => (uint)(b - '0') <= 9;

    private static bool IsNameStart(byte b) => (uint)((b | 0x20) - 'a') <= 'z' - 'a' || b == '_';

    private static bool IsNameContinue(byte b) => IsNameStart(b) || IsDigit(b);

    private readonly string DescribeCharacter(int position)
    {
        if (position >= _text.Length)
            return "the end of the document";
        Rune.DecodeFromUtf8(_text[position..], out var rune, out _);
        return rune.Value is >= 0x20 and <= 0x7E ? $"\"{rune}\"" : $"U+{rune.Value:X4}";
    }

    private readonly GraphQLSyntaxException Error(int position, string description) => new(_source, position, description);

    private readonly void ThrowInvalidUtf8()
    {
        var position = 0;
        while (Rune.DecodeFromUtf8(_text[position..], out _, out var length) == OperationStatus.Done)
            position += length;
        throw new GraphQLSyntaxException(
            new Source(_text[..position].ToArray()), position, $"The document is not UTF-8: byte {_text[position]:X2} at offset {position}.");
    }
}
