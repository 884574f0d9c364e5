using KnowledgeGraph.Model;

namespace KnowledgeGraph.Storage;

/// <summary>A programme taken up by a place.</summary>
/// <param name="Programme">Id of the programme.</param>
/// <param name="Place">Id of the place.</param>
/// <param name="FirstReported">The date of the earliest dated report, as <see cref="ReportDates.Earlier"/> finds it; null where none is dated.</param>
/// <param name="ArticleCount">Articles that report it.</param>
/// <param name="Score">The best score of its reports, 0 to 1.</param>
public sealed record StoredAdoption(string Programme, string Place, PartialDate? FirstReported, int ArticleCount, double Score)
{
    /// <summary>By first report (its last possible day; of equals the more precise), unknown last, then the place's id, then the programme's.</summary>
    public static IComparer<StoredAdoption> Order { get; } = Comparer<StoredAdoption>.Create(static (x, y) =>
        Last(x).CompareTo(Last(y)) is var byLast and not 0 ? byLast
        : First(y).CompareTo(First(x)) is var byFirst and not 0 ? byFirst
        : CodePointOrder.Instance.Compare(x.Place, y.Place) is var byPlace and not 0 ? byPlace
        : CodePointOrder.Instance.Compare(x.Programme, y.Programme));

    /// <summary>What tells it apart.</summary>
    public AdoptionKey Key => new(Programme, Place);

    private static int Last(StoredAdoption adoption) => adoption.FirstReported?.Last.DayNumber ?? int.MaxValue;

    private static int First(StoredAdoption adoption) => adoption.FirstReported?.First.DayNumber ?? int.MaxValue;
}

/// <summary>A programme and a place.</summary>
/// <param name="Programme">Id of the programme.</param>
/// <param name="Place">Id of the place.</param>
public readonly record struct AdoptionKey(string Programme, string Place);
