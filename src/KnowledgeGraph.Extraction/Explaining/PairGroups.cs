namespace KnowledgeGraph.Extraction.Explaining;

/// <summary>What the templates of <see cref="Relations.PairFeatures"/> look at, in groups that a reader can tell apart.</summary>
internal static class PairGroups
{
    private static readonly string[] Names =
    [
        "the type itself", "kinds and levels", "heads and names", "how often and where they are named", "how many of their kinds there are", "distance, order and rivals",
        "names that hold each other, division paths", "the article's home and other places", "what stands around the mentions", "cues in the clauses", "what stands between", "what stands at the first mentions",
    ];

    /// <summary>Number of groups.</summary>
    public static int Count => Names.Length;

    /// <summary>The group of what stands between.</summary>
    public const int Between = 10;

    /// <summary>A group in words.</summary>
    public static string NameOf(int group) => Names[group];

    /// <summary>The group of a template.</summary>
    public static int Of(int template) => template switch
    {
        1 => 0,
        2 or 3 => 1,
        4 or 5 or 10 or 54 => 2,
        >= 6 and <= 9 => 3,
        11 or 12 => 4,
        >= 13 and <= 19 => 5,
        >= 20 and <= 25 => 6,
        (>= 26 and <= 31) or 53 => 7,
        >= 32 and <= 37 => 8,
        38 or 39 => 9,
        >= 40 and <= 52 => Between,
        _ => 11,
    };
}
