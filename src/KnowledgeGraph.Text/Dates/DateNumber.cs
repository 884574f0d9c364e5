namespace KnowledgeGraph.Text.Dates;

/// <summary>The numbers of dates: 9, ０９, 十五, 二十, 零; years digit by digit: 2023, 二〇二三.</summary>
internal static class DateNumber
{
    /// <summary>The first year that is read as one.</summary>
    private const int FirstYear = 1000;

    /// <summary>The last one.</summary>
    private const int LastYear = 2199;

    /// <summary>Whether a number may begin with <paramref name="c"/>.</summary>
    public static bool IsDigit(char c) => char.IsAsciiDigit(c) || c is >= '０' and <= '９' || IsChinese(c);

    /// <summary>Whether <paramref name="c"/> is a Chinese numeral.</summary>
    public static bool IsChinese(char c) => ChineseDigit(c) >= 0 || c == '十';

    /// <summary>Reads digits, at most four, or a Chinese numeral up to 九十九; moves <paramref name="at"/> only if there is one.</summary>
    public static bool TryRead(ReadOnlySpan<char> text, ref int at, out int number) =>
        TryReadDigits(text, ref at, 1, out number) || TryReadChinese(text, ref at, out number);

    /// <summary>Reads a year of four digits.</summary>
    public static bool TryReadYear(ReadOnlySpan<char> text, ref int at, out int year)
    {
        var start = at;
        if (TryReadDigits(text, ref at, 4, out year) || TryReadChineseYear(text, ref at, out year))
        {
            if (year is >= FirstYear and <= LastYear)
            {
                return true;
            }
            at = start;
        }
        return false;
    }

    private static bool TryReadDigits(ReadOnlySpan<char> text, ref int at, int least, out int number)
    {
        var end = at;
        number = 0;
        while (end < text.Length && Digit(text[end]) is >= 0 and var digit)
        {
            if (end - at == 4)
            {
                return false;
            }
            number = (number * 10) + digit;
            end++;
        }
        if (end - at < least)
        {
            return false;
        }
        at = end;
        return true;
    }

    private static bool TryReadChinese(ReadOnlySpan<char> text, ref int at, out int number)
    {
        var end = at;
        var tens = ReadChineseDigit(text, ref end);
        number = tens;
        if (end < text.Length && text[end] == '十')
        {
            end++;
            number = (tens < 0 ? 10 : tens * 10) + Math.Max(0, ReadChineseDigit(text, ref end));
        }
        if (number < 0)
        {
            return false;
        }
        at = end;
        return true;
    }

    private static bool TryReadChineseYear(ReadOnlySpan<char> text, ref int at, out int year)
    {
        year = 0;
        var end = at;
        for (var i = 0; i < 4; i++)
        {
            var digit = ReadChineseDigit(text, ref end);
            if (digit < 0)
            {
                return false;
            }
            year = (year * 10) + digit;
        }
        at = end;
        return true;
    }

    private static int ReadChineseDigit(ReadOnlySpan<char> text, ref int at)
    {
        var digit = at < text.Length ? ChineseDigit(text[at]) : -1;
        at += digit >= 0 ? 1 : 0;
        return digit;
    }

    private static int Digit(char c) => char.IsAsciiDigit(c) ? c - '0' : c is >= '０' and <= '９' ? c - '０' : -1;

    private static int ChineseDigit(char c) => c is '〇' or '○' ? 0 : "零一二三四五六七八九".IndexOf(c, StringComparison.Ordinal);
}
