using KnowledgeGraph.Extraction.Observations;

namespace KnowledgeGraph.Extraction.Explaining;

/// <summary>What the templates and the numbers of the rows of <see cref="ObservationReading"/> look at.</summary>
internal static class ObservationColumns
{
    private static readonly string[] Groups =
    [
        "every quantity", "number and unit", "what stands before and behind it", "the words of its clause", "the words of its sentence", "its sentence and the quantities there", "names around it", "brackets",
    ];

    private static readonly string[] Dense =
    [
        "kind", "level", "distance", "named behind the quantity", "sentences between", "clauses between", "rank by nearness", "rank by nearness in its kind", "mentions", "in the title", "first sentence", "first place in the text",
        "place of the quantity in the text", "the article's home", "length of the name", "entities", "sentences", "quantities", "sentence of the quantity", "size of the number", "bound",
        "entities of the kind", "mentions in the sentence", "mentions before the quantity", "distance of its bare head", "该, 全 or 本 before its head", "characters shared with the clause",
        "named first in the sentence", "how far from the sentence's start", "named last before the quantity", "named first in the sentence before", "opens a clause", "what stands before it", "what stands behind it",
        "what is counted", "what the clause does", "what the sentence does", "what 该 or 全 points at", "how sure it is a name", "entities with more mentions", "names between", "a part's end between", "named again later", "inside or around another name",
        "sentences since it was named", "kind of the first name in the sentence", "kind of the last name before", "share of all mentions", "the article has a programme", "the article has an event", "opens its clause",
        "the quantity opens its clause", "class of its head", "not used",
    ];

    /// <summary>Number of groups of templates.</summary>
    public static int GroupCount => Groups.Length;

    /// <summary>The numbers by which a subject is chosen.</summary>
    public static IReadOnlyList<string> Subject { get; } =
    [
        "the reading before", "best rival", "lead over the best rival", "rivals that are likelier", "best rival of its kind", "lead over that", "the quantity is reported", "rivals",
        "subject of the quantity before", "subject of the quantity behind", "subject of the article's quantities", "subject of the sentence's quantities", "best share in another quantity", "shares in all quantities", "sentences since the quantity before",
        .. Dense,
    ];

    /// <summary>The numbers by which a quantity with its subject is kept.</summary>
    public static IReadOnlyList<string> Keep { get; } =
    [
        "linear reading", "its subject", "the next subject", "lead of its subject", "the quantity before", "the quantity behind", "best other quantity of the sentence", "mean of all quantities", .. Dense,
    ];

    /// <summary>A group of templates in words.</summary>
    public static string NameOf(int group) => Groups[group];

    /// <summary>The group of a template of <see cref="QuantityFeatures"/>.</summary>
    public static int Of(int template) => template switch
    {
        101 => 0,
        >= 102 and <= 108 => 1,
        >= 109 and <= 112 => 2,
        (>= 113 and <= 116) or 125 => 3,
        123 or 124 => 4,
        >= 117 and <= 122 => 5,
        126 => 7,
        _ => 6,
    };
}
