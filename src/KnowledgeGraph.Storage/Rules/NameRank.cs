namespace KnowledgeGraph.Storage;

/// <summary>Which of the names that articles give an entity is its display name, and how the others are listed.</summary>
public static class NameRank
{
    /// <summary>Most articles first, then the longer, then the smaller by code points.</summary>
    public static int Compare((string Text, long Articles) x, (string Text, long Articles) y) =>
        x.Articles != y.Articles ? y.Articles.CompareTo(x.Articles)
            : x.Text.Length != y.Text.Length ? y.Text.Length.CompareTo(x.Text.Length)
            : CodePointOrder.Instance.Compare(x.Text, y.Text);

    /// <summary>The first by <see cref="Compare"/> of the names that any article gives; empty where there is none.</summary>
    public static string Best(IEnumerable<(string Text, long Articles)> names)
    {
        (string Text, long Articles) best = ("", 0);
        foreach (var name in names)
        {
            if (name.Articles > 0 && Compare(name, best) < 0)
            {
                best = name;
            }
        }
        return best.Text;
    }

    /// <summary>The names in order.</summary>
    public static IReadOnlyList<string> Ordered(IEnumerable<(string Text, long Articles)> names)
    {
        var all = names.ToArray();
        Array.Sort(all, Compare);
        return [.. all.Select(name => name.Text)];
    }
}
