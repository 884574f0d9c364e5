namespace KnowledgeGraph.SeedCompiler;

/// <summary>All tables that the compiler makes.</summary>
internal static class SeedTables
{
    /// <summary>In the order in which they are compiled.</summary>
    public static IReadOnlyList<ISeedTable> All { get; } =
    [
        new Agencies.AgencyTableWriter(),
        new Divisions.DivisionTableWriter(),
        new Lexicons.LexiconTableWriter(),
        new JiebaTable(),
        new Layout.WeightTable("sentence-starts", "layout/starts.tsv"),
        new Layout.WeightTable("character-pairs", "layout/pairs.tsv"),
        new ModelTable("recognition"),
        new ModelTable("relations"),
        new ModelTable("observations"),
        new ModelTable("dates"),
    ];
}
