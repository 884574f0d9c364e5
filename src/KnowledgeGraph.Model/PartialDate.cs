using System.Globalization;

namespace KnowledgeGraph.Model;

/// <summary>A day, a month or a year of the Gregorian calendar: <c>2023-11-09</c>, <c>2023-11</c>, <c>2023</c> (ISO 8601, reduced precision).</summary>
public readonly record struct PartialDate : IComparable<PartialDate>
{
    private PartialDate(int year, int month, int day) => (Year, Month, Day) = (year, month, day);

    /// <summary>1 to 9999.</summary>
    public int Year { get; }

    /// <summary>1 to 12, or 0 where only the year is known.</summary>
    public int Month { get; }

    /// <summary>1 to 31, or 0 where the day is not known.</summary>
    public int Day { get; }

    /// <summary>The first day that the date may be.</summary>
    public DateOnly First => new(Year, Month == 0 ? 1 : Month, Day == 0 ? 1 : Day);

    /// <summary>The last day that the date may be.</summary>
    public DateOnly Last => Day != 0 ? First : Month != 0 ? new(Year, Month, DateTime.DaysInMonth(Year, Month)) : new(Year, 12, 31);

    /// <summary>Makes a date; a month or day of 0 is unknown.</summary>
    /// <exception cref="ArgumentOutOfRangeException">There is no such day, or a day is given without a month.</exception>
    public static PartialDate Of(int year, int month = 0, int day = 0) =>
        IsValid(year, month, day) ? new(year, month, day)
            : throw new ArgumentOutOfRangeException(nameof(year), string.Create(CultureInfo.InvariantCulture, $"no such date: {year}-{month}-{day}"));

    /// <summary>Reads <c>yyyy</c>, <c>yyyy-MM</c> or <c>yyyy-MM-dd</c>; false for anything else, and for days that do not exist.</summary>
    public static bool TryParse(ReadOnlySpan<char> text, out PartialDate date)
    {
        date = default;
        if (text.Length is not (4 or 7 or 10) || !Digits(text[..4], out var year))
        {
            return false;
        }
        int month = 0, day = 0;
        if (text.Length >= 7 && (text[4] != '-' || !Digits(text[5..7], out month) || month == 0))
        {
            return false;
        }
        if (text.Length == 10 && (text[7] != '-' || !Digits(text[8..10], out day) || day == 0))
        {
            return false;
        }
        if (!IsValid(year, month, day))
        {
            return false;
        }
        date = new(year, month, day);
        return true;
    }

    /// <inheritdoc/>
    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture,
        $"{Year:0000}{(Month == 0 ? "" : $"-{Month:00}")}{(Day == 0 ? "" : $"-{Day:00}")}");

    /// <summary>Orders by first possible day, then the more precise first.</summary>
    public int CompareTo(PartialDate other) => (First, Last).CompareTo((other.First, other.Last));

    /// <inheritdoc/>
    public static bool operator <(PartialDate left, PartialDate right) => left.CompareTo(right) < 0;

    /// <inheritdoc/>
    public static bool operator >(PartialDate left, PartialDate right) => left.CompareTo(right) > 0;

    /// <inheritdoc/>
    public static bool operator <=(PartialDate left, PartialDate right) => left.CompareTo(right) <= 0;

    /// <inheritdoc/>
    public static bool operator >=(PartialDate left, PartialDate right) => left.CompareTo(right) >= 0;

    private static bool IsValid(int year, int month, int day) =>
        year is >= 1 and <= 9999 && month is >= 0 and <= 12 && day >= 0
        && (day == 0 || (month != 0 && day <= DateTime.DaysInMonth(year, month)));

    private static bool Digits(ReadOnlySpan<char> text, out int value)
    {
        value = 0;
        foreach (var c in text)
        {
            if (!char.IsAsciiDigit(c))
            {
                return false;
            }
            value = (value * 10) + (c - '0');
        }
        return true;
    }
}
