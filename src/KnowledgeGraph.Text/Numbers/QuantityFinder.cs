using System.Buffers;

namespace KnowledgeGraph.Text.Numbers;

/// <summary>Finds numbers with units, from left to right, without overlap. Years, dates, clock times and ordinals are left out.</summary>
public static class QuantityFinder
{
    /// <summary>What 一起 may count.</summary>
    private static readonly SearchValues<string> Cases = SearchValues.Create(["案", "事故", "事件", "纠纷", "火灾", "险情", "警情", "投诉", "诉讼"], StringComparison.Ordinal);

    private static readonly SearchValues<char> ClauseEnds = SearchValues.Create("，。；、！？,;\n");

    /// <summary>How far behind 一起 what it counts may stand.</summary>
    private const int Reach = 16;

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
            if (!IsOrdinal(text, number) && !IsInWord(text, number) && (TryShare(text, number, out var quantity) || TryQuantity(text, number, out quantity)))
            {
                found.Add(quantity);
                at = quantity.End;
            }
            else
            {
                at = number.End;
            }
        }
    }

    /// <summary>百分之三十, 三分之一: in per cent, to three digits.</summary>
    private static bool TryShare(ReadOnlySpan<char> text, Numeral whole, out Quantity quantity)
    {
        const string Mark = "分之";
        quantity = default;
        if (whole.Value == 0 || !text[whole.End..].StartsWith(Mark, StringComparison.Ordinal) || !Numeral.TryRead(text, whole.End + Mark.Length, out var part))
        {
            return false;
        }
        var percent = 100 * part.Value / whole.Value;
        var scale = percent == 0 ? 1 : Math.Pow(10, 2 - Math.Floor(Math.Log10(percent)));
        var number = part with { Start = whole.Start, Value = Math.Round(percent * scale) / scale };
        quantity = Bounded(text, number, whole.End, whole.End + Mark.Length, part.End, double.NaN);
        return true;
    }

    /// <summary>一起 is 'together' unless what it counts follows: a case, an accident, a quarrel.</summary>
    private static bool IsTogether(ReadOnlySpan<char> text, int unitEnd)
    {
        var clause = text[unitEnd..Math.Min(unitEnd + Reach, text.Length)];
        var end = clause.IndexOfAny(ClauseEnds);
        return !(end < 0 ? clause : clause[..end]).ContainsAny(Cases);
    }

    private static bool TryQuantity(ReadOnlySpan<char> text, Numeral number, out Quantity quantity)
    {
        quantity = default;
        var rangeTo = ReadRange(text, ref number);
        var unitStart = number.End < text.Length && text[number.End] == ' ' ? number.End + 1 : number.End;
        var unitEnd = unitStart + Units.LengthAt(text, unitStart);
        if (unitEnd == unitStart || IsTime(text, number, unitStart, unitEnd) || text[number.Start..unitEnd] is "一起" && IsTogether(text, unitEnd))
        {
            return false;
        }
        var end = unitEnd;
        if (text[unitStart..unitEnd] is "成")
        {
            number = number with { Value = number.Value * 10 };
            rangeTo *= 10;
        }
        else if (text[unitStart..unitEnd] is "个半月")
        {
            number = number with { Value = number.Value + 0.5 };
        }
        else if (text[end..].StartsWith("半") && text[unitStart..unitEnd] is "年" or "天" or "圈" or "周" or "倍")
        {
            number = number with { Value = number.Value + 0.5 };
            end++;
        }
        quantity = Bounded(text, number, unitStart, unitEnd, end, rangeTo);
        return true;
    }

    /// <summary>3至5, 3-5万: <paramref name="number"/> becomes the lower end, with the multiplier that stands behind the upper one.</summary>
    /// <returns>The upper end, or NaN if this is no range.</returns>
    private static double ReadRange(ReadOnlySpan<char> text, ref Numeral number)
    {
        if (!number.InDigits || number.End + 1 >= text.Length || text[number.End] is not ('-' or '—' or '～' or '~' or '至' or '到')
            || !Numeral.TryRead(text, number.End + 1, out var upper) || !upper.InDigits)
        {
            return double.NaN;
        }
        var shared = number.Multiplier == 1 && number.Value < upper.Value / upper.Multiplier ? upper.Multiplier : 1;
        number = number with { End = upper.End, Value = number.Value * shared, More = upper.More };
        return upper.Value;
    }

    private static Quantity Bounded(ReadOnlySpan<char> text, Numeral number, int unitStart, int unitEnd, int end, double rangeTo)
    {
        var start = number.Start;
        var before = BoundWords.TakeBefore(text, ref start);
        var after = BoundWords.TakeAfter(text, ref end);
        var bound = number.More ? Bound.AtLeast : before != Bound.None ? before : after;
        return new(start, end, number, unitStart, unitEnd, bound, rangeTo);
    }

    /// <summary>第三, 其一, 初五.</summary>
    private static bool IsOrdinal(ReadOnlySpan<char> text, Numeral number) => number.Start > 0 && text[number.Start - 1] is '第' or '其' or '之' or '初';

    /// <summary>2023年, 5月, 10时, 9时30分: a date or time, not a quantity.</summary>
    private static bool IsTime(ReadOnlySpan<char> text, Numeral number, int unitStart, int unitEnd) => text[unitStart..unitEnd] switch
    {
        "年" => !number.More && number.InDigits && (number.Value is >= 1900 and <= 2100 || (number.End - number.Start == 2 && number.Value > 50)),
        "分" => number.Start > 0 && text[number.Start - 1] is '时' or '点',
        _ => false,
    };

    /// <summary>A lone Chinese numeral inside a word (统一, 万一) or digits inside a code (A12, 4.5G).</summary>
    private static bool IsInWord(ReadOnlySpan<char> text, Numeral number) => number.Start > 0 && (number.InDigits
        ? char.IsAsciiLetter(text[number.Start - 1]) || text[number.Start - 1] is '.' or '#'
        : text[number.Start - 1] is '统' or '唯' or '万' or '每' or '同' or '进' or '专' or '之');
}
