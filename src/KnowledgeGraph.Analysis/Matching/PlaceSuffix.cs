namespace KnowledgeGraph.Analysis.Matching;

/// <summary>The generic words that names of divisions end in.</summary>
internal static class PlaceSuffix
{
    private const string Short = "省市区县镇乡村";

    private static readonly string[] Long = ["自治区", "自治县", "自治州", "开发区", "街道", "社区", "新区", "地区"];

    /// <summary>UTF-16 code units of the suffix of a name; 0 where it has none.</summary>
    public static int LengthOf(ReadOnlySpan<char> name)
    {
        foreach (var suffix in Long)
        {
            if (name.Length > suffix.Length && name.EndsWith(suffix, StringComparison.Ordinal))
            {
                return suffix.Length;
            }
        }
        return name.Length > 1 && Short.Contains(name[^1], StringComparison.Ordinal) ? 1 : 0;
    }
}
