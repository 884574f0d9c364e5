using KnowledgeGraph.Model;

namespace KnowledgeGraph.Extraction.Layout;

/// <summary>When an article was published, and how that is known: the metadata says it, or the agency line does together with a year that is known. Nothing invents a part of a date.</summary>
internal static class Publication
{
    /// <summary>The date of publication. A day of the agency line fills in what the metadata leaves open, if both agree; its year counts only if it is printed there.</summary>
    public static (PartialDate? Date, DateBasis Basis) Of(PartialDate? metadata, ReadOnlySpan<char> dateline)
    {
        if (metadata is { Day: > 0 } || !TryRead(dateline, out var year, out var month, out var day))
        {
            return (metadata, metadata is null ? DateBasis.Unknown : DateBasis.Stated);
        }
        if (metadata is { } known)
        {
            var agrees = (year == 0 || year == known.Year) && (known.Month == 0 || month == known.Month);
            return agrees && IsDay(known.Year, month, day) ? (PartialDate.Of(known.Year, month, day), DateBasis.Inferred) : (metadata, DateBasis.Stated);
        }
        return year > 0 && IsDay(year, month, day) ? (PartialDate.Of(year, month, day), DateBasis.Inferred) : (null, DateBasis.Unknown);
    }

    private static bool IsDay(int year, int month, int day) => month is >= 1 and <= 12 && day >= 1 && day <= DateTime.DaysInMonth(year, month);

    // 2023年8月2日 or 8月2日.
    private static bool TryRead(ReadOnlySpan<char> dateline, out int year, out int month, out int day)
    {
        year = month = day = 0;
        var mark = dateline.IndexOf('月');
        if (mark < 1 || !Number(dateline[..mark], out month, out var start) || !NumberBefore(dateline[(mark + 1)..], '日', out day))
        {
            return false;
        }
        if (start > 1 && dateline[start - 1] == '年')
        {
            // A year that can't be read whole is no year.
            return Number(dateline[..(start - 1)], out year, out _) && year is >= 1900 and <= 2100;
        }
        return true;
    }

    private static bool NumberBefore(ReadOnlySpan<char> text, char mark, out int value)
    {
        value = 0;
        var at = text.IndexOf(mark);
        return at is 1 or 2 && Number(text[..at], out value, out var start) && start == 0;
    }

    // The number that the text ends with.
    private static bool Number(ReadOnlySpan<char> text, out int value, out int start)
    {
        start = text.Length;
        while (start > 0 && text.Length - start < 4 && char.IsAsciiDigit(text[start - 1]))
        {
            start--;
        }
        value = 0;
        foreach (var c in text[start..])
        {
            value = (value * 10) + (c - '0');
        }
        return start < text.Length;
    }
}
