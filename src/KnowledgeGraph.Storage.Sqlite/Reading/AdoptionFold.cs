using System.Runtime.InteropServices;
using KnowledgeGraph.Model;

namespace KnowledgeGraph.Storage.Sqlite;

/// <summary>An article's report, by keys.</summary>
/// <param name="Asked">Index of the programme or place asked for.</param>
/// <param name="Other">Key of the place that is named, or of the entity that is taken up there.</param>
/// <param name="Article">Key of the article.</param>
/// <param name="Date">A date of the report or of an earlier one of the same relation, as <see cref="DateKey"/> makes it.</param>
/// <param name="Score">Its score, or a better one of the same relation.</param>
internal readonly record struct AdoptionRow(int Asked, long Other, long Article, long? Date, double Score);

/// <summary>Folds reports into adoptions.</summary>
internal static class AdoptionFold
{
    /// <summary>The adoptions of each of <paramref name="count"/> things that were asked for.</summary>
    /// <param name="count">How many were asked for.</param>
    /// <param name="rows">The reports.</param>
    /// <param name="above">Ids of what each <see cref="AdoptionRow.Other"/> counts for; nothing where it is missing.</param>
    /// <param name="keyOf">The adoption that the thing asked for makes with one of these ids.</param>
    public static IReadOnlyList<IReadOnlyList<StoredAdoption>> Fold(
        int count, List<AdoptionRow> rows, Dictionary<long, string[]> above, Func<int, string, AdoptionKey> keyOf)
    {
        var groups = new Dictionary<(int Asked, string Id), Group>();
        foreach (var row in rows)
        {
            foreach (var id in above.GetValueOrDefault(row.Other) ?? [])
            {
                ref var group = ref CollectionsMarshal.GetValueRefOrAddDefault(groups, (row.Asked, id), out _);
                (group ??= new()).Add(row);
            }
        }
        var lists = new List<StoredAdoption>?[count];
        foreach (var ((asked, id), group) in groups)
        {
            (lists[asked] ??= []).Add(group.ToAdoption(keyOf(asked, id)));
        }
        foreach (var list in lists)
        {
            list?.Sort(StoredAdoption.Order);
        }
        return [.. lists.Select(list => list ?? (IReadOnlyList<StoredAdoption>)[])];
    }

    private sealed class Group
    {
        private readonly HashSet<long> articles = [];
        private readonly HashSet<long> dates = [];
        private double score;

        public void Add(AdoptionRow row)
        {
            articles.Add(row.Article);
            score = Math.Max(score, row.Score);
            if (row.Date is { } date)
            {
                dates.Add(date);
            }
        }

        public StoredAdoption ToAdoption(AdoptionKey key) =>
            new(key.Programme, key.Place, dates.Select(date => DateKey.ToDate(date)).Aggregate((PartialDate?)null, ReportDates.Earlier), articles.Count, score);
    }
}
