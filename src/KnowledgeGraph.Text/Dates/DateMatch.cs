namespace KnowledgeGraph.Text.Dates;

/// <summary>A date as a text writes it.</summary>
/// <param name="Start">First UTF-16 code unit.</param>
/// <param name="End">One past the last; parts of the day and clock times are included.</param>
/// <param name="From">The date, or the first of a range.</param>
/// <param name="To">The last of a range; else the same as <paramref name="From"/>.</param>
/// <param name="IsResolved">Whether the year is not printed but follows from the reference date (今年, 去年).</param>
public readonly record struct DateMatch(int Start, int End, CalendarDate From, CalendarDate To, bool IsResolved)
{
    /// <summary>The date in the form of <see cref="CalendarDate.ToString"/>; of a range both with <c>/</c> between.</summary>
    public string Value => From == To ? From.ToString() : $"{From}/{To}";
}
