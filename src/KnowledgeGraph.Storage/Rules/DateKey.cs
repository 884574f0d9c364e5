using KnowledgeGraph.Model;

namespace KnowledgeGraph.Storage;

/// <summary>Dates as integers that databases can sort and compare: the same in every store, because cursors hold them.</summary>
public static class DateKey
{
    /// <summary>A sort key for what has no date: after all dates.</summary>
    public const long None = 9_000_000_000;

    /// <summary>
    /// (First possible day as yyyymmdd) * 4 + 0 day, 1 month, 2 year known; null for an unknown date. Sorts as <see cref="PartialDate.CompareTo"/> does.
    /// </summary>
    public static long? Of(PartialDate? date) => date is { } d
        ? (((((d.Year * 100L) + Math.Max(d.Month, 1)) * 100) + Math.Max(d.Day, 1)) * 4) + (d.Day != 0 ? 0 : d.Month != 0 ? 1 : 2)
        : null;

    /// <summary>Reads what <see cref="Of"/> made.</summary>
    public static PartialDate? ToDate(long? key)
    {
        if (key is not { } value)
        {
            return null;
        }
        var (day, precision) = ((int)(value >> 2), value & 3);
        return PartialDate.Of(day / 10000, precision == 2 ? 0 : day / 100 % 100, precision == 0 ? day % 100 : 0);
    }

    /// <summary>A day as yyyymmdd, for comparison with the upper part of a key.</summary>
    public static long OfDay(DateOnly day) => (((day.Year * 100L) + day.Month) * 100) + day.Day;
}
