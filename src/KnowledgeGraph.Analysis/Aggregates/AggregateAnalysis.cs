using KnowledgeGraph.Analysis.Places;
using KnowledgeGraph.Model;
using KnowledgeGraph.Storage;

namespace KnowledgeGraph.Analysis.Aggregates;

/// <summary>
/// Counts and sums of facts. The store counts by raw keys; rolling up the division tree, stretches of time, windows and sums are made here, so
/// that every store gives the same figures.
/// </summary>
public static class AggregateAnalysis
{
    private const int ProgrammesAtOnce = 500;

    /// <summary>The groups, in the order of their keys: date, kind, type, place, programme, metric, unit; none last.</summary>
    public static async ValueTask<IReadOnlyList<AggregateGroup>> RunAsync(IGraphReader reader, AggregateQuery query, CancellationToken cancellationToken = default)
    {
        var counts = query.Of == AggregateOf.Adoptions
            ? await AdoptionsAsync(reader, query, cancellationToken).ConfigureAwait(false)
            : await reader.CountFactsAsync(StoreQuery(query), cancellationToken).ConfigureAwait(false);
        var kept = counts.Where(count => Passes(count, query));
        if (NeedsPlaces(query))
        {
            FactCount[] all = [.. kept];
            var places = await RollUp.ReadAsync(reader, all.Select(count => count.Place).OfType<string>(), cancellationToken).ConfigureAwait(false);
            kept = all.Where(count => query.Within is null || (count.Place is not null && places.IsWithin(count.Place, query.Within)))
                .Select(count => count with { Place = count.Place is null ? null : places.To(query.Level, count.Place) });
        }
        return Group(kept, query);
    }

    private static bool NeedsPlaces(AggregateQuery query) => query.Within is not null || query.GroupBy.Contains(AggregateKey.Place);

    private static FactCountQuery StoreQuery(AggregateQuery query) => new()
    {
        Of = query.Of switch
        {
            AggregateOf.Mentions => FactClass.Mention,
            AggregateOf.Relations => FactClass.Relation,
            _ => FactClass.Observation,
        },
        Keys = (query.GroupBy.Contains(AggregateKey.Kind) ? FactKeys.Kind : 0) | (query.GroupBy.Contains(AggregateKey.Type) ? FactKeys.Type : 0)
            | (NeedsPlaces(query) ? FactKeys.Place : 0) | (query.GroupBy.Contains(AggregateKey.Programme) ? FactKeys.Programme : 0)
            | (query.Bucket is not null || query.Since is not null || query.Until is not null ? FactKeys.Date : 0)
            | (query.Of == AggregateOf.Observations ? FactKeys.Measure : 0),
        Kinds = query.Kinds,
        Types = query.Types,
        Programmes = query.Programmes,
        MinScore = query.MinScore,
    };

    /// <summary>Each adoption as a count of one, at its place of the level, with its first report.</summary>
    private static async ValueTask<IReadOnlyList<FactCount>> AdoptionsAsync(IGraphReader reader, AggregateQuery query, CancellationToken cancellationToken)
    {
        List<FactCount> counts = [];
        await foreach (var programmes in ProgrammesAsync(reader, query.Programmes, cancellationToken).ConfigureAwait(false))
        {
            var adoptions = await reader.GetAdoptionsOfProgrammesAsync(programmes, query.Level, new() { MinScore = query.MinScore }, cancellationToken).ConfigureAwait(false);
            counts.AddRange(adoptions.SelectMany(list => list).Select(adoption =>
                new FactCount { Place = adoption.Place, Programme = adoption.Programme, Date = adoption.FirstReported, Count = 1 }));
        }
        return counts;
    }

    private static async IAsyncEnumerable<string[]> ProgrammesAsync(
        IGraphReader reader, IReadOnlyList<string>? given, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellationToken)
    {
        if (given is not null)
        {
            yield return [.. given.Distinct(StringComparer.Ordinal)];
            yield break;
        }
        var filter = new EntityFilter { Kinds = [EntityKind.Programme] };
        string? after = null;
        do
        {
            var page = await reader.FindEntitiesAsync(filter, EntityOrder.Name, new(ProgrammesAtOnce, after), cancellationToken).ConfigureAwait(false);
            yield return [.. page.Edges.Select(edge => edge.Node.Id)];
            after = page.HasNext ? page.Edges[^1].Cursor.ToString() : null;
        }
        while (after is not null);
    }

    private static bool Passes(FactCount count, AggregateQuery query) =>
        ((query.Since is null && query.Until is null) || ReportDates.Overlaps(count.Date, query.Since, query.Until))
        && (query.Unit is null || count.Unit == query.Unit)
        && (query.MetricContains is null || (count.Metric is not null && SearchText.Contains(count.Metric, query.MetricContains)));

    private static IReadOnlyList<AggregateGroup> Group(IEnumerable<FactCount> counts, AggregateQuery query)
    {
        var by = query.GroupBy;
        return
        [
            .. counts.GroupBy(count => (
                    Date: query.Bucket is { } bucket ? Bucketed(count.Date, bucket) : null,
                    Kind: by.Contains(AggregateKey.Kind) ? count.Kind : null,
                    Type: by.Contains(AggregateKey.Type) ? count.Type : null,
                    Place: by.Contains(AggregateKey.Place) ? count.Place : null,
                    Programme: by.Contains(AggregateKey.Programme) ? count.Programme : null,
                    Metric: by.Contains(AggregateKey.Metric) ? count.Metric : null,
                    Unit: by.Contains(AggregateKey.Unit) ? count.Unit : null))
                .Select(group => new AggregateGroup(
                    group.Key.Date, group.Key.Kind, group.Key.Type, group.Key.Place, group.Key.Programme, group.Key.Metric, group.Key.Unit,
                    group.Sum(count => count.Count), query.Of == AggregateOf.Observations ? Sum([.. group]) : null))
                .OrderBy(group => group.Date is null).ThenBy(group => group.Date)
                .ThenBy(group => group.Kind is null).ThenBy(group => group.Kind)
                .ThenBy(group => group.Type is null).ThenBy(group => group.Type)
                .ThenBy(group => group.Place is null).ThenBy(group => group.Place ?? "", CodePointOrder.Instance)
                .ThenBy(group => group.Programme is null).ThenBy(group => group.Programme ?? "", CodePointOrder.Instance)
                .ThenBy(group => group.Metric is null).ThenBy(group => group.Metric ?? "", CodePointOrder.Instance)
                .ThenBy(group => group.Unit is null).ThenBy(group => group.Unit ?? "", CodePointOrder.Instance),
        ];
    }

    /// <summary>The day, month or year of a date; a date that is less precise stays itself.</summary>
    private static PartialDate? Bucketed(PartialDate? date, DateBucket bucket) => date is not { } known ? null : bucket switch
    {
        DateBucket.Year => PartialDate.Of(known.Year),
        DateBucket.Month => PartialDate.Of(known.Year, known.Month),
        _ => known,
    };

    /// <summary>The sum of values of one unit without growth rates; null where units differ or growth rates are among them.</summary>
    private static double? Sum(IReadOnlyList<FactCount> counts)
    {
        if (counts.Any(count => count.Change == true) || counts.Select(count => count.Unit).Distinct(StringComparer.Ordinal).Count() > 1)
        {
            return null;
        }
        // Decimal, so that 0.1 and 0.2 are 0.3; values that it does not hold are added from the smallest to the largest. Neither depends on the store's order.
        return counts.All(count => Math.Abs(count.Value!.Value) < 1e20)
            ? (double)counts.OrderBy(count => count.Value).Sum(count => (decimal)count.Value!.Value * count.Count)
            : counts.OrderBy(count => count.Value).ThenBy(count => count.Count).Sum(count => count.Value!.Value * count.Count);
    }
}
