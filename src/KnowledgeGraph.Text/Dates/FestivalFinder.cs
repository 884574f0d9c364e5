using System.Globalization;

namespace KnowledgeGraph.Text.Dates;

/// <summary>
/// Finds festivals as dates: 春节期间, 今年“五一”前夕, 八一建军节当天. The days around a festival of the sun's year are known without the year; those of the
/// moon's (春节, 端午, 中秋) only with it.
/// </summary>
public static class FestivalFinder
{
    private const string Opening = "“\"";
    private const string Closing = "”\"";
    private const int YearLength = 4;

    /// <summary>Month and day; negative months count by the moon. A name is the start of longer ones (国庆, 国庆节).</summary>
    private static readonly (string Name, int Month, int Day)[] Festivals =
    [
        ("元旦", 1, 1), ("春节", -1, 1), ("元宵", -1, 15), ("清明", 4, 0), ("五一", 5, 1), ("端午", -5, 5), ("六一", 6, 1), ("七一", 7, 1), ("八一", 8, 1),
        ("中秋", -8, 15), ("重阳", -9, 9), ("国庆", 10, 1),
    ];

    private static readonly string[] Names = ["国际儿童节", "国际劳动节", "建军节", "建党节", "儿童节", "劳动节", "佳节", "节"];

    private static readonly (string Word, Part Part)[] Parts =
    [
        ("期间", Part.During), ("小长假", Part.During), ("假期", Part.During), ("长假", Part.During), ("前夕", Part.Eve), ("前后", Part.During), ("当天", Part.Day),
        ("当日", Part.Day), ("前", Part.Around), ("后", Part.Around),
    ];

    private static readonly (string Word, int Offset)[] Years = [("今年", 0), ("去年", -1), ("明年", 1)];

    private enum Part
    {
        Day,
        Eve,
        During,
        Around,
    }

    /// <summary>Appends the festivals of <paramref name="text"/> that stand with a word for the days around them, from left to right.</summary>
    /// <param name="text">What is read.</param>
    /// <param name="referenceYear">The year that 今年, and a festival without a year, means; 0 where it is unknown.</param>
    /// <param name="found">Takes the dates; offsets are UTF-16 code units of <paramref name="text"/>.</param>
    public static void Find(ReadOnlySpan<char> text, int referenceYear, ICollection<DateMatch> found)
    {
        foreach (var (name, month, day) in Festivals)
        {
            for (var at = 0; text[at..].IndexOf(name, StringComparison.Ordinal) is >= 0 and var next;)
            {
                at += next;
                if (TryReadTail(text, at + name.Length, out var part, out var end))
                {
                    var (start, year) = ReadHead(text, at, referenceYear);
                    if (Value(year, month, day, part) is { } date)
                    {
                        found.Add(new(start, end, date, date, year != 0));
                    }
                }
                at += name.Length;
            }
        }
    }

    /// <summary>What makes a date of a festival: a closing mark, 节, and the word for the days around it.</summary>
    private static bool TryReadTail(ReadOnlySpan<char> text, int at, out Part part, out int end)
    {
        at = SkipMark(text, at, Closing);
        foreach (var name in Names)
        {
            if (text[at..].StartsWith(name, StringComparison.Ordinal))
            {
                at = SkipMark(text, at + name.Length, Closing);
                break;
            }
        }
        foreach (var (word, meaning) in Parts)
        {
            if (text[at..].StartsWith(word, StringComparison.Ordinal))
            {
                (part, end) = (meaning, at + word.Length);
                return true;
            }
        }
        (part, end) = (default, at);
        return false;
    }

    private static int SkipMark(ReadOnlySpan<char> text, int at, string marks) => at < text.Length && marks.Contains(text[at], StringComparison.Ordinal) ? at + 1 : at;

    /// <summary>The start with an opening mark and a year before it, and the year.</summary>
    private static (int Start, int Year) ReadHead(ReadOnlySpan<char> text, int start, int referenceYear)
    {
        start -= start > 0 && Opening.Contains(text[start - 1], StringComparison.Ordinal) ? 1 : 0;
        foreach (var (word, offset) in Years)
        {
            if (text[..start].EndsWith(word, StringComparison.Ordinal))
            {
                return (start - word.Length, referenceYear == 0 ? 0 : referenceYear + offset);
            }
        }
        var year = start - YearLength - 1;
        return year >= 0 && text[start - 1] == '年' && int.TryParse(text.Slice(year, YearLength), NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            ? (year, number)
            : (start, referenceYear);
    }

    private static CalendarDate? Value(int year, int month, int day, Part part)
    {
        if (month < 0)
        {
            if (year == 0 || !TryLunar(year, -month, day, out month, out day))
            {
                return null;
            }
        }
        return part switch
        {
            Part.Day when day != 0 => new(year, month, day),
            Part.Eve => day == 1 ? (month == 1 ? new(year == 0 ? 0 : year - 1, 12) : new(year, month - 1)) : new(year, month),
            Part.Around => year == 0 ? null : new(year),
            _ => new(year, month),
        };
    }

    /// <summary>The day of the sun's calendar.</summary>
    private static bool TryLunar(int year, int lunarMonth, int lunarDay, out int month, out int day)
    {
        var calendar = new ChineseLunisolarCalendar();
        (month, day) = (0, 0);
        if (year <= calendar.MinSupportedDateTime.Year || year >= calendar.MaxSupportedDateTime.Year)
        {
            return false;
        }
        var leap = calendar.GetLeapMonth(year);
        var date = calendar.ToDateTime(year, leap > 0 && lunarMonth >= leap ? lunarMonth + 1 : lunarMonth, lunarDay, 0, 0, 0, 0);
        (month, day) = (date.Month, date.Day);
        return true;
    }
}
