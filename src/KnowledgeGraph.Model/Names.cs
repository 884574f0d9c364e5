namespace KnowledgeGraph.Model;

/// <summary>The outside spelling of enumerations: <c>Place</c>/<c>PLACE</c>, <c>county</c>/<c>COUNTY</c>, <c>PART_OF</c>, <c>exact</c>, <c>stated</c>.</summary>
public static class Names
{
    private static readonly string[] RelationNames =
        ["PART_OF", "LOCATED_IN", "IMPLEMENTED_IN", "LED_BY", "PARTICIPATES_IN", "INSTANCE_OF", "HOLDS_POST", "INVOLVED_IN", "PARTNERS_WITH"];

    private static readonly string[] LevelNames = ["province", "city", "county", "township", "village", "zone"];

    private static readonly string[] ComparisonNames = ["exact", "more", "less", "about"];

    private static readonly string[] BasisNames = ["stated", "inferred", "unknown"];

    private static readonly string[] PartNames = ["body", "title", "subtitle", "dateline", "caption"];

    /// <summary><c>PART_OF</c> …</summary>
    public static string Of(RelationType type) => RelationNames[(int)type];

    /// <summary><c>province</c> …</summary>
    public static string Of(PlaceLevel level) => LevelNames[(int)level];

    /// <summary><c>exact</c> …</summary>
    public static string Of(Comparison comparison) => ComparisonNames[(int)comparison];

    /// <summary><c>stated</c> …</summary>
    public static string Of(DateBasis basis) => BasisNames[(int)basis];

    /// <summary><c>body</c> …</summary>
    public static string Of(ArticlePart part) => PartNames[(int)part];

    /// <summary>The span's part as the extraction output names it: null for the body, <c>caption:N</c> for a caption.</summary>
    public static string? In(TextSpan span) => span.Part switch
    {
        ArticlePart.Body => null,
        ArticlePart.Caption => $"caption:{span.Caption}",
        var part => Of(part),
    };

    /// <summary>Reads <c>PART_OF</c> …; false for anything else.</summary>
    public static bool TryParse(string name, out RelationType type)
    {
        var index = Array.IndexOf(RelationNames, name);
        type = (RelationType)Math.Max(index, 0);
        return index >= 0;
    }

    /// <summary>Reads <c>province</c> …; false for anything else.</summary>
    public static bool TryParse(string name, out PlaceLevel level)
    {
        var index = Array.IndexOf(LevelNames, name);
        level = (PlaceLevel)Math.Max(index, 0);
        return index >= 0;
    }
}
