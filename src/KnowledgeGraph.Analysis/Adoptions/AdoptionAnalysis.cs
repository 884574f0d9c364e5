using KnowledgeGraph.Analysis.Places;
using KnowledgeGraph.Model;
using KnowledgeGraph.Storage;

namespace KnowledgeGraph.Analysis.Adoptions;

/// <summary>
/// Adoptions in the sense of policy diffusion: a pair of a programme and a place of a level with at least one report of an IMPLEMENTED_IN from
/// the programme, or from what is an instance of it, to the place or one below. Reports about places above the level do not count.
/// </summary>
public static class AdoptionAnalysis
{
    /// <summary>The adoptions of each programme by places of <paramref name="level"/>: by first report, unknown last, then place id.</summary>
    /// <param name="reader">The graph.</param>
    /// <param name="programmes">Ids; an unknown one has none.</param>
    /// <param name="level">The level to which reports are rolled up.</param>
    /// <param name="asOf">Only reports published by the last day of this; undated reports then do not count. Null for all.</param>
    /// <param name="minScore">Only reports whose evidence has at least this score.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    public static async ValueTask<IReadOnlyList<IReadOnlyList<Adoption>>> OfProgrammesAsync(
        IGraphReader reader, IReadOnlyList<string> programmes, PlaceLevel level, PartialDate? asOf = null, double minScore = 0,
        CancellationToken cancellationToken = default)
    {
        var reports = await reader.GetAdoptionsOfProgrammesAsync(programmes, cancellationToken).ConfigureAwait(false);
        var places = await RollUp.ReadAsync(reader, reports.SelectMany(list => list).Select(report => report.Place), cancellationToken).ConfigureAwait(false);
        return [.. reports.Select(list => Group(list.Where(report => Counts(report, asOf, minScore)), report => places.To(level, report.Place)))];
    }

    /// <summary>The programmes that each place, or one below it, has taken up: by first report, unknown last, then programme id.</summary>
    /// <param name="reader">The graph.</param>
    /// <param name="places">Ids; an unknown one has none.</param>
    /// <param name="asOf">As of <see cref="OfProgrammesAsync"/>.</param>
    /// <param name="minScore">As of <see cref="OfProgrammesAsync"/>.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    public static async ValueTask<IReadOnlyList<IReadOnlyList<Adoption>>> OfPlacesAsync(
        IGraphReader reader, IReadOnlyList<string> places, PartialDate? asOf = null, double minScore = 0, CancellationToken cancellationToken = default)
    {
        var reports = await reader.GetAdoptionsOfPlacesAsync(places, cancellationToken).ConfigureAwait(false);
        return [.. reports.Select((list, index) => Group(list.Where(report => Counts(report, asOf, minScore)), _ => places[index]))];
    }

    private static bool Counts(AdoptionReport report, PartialDate? asOf, double minScore) =>
        report.Score >= minScore && (asOf is null || report.Published?.Last <= asOf.Value.Last);

    /// <summary>Adoptions of the reports that have a place of the level.</summary>
    private static IReadOnlyList<Adoption> Group(IEnumerable<AdoptionReport> reports, Func<AdoptionReport, string?> placeOf) =>
    [
        .. reports.GroupBy(report => (report.Programme, Place: placeOf(report))).Where(group => group.Key.Place is not null)
            .Select(group => new Adoption(
                group.Key.Programme,
                group.Key.Place!,
                group.Select(report => report.Published).Aggregate(ReportDates.Earlier),
                group.Select(report => report.Article).Distinct(StringComparer.Ordinal).Count(),
                group.Max(report => report.Score),
                [.. group.Select(report => report.Relation).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)]))
            .OrderBy(adoption => adoption.FirstReported is null)
            .ThenBy(adoption => adoption.FirstReported?.Last)
            .ThenByDescending(adoption => adoption.FirstReported?.First)
            .ThenBy(adoption => adoption.Place, CodePointOrder.Instance)
            .ThenBy(adoption => adoption.Programme, CodePointOrder.Instance),
    ];
}
