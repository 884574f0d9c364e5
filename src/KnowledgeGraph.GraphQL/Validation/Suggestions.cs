namespace KnowledgeGraph.GraphQL.Validation;

/// <summary>Known names that are close to one that is not known.</summary>
internal static class Suggestions
{
    private const int MaxCount = 3;
    private const int MaxLength = 60;

    /// <summary><c> Did you mean "a" or "b"?</c>, or nothing where no name is close. Closest first, at most three.</summary>
    public static string DidYouMean(string name, IEnumerable<string> known)
    {
        if (name.Length > MaxLength)
            return "";
        var allowed = (name.Length * 2 / 5) + 1;
        var close = known
            .Where(candidate => Math.Abs(candidate.Length - name.Length) <= allowed)
            .Select(candidate => (Name: candidate, Distance: Distance(name, candidate)))
            .Where(candidate => candidate.Distance <= allowed)
            .OrderBy(candidate => candidate.Distance).ThenBy(candidate => candidate.Name, StringComparer.Ordinal)
            .Take(MaxCount)
            .Select(candidate => $"\"{candidate.Name}\"")
            .ToArray();
        return close.Length == 0 ? "" : $" Did you mean {string.Join(" or ", close)}?";
    }

    /// <summary>How many letters must be added, dropped or changed; case alone counts half a change, so it is 1 in all.</summary>
    private static int Distance(string a, string b)
    {
        if (string.Equals(a, b, StringComparison.OrdinalIgnoreCase))
            return 1;
        var row = new int[b.Length + 1];
        for (var j = 0; j <= b.Length; j++)
            row[j] = j;
        for (var i = 1; i <= a.Length; i++)
        {
            var diagonal = row[0];
            row[0] = i;
            for (var j = 1; j <= b.Length; j++)
            {
                var change = diagonal + (char.ToLowerInvariant(a[i - 1]) == char.ToLowerInvariant(b[j - 1]) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.Min(change, 1 + Math.Min(row[j], row[j - 1]));
            }
        }

        return row[b.Length];
    }
}
