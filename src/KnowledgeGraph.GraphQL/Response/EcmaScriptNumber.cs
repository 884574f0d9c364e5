using System.Globalization;

namespace KnowledgeGraph.GraphQL.Response;

/// <summary>Numbers as ECMAScript's Number::toString writes them, which is what JSON from JavaScript servers holds.</summary>
internal static class EcmaScriptNumber
{
    /// <summary>The longest text: sign, 17 digits, point, and an exponent or up to 21 places.</summary>
    public const int MaxLength = 32;

    /// <summary>The shortest text that reads back as <paramref name="value"/>, which must be finite.</summary>
    public static string Format(double value)
    {
        Span<char> buffer = stackalloc char[MaxLength];
        return new string(buffer[..Format(value, buffer)]);
    }

    /// <summary>Writes the shortest text that reads back as <paramref name="value"/>, which must be finite; returns its length.</summary>
    public static int Format(double value, Span<char> target)
    {
        if (value == 0)
        {
            target[0] = '0';
            return 1;
        }

        Span<char> digits = stackalloc char[32];
        var exponent = Digits(Math.Abs(value), digits, out var count);
        var length = 0;
        if (value < 0)
            target[length++] = '-';
        return length + Layout(digits[..count], exponent, target[length..]);
    }

    /// <summary>The shortest significant digits of a positive number, and the place n of the point: the number is 0.DIGITS times 10 to the n.</summary>
    private static int Digits(double value, Span<char> digits, out int count)
    {
        // "R" gives the shortest digits, in one of three layouts: 0.00012, 1200 or 1.2E+25.
        Span<char> text = stackalloc char[32];
        value.TryFormat(text, out var length, "R", CultureInfo.InvariantCulture);
        var mark = text[..length].IndexOf('E');
        var mantissa = mark < 0 ? text[..length] : text[..mark];
        var exponent = mark < 0 ? 0 : int.Parse(text[(mark + 1)..length], CultureInfo.InvariantCulture);
        var point = mantissa.IndexOf('.');
        exponent += point < 0 ? mantissa.Length : point;
        count = 0;
        foreach (var c in mantissa)
        {
            if (c == '.')
                continue;
            if (count == 0 && c == '0')
                exponent--;
            else
                digits[count++] = c;
        }

        while (digits[count - 1] == '0')
            count--;
        return exponent;
    }

    private static int Layout(ReadOnlySpan<char> digits, int point, Span<char> target)
    {
        var length = 0;
        if (point is > 0 and <= 21)
        {
            for (var i = 0; i < Math.Max(point, digits.Length); i++)
            {
                if (i == point)
                    target[length++] = '.';
                target[length++] = i < digits.Length ? digits[i] : '0';
            }

            return length;
        }

        if (point is > -6 and <= 0)
        {
            "0.".CopyTo(target);
            target.Slice(2, -point).Fill('0');
            digits.CopyTo(target[(2 - point)..]);
            return 2 - point + digits.Length;
        }

        target[length++] = digits[0];
        if (digits.Length > 1)
        {
            target[length++] = '.';
            digits[1..].CopyTo(target[length..]);
            length += digits.Length - 1;
        }

        target[length++] = 'e';
        target[length++] = point - 1 < 0 ? '-' : '+';
        Math.Abs(point - 1).TryFormat(target[length..], out var written, default, CultureInfo.InvariantCulture);
        return length + written;
    }
}
