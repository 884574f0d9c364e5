using KnowledgeGraph.Model;

namespace KnowledgeGraph.Storage;

/// <summary>Which of the dates of several reports is the first, which the last. Null is an unknown date and never wins.</summary>
public static class ReportDates
{
    /// <summary>The date whose last possible day is smaller; of equals the more precise.</summary>
    public static PartialDate? Earlier(PartialDate? x, PartialDate? y) =>
        x is null || (y is not null && (y.Value.Last, x.Value.First).CompareTo((x.Value.Last, y.Value.First)) < 0) ? y : x;

    /// <summary>The date whose first possible day is larger; of equals the more precise.</summary>
    public static PartialDate? Later(PartialDate? x, PartialDate? y) =>
        x is null || (y is not null && (x.Value.First, y.Value.Last).CompareTo((y.Value.First, x.Value.Last)) < 0) ? y : x;

    /// <summary>Whether a date may fall into the window between the first day of <paramref name="since"/> and the last of <paramref name="until"/>.</summary>
    public static bool Overlaps(PartialDate? date, PartialDate? since, PartialDate? until) =>
        date is not null && (since is null || date.Value.Last >= since.Value.First) && (until is null || date.Value.First <= until.Value.Last);
}
