namespace KnowledgeGraph.Storage;

/// <summary>Which grams of a search text are worth looking up: the same in every store, because it decides what is found.</summary>
public static class RarestGrams
{
    /// <summary>A search takes no more grams when the names that hold them would be more than this.</summary>
    public const long Budget = 20_000;

    /// <summary>The grams that fewest names hold, until <see cref="Budget"/> is used; at least one that any name holds.</summary>
    /// <param name="grams">Grams with the number of names that hold each, which is a function of the graph; those of none may be missing.</param>
    public static IReadOnlyList<string> Choose(IEnumerable<(string Gram, long Names)> grams)
    {
        List<string> chosen = [];
        var names = 0L;
        foreach (var (gram, holders) in grams.Where(gram => gram.Names > 0).OrderBy(gram => gram.Names).ThenBy(gram => gram.Gram, StringComparer.Ordinal))
        {
            if (chosen.Count > 0 && names + holders > Budget)
            {
                break;
            }
            chosen.Add(gram);
            names += holders;
        }
        return chosen;
    }

    /// <summary>Names that share grams with a text, most shared first, then by name and entity; at most <paramref name="limit"/>.</summary>
    public static IReadOnlyList<NameCandidate> Rank(string text, IEnumerable<NamedEntity> names, int limit)
    {
        var asked = SearchText.NameGrams(text).ToHashSet(StringComparer.Ordinal);
        return
        [
            .. names.Select(name => new NameCandidate(name, SearchText.NameGrams(name.Name).Count(asked.Contains)))
                .OrderByDescending(candidate => candidate.SharedGrams).ThenBy(candidate => candidate.Name.Name, CodePointOrder.Instance)
                .ThenBy(candidate => candidate.Name.Entity, CodePointOrder.Instance).Take(limit),
        ];
    }
}
