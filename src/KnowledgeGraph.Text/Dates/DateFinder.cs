using System.Buffers;

namespace KnowledgeGraph.Text.Dates;

/// <summary>
/// Finds calendar dates in running text: days, months, years with their parts (年底, 上半年, 上旬), decades, and ranges of them, with parts of the day and
/// clock times behind a day. What the text leaves out stays unknown. Not dates: agency signatures (8月2日电), 今年 alone, lengths of time, dates that
/// recur every year, titles in 《》, issues of newspapers.
/// </summary>
public static class DateFinder
{
    private static readonly SearchValues<char> Starts = SearchValues.Create("0123456789０１２３４５６７８９零〇○一二三四五六七八九十元今本去明前当同上");

    /// <summary>Appends the dates of <paramref name="text"/> to <paramref name="found"/>, from left to right, without overlap.</summary>
    /// <param name="text">What is read.</param>
    /// <param name="referenceYear">The year that 今年 means; 0 where it is unknown.</param>
    /// <param name="found">Takes the dates; offsets are UTF-16 code units of <paramref name="text"/>.</param>
    public static void Find(ReadOnlySpan<char> text, int referenceYear, ICollection<DateMatch> found)
    {
        for (var at = 0; at < text.Length;)
        {
            var next = text[at..].IndexOfAny(Starts);
            if (next < 0)
            {
                return;
            }
            at += next;
            if (BeginsNumber(text, at) && TryRead(text, at, referenceYear, out var match))
            {
                if (IsDate(text, match))
                {
                    found.Add(match);
                }
                at = match.End;
            }
            else
            {
                at++;
            }
        }
    }

    /// <summary>Moves <paramref name="at"/> behind the mark between two dates of a range, if one stands there.</summary>
    internal static bool SkipRangeMark(ReadOnlySpan<char> text, ref int at)
    {
        foreach (var mark in DateWords.RangeMarks)
        {
            if (text[at..].StartsWith(mark, StringComparison.Ordinal))
            {
                at += mark.Length;
                return true;
            }
        }
        return false;
    }

    /// <summary>Whether a number or word at <paramref name="at"/> is not the tail of a longer one: 15 in 1.15, 215, A15.</summary>
    private static bool BeginsNumber(ReadOnlySpan<char> text, int at)
    {
        if (at == 0 || !DateNumber.IsDigit(text[at]))
        {
            return true;
        }
        var before = text[at - 1];
        return !DateNumber.IsDigit(before) && !char.IsAsciiLetter(before) && !(before is '.' or ',' && at > 1 && char.IsAsciiDigit(text[at - 2]));
    }

    private static bool TryRead(ReadOnlySpan<char> text, int start, int referenceYear, out DateMatch match)
    {
        match = default;
        var first = new DateReader(text, start, referenceYear);
        first.Read();
        if (first.IsEmpty || !Stands(text, start, first, inRange: false))
        {
            return false;
        }
        var (earliest, latest, end) = (first.Date, first.Date, first.End);
        if (first.LastMonth != 0)
        {
            latest = earliest with { Month = first.LastMonth };
        }
        else
        {
            TryReadRange(text, referenceYear, first, ref latest, ref end);
        }
        match = new(start, end, earliest, latest, first.HasRelativeYear && earliest.Year != 0);
        return true;
    }

    /// <summary>The later end of a range, or of two days side by side (3日、4日), or a later time of the same day.</summary>
    private static void TryReadRange(ReadOnlySpan<char> text, int referenceYear, DateReader first, ref CalendarDate latest, ref int end)
    {
        var at = first.End;
        var list = at < text.Length && text[at] == '、';
        if (list)
        {
            at++;
        }
        else if (!SkipRangeMark(text, ref at))
        {
            return;
        }
        var second = new DateReader(text, at, referenceYear);
        second.Read();
        var later = second.Date.Completed(first.Date);
        if (!second.IsEmpty && second.LastMonth == 0 && IsLater(first.Date, later) && Stands(text, at, second, inRange: true) && (!list || IsNextDay(first.Date, later)))
        {
            (latest, end) = (later, second.End);
        }
        else if (first.Date.Day != 0 && !list && new DateReader(text, at, referenceYear) is var time && time.SkipTime())
        {
            end = time.End;
        }
    }

    /// <summary>Whether a range may go from one date to the other; where no year is known it may pass the end of one (11月至2月).</summary>
    private static bool IsLater(CalendarDate first, CalendarDate second)
    {
        if (first.Year != 0 && second.Year != first.Year)
        {
            return second.Year > first.Year;
        }
        if (first.Month != 0 && second.Month != first.Month)
        {
            return second.Month > first.Month || (second.Month != 0 && first.Year == 0);
        }
        return second.Day > first.Day;
    }

    private static bool IsNextDay(CalendarDate first, CalendarDate second) => first.Day != 0 && (first.Year, first.Month, first.Day + 1) == (second.Year, second.Month, second.Day);

    /// <summary>Whether what was read is a date by itself, and not a length of time or part of a word.</summary>
    private static bool Stands(ReadOnlySpan<char> text, int start, in DateReader read, bool inRange)
    {
        var rest = text[read.End..];
        return read switch
        {
            { HasMoreThanYear: false } => !read.HasRelativeYear && !StartsWithAny(rest, DateWords.NotYearTails),
            { Date: { Year: 0, Month: 0 } } => inRange || IsBareDay(text, start, read),
            { Date: { Year: 0, Day: 0 } } => IsBareMonth(text, start, read) && !StartsWithAny(rest, DateWords.NotMonthTails),
            _ => read.Date.Day != 0 || !StartsWithAny(rest, DateWords.NotMonthTails),
        };
    }

    /// <summary>9日, but not 九日, 9号, 第9日, 9日内.</summary>
    private static bool IsBareDay(ReadOnlySpan<char> text, int start, in DateReader read) =>
        !read.HasNumberSign && !DateNumber.IsChinese(text[start]) && !StartsWithAny(text[read.End..], DateWords.NotDayTails)
        && (start == 0 || !DateWords.NotDayHeads.Contains(text[start - 1], StringComparison.Ordinal));

    /// <summary>9月 and 九月底, but not 九月: 一月一主题, 六月六.</summary>
    private static bool IsBareMonth(ReadOnlySpan<char> text, int start, in DateReader read) =>
        read.HasPart || read.HasRelativeYear || !DateNumber.IsChinese(text[start]);

    /// <summary>Whether a date is one of the story.</summary>
    private static bool IsDate(ReadOnlySpan<char> text, DateMatch match) =>
        !StartsWithAny(text[match.End..], DateWords.SignatureTails) && !IsRecurring(text[..match.Start])
        && !IsInTitle(text, match) && !IsCitation(text[match.End..]);

    private static bool IsInTitle(ReadOnlySpan<char> text, DateMatch match) =>
        text[..match.Start].LastIndexOfAny('《', '》') is >= 0 and var mark && text[mark] == '《' && text[match.End..].Contains('》');

    /// <summary>每年7月10日.</summary>
    private static bool IsRecurring(ReadOnlySpan<char> before) =>
        before.EndsWith("每年", StringComparison.Ordinal) || before.EndsWith("每年的", StringComparison.Ordinal) || before.EndsWith("每月", StringComparison.Ordinal);

    /// <summary>《人民日报》（2023年08月14日 第14版）.</summary>
    private static bool IsCitation(ReadOnlySpan<char> rest) =>
        rest.TrimStart(" \u3000\u00A0第").TrimStart("0123456789") is { Length: > 0 } tail && tail.Length < rest.Length && tail.TrimStart().StartsWith("版");

    private static bool StartsWithAny(ReadOnlySpan<char> text, string[] words)
    {
        foreach (var word in words)
        {
            if (text.StartsWith(word, StringComparison.Ordinal))
            {
                return true;
            }
        }
        return false;
    }
}
