using System.Globalization;

namespace KnowledgeGraph.Text.Dates;

/// <summary>A day, month, year or decade of the Gregorian calendar with parts that may be unknown (0).</summary>
/// <param name="Year">1 to 9999, or 0; of a decade its first year.</param>
/// <param name="Month">1 to 12, or 0.</param>
/// <param name="Day">1 to 31, or 0; known also where the month is not (9日).</param>
/// <param name="IsDecade">Whether <paramref name="Year"/> stands for ten years.</param>
public readonly record struct CalendarDate(int Year, int Month = 0, int Day = 0, bool IsDecade = false)
{
    /// <summary>The smallest part that is known.</summary>
    public DatePrecision Precision =>
        Day != 0 ? DatePrecision.Day : Month != 0 ? DatePrecision.Month : IsDecade ? DatePrecision.Decade : DatePrecision.Year;

    /// <summary>ISO 8601 with <c>-</c> for each unknown part: <c>2023-11-09</c>, <c>--11-09</c>, <c>---09</c>, <c>2023-11</c>, <c>--11</c>, <c>2023</c>, <c>196-</c>.</summary>
    public override string ToString()
    {
        var year = Year == 0 ? "-" : IsDecade ? Format(Year / 10, "000") + "-" : Format(Year, "0000");
        return Precision switch
        {
            DatePrecision.Day => $"{year}-{(Month == 0 ? "" : Format(Month, "00"))}-{Format(Day, "00")}",
            DatePrecision.Month => $"{year}-{Format(Month, "00")}",
            _ => year,
        };
    }

    /// <summary>This date with the larger parts that it leaves out taken from <paramref name="earlier"/>: 21日 after 2月20日 is 2月21日.</summary>
    internal CalendarDate Completed(CalendarDate earlier) => Year != 0 ? this
        : Month != 0 ? this with { Year = earlier.Year }
        : this with { Year = earlier.Year, Month = earlier.Month };

    private static string Format(int number, string format) => number.ToString(format, CultureInfo.InvariantCulture);
}

/// <summary>How precise a date is.</summary>
public enum DatePrecision
{
    /// <summary>Ten years.</summary>
    Decade,

    /// <summary>A year.</summary>
    Year,

    /// <summary>A month.</summary>
    Month,

    /// <summary>A day.</summary>
    Day,
}
