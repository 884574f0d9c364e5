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
    /// <param name="cancellationToken">Ends the reading.</param>
    public static async ValueTask<IReadOnlyList<IReadOnlyList<Adoption>>> OfProgrammesAsync(
        IGraphReader reader, IReadOnlyList<string> programmes, PlaceLevel level, PartialDate? asOf = null, CancellationToken cancellationToken = default)
    {
        var reports = await reader.GetAdoptionsOfProgrammesAsync(programmes, cancellationToken).ConfigureAwait(false);
        var rolled = await RollUpAsync(reader, reports, level, cancellationToken).ConfigureAwait(false);
        return [.. reports.Select(list => Group(list.Where(report => Counts(report, asOf) && rolled[report.Place] is not null), report => rolled[report.Place]!))];
    }

    /// <summary>The programmes that each place, or one below it, has taken up: by first report, unknown last, then programme id.</summary>
    /// <param name="reader">The graph.</param>
    /// <param name="places">Ids; an unknown one has none.</param>
    /// <param name="asOf">As of <see cref="OfProgrammesAsync"/>.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    public static async ValueTask<IReadOnlyList<IReadOnlyList<Adoption>>> OfPlacesAsync(
        IGraphReader reader, IReadOnlyList<string> places, PartialDate? asOf = null, CancellationToken cancellationToken = default)
    {
        var reports = await reader.GetAdoptionsOfPlacesAsync(places, cancellationToken).ConfigureAwait(false);
        return [.. reports.Select((list, index) => Group(list.Where(report => Counts(report, asOf)), _ => places[index]))];
    }

    private static bool Counts(AdoptionReport report, PartialDate? asOf) => asOf is null || report.Published?.Last <= asOf.Value.Last;

    /// <summary>For each reported place the place of the level that is it or holds it; null for one above the level.</summary>
    private static async ValueTask<Dictionary<string, string?>> RollUpAsync(
        IGraphReader reader, IReadOnlyList<IReadOnlyList<AdoptionReport>> reports, PlaceLevel level, CancellationToken cancellationToken)
    {
        string[] places = [.. reports.SelectMany(list => list).Select(report => report.Place).Distinct(StringComparer.Ordinal)];
        var entities = await reader.GetEntitiesAsync(places, cancellationToken).ConfigureAwait(false);
        var ancestors = await reader.GetAncestorsAsync(places, cancellationToken).ConfigureAwait(false);
        var rolled = new Dictionary<string, string?>(StringComparer.Ordinal);
        for (var i = 0; i < places.Length; i++)
        {
            rolled[places[i]] = entities[i]?.Level == level ? places[i] : ancestors[i].FirstOrDefault(ancestor => ancestor.Level == level)?.Id;
        }
        return rolled;
    }

    private static IReadOnlyList<Adoption> Group(IEnumerable<AdoptionReport> reports, Func<AdoptionReport, string> placeOf) =>
    [
        .. reports.GroupBy(report => (report.Programme, Place: placeOf(report)))
            .Select(group => new Adoption(
                group.Key.Programme,
                group.Key.Place,
                group.Select(report => report.Published).Aggregate(ReportDates.Earlier),
                group.Select(report => report.Article).Distinct(StringComparer.Ordinal).Count(),
                [.. group.Select(report => report.Relation).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)]))
            .OrderBy(adoption => adoption.FirstReported is null)
            .ThenBy(adoption => adoption.FirstReported?.Last)
            .ThenByDescending(adoption => adoption.FirstReported?.First)
            .ThenBy(adoption => adoption.Place, CodePointOrder.Instance)
            .ThenBy(adoption => adoption.Programme, CodePointOrder.Instance),
    ];
}
