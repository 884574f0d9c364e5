namespace KnowledgeGraph.Text.Numbers;

/// <summary>Finds numbers with units, from left to right, without overlap. Years, dates, clock times and ordinals are left out.</summary>
public static class QuantityFinder
{
    private static readonly (string Word, Bound Bound)[] Before =
    [
        ("不超过", Bound.AtMost), ("不到", Bound.AtMost), ("不足", Bound.AtMost), ("将近", Bound.AtMost), ("接近", Bound.AtMost), ("不高于", Bound.AtMost), ("少于", Bound.AtMost),
        ("不低于", Bound.AtLeast), ("不少于", Bound.AtLeast), ("超过", Bound.AtLeast), ("突破", Bound.AtLeast), ("至少", Bound.AtLeast), ("高达", Bound.None), ("多于", Bound.AtLeast),
        ("大约", Bound.Near), ("约为", Bound.Near), ("大概", Bound.Near), ("近", Bound.AtMost), ("约", Bound.Near), ("超", Bound.AtLeast), ("逾", Bound.AtLeast), ("过", Bound.AtLeast),
    ];

    private static readonly (string Word, Bound Bound)[] After =
    [
        ("以上", Bound.AtLeast), ("左右", Bound.Near), ("上下", Bound.Near), ("以下", Bound.AtMost), ("以内", Bound.AtMost), ("之内", Bound.AtMost), ("多", Bound.AtLeast), ("余", Bound.AtLeast),
    ];

    /// <summary>Appends the quantities of <paramref name="text"/> to <paramref name="found"/>.</summary>
    public static void Find(ReadOnlySpan<char> text, ICollection<Quantity> found)
    {
        for (var at = 0; at < text.Length;)
        {
            if (!Numeral.CanStart(text[at]) || !Numeral.TryRead(text, at, out var number))
            {
                at++;
                continue;
            }
            at = TryQuantity(text, number, out var quantity) ? Take(found, quantity) : number.End;
        }
    }

    private static int Take(ICollection<Quantity> found, Quantity quantity)
    {
        found.Add(quantity);
        return quantity.End;
    }

    private static bool TryQuantity(ReadOnlySpan<char> text, Numeral number, out Quantity quantity)
    {
        quantity = default;
        var rangeTo = double.NaN;
        var first = number;
        if (number.InDigits && number.End + 1 < text.Length && text[number.End] is '-' or '—' or '～' or '~' or '至' or '到' && Numeral.TryRead(text, number.End + 1, out var upper) && upper.InDigits)
        {
            // 3至5万: the multiplier belongs to both ends.
            rangeTo = upper.Value;
            number = new(first.Start, upper.End, first.Value, upper.More, true);
        }
        var unitStart = number.End < text.Length && text[number.End] == ' ' ? number.End + 1 : number.End;
        var unit = Units.LengthAt(text, unitStart);
        if (unit == 0 || Ordinal(text, number) || IsTime(text[unitStart..], text, number, unit) || InWord(text, number))
        {
            return false;
        }
        var (start, end, bound) = (number.Start, unitStart + unit, number.More ? Bound.AtLeast : Bound.None);
        foreach (var (word, meaning) in Before)
        {
            if (start >= word.Length && text[(start - word.Length)..start].SequenceEqual(word))
            {
                start -= word.Length;
                bound = bound == Bound.None ? meaning : bound;
                break;
            }
        }
        foreach (var (word, meaning) in After)
        {
            if (text[end..].StartsWith(word, StringComparison.Ordinal))
            {
                end += word.Length;
                bound = bound == Bound.None ? meaning : bound;
                break;
            }
        }
        quantity = new(start, end, number, unitStart, unitStart + unit, bound, rangeTo);
        return true;
    }

    private static bool Ordinal(ReadOnlySpan<char> text, Numeral number) => number.Start > 0 && text[number.Start - 1] is '第' or '其' or '之' or '初';

    /// <summary>2023年, 5月, 10时: a date or time, not a quantity.</summary>
    private static bool IsTime(ReadOnlySpan<char> next, ReadOnlySpan<char> text, Numeral number, int unit)
    {
        if (next.Length > 0 && next[0] is '月' or '日' or '号' or '时' or '点' && !next.StartsWith("点位", StringComparison.Ordinal))
        {
            return true;
        }
        if (unit == 1 && next[0] == '年')
        {
            return !number.More && number.InDigits && (number.Value is >= 1900 and <= 2100 || (number.End - number.Start == 2 && number.Value > 50));
        }
        return unit == 1 && next[0] == '分' && number.Start > 0 && text[number.Start - 1] is '时' or '点';
    }

    /// <summary>A lone Chinese numeral inside a word (一些, 一样, 万一, 三农) or digits inside a code (A12, 4.5G).</summary>
    private static bool InWord(ReadOnlySpan<char> text, Numeral number) => number.InDigits
        ? number.Start > 0 && (char.IsAsciiLetter(text[number.Start - 1]) || text[number.Start - 1] is '.' or '#')
        : number.Start > 0 && text[number.Start - 1] is '统' or '唯' or '万' or '每' or '同' or '进' or '专' or '之';
}
