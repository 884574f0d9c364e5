using KnowledgeGraph.Model;

namespace KnowledgeGraph.Extraction;

/// <summary>A recognised name before it is joined to others: offsets in <see cref="ArticleText.Text"/>.</summary>
/// <param name="Start">First UTF-16 code unit.</param>
/// <param name="End">One past the last.</param>
/// <param name="Kind">The kind chosen for this span.</param>
/// <param name="Score">0 to 1.</param>
public readonly record struct LocalMention(int Start, int End, EntityKind Kind, float Score)
{
    /// <summary>UTF-16 code units.</summary>
    public int Length => End - Start;
}

/// <summary>One thing of one article: its mentions joined by coreference, a Place with its division.</summary>
public sealed class LocalEntity
{
    /// <summary>Its place in the article's list; the ends of relations are such indexes.</summary>
    public required int Index { get; init; }

    /// <summary>What it is.</summary>
    public required EntityKind Kind { get; init; }

    /// <summary>The best full name that the article gives (安吉县委 for a bare 县委).</summary>
    public required string Name { get; init; }

    /// <summary>Its mentions, by start.</summary>
    public required IReadOnlyList<LocalMention> Mentions { get; init; }

    /// <summary>The level of a Place.</summary>
    public PlaceLevel? Level { get; init; }

    /// <summary>The index of a Place in the division tree, or -1 (a zone, an unknown village, other kinds).</summary>
    public int Division { get; init; } = -1;

    /// <summary>
    /// What identifies it, after the kind: the path of a Place (330106/古荡街道), the path of the place that a body belongs to with its name
    /// inside (330523/住房和城乡建设局), a name that stands for itself all over the country (共富工坊).
    /// </summary>
    public string Path { get; init; } = "";

    /// <summary>For a Place that is not in the tree: the division that holds it; for a body: the division in or before its name, or the article's home; -1 unknown.</summary>
    public int Within { get; init; } = -1;
}

/// <summary>A link between two local entities.</summary>
/// <param name="Type">Its type.</param>
/// <param name="From">Index of a <see cref="LocalEntity"/>.</param>
/// <param name="To">Index of a <see cref="LocalEntity"/>.</param>
/// <param name="Title">The post of HOLDS_POST.</param>
/// <param name="Start">First code unit of the quote in <see cref="ArticleText.Text"/>.</param>
/// <param name="End">One past its last.</param>
/// <param name="Score">0 to 1.</param>
public readonly record struct LocalRelation(RelationType Type, int From, int To, string? Title, int Start, int End, float Score);

/// <summary>A quantity; see <see cref="Observation"/> for the fields.</summary>
/// <param name="Subject">Index of a <see cref="LocalEntity"/>.</param>
/// <param name="Place">Index of a <see cref="LocalEntity"/> of kind Place, or -1.</param>
/// <param name="Metric">What is counted.</param>
/// <param name="Value">The number, multiplied out.</param>
/// <param name="Unit">The unit or null.</param>
/// <param name="Comparison">How the number stands to the true one.</param>
/// <param name="Change">True for a growth rate.</param>
/// <param name="Period">The period as the text says it, or null.</param>
/// <param name="Start">First code unit of the quote.</param>
/// <param name="End">One past its last.</param>
/// <param name="Score">0 to 1.</param>
public readonly record struct LocalObservation(
    int Subject, int Place, string Metric, double Value, string? Unit, Comparison Comparison, bool Change, string? Period, int Start, int End, float Score);

/// <summary>A date expression of an event; see <see cref="DateExpression"/>.</summary>
/// <param name="Value">ISO with <c>-</c> for unknown parts.</param>
/// <param name="Start">First code unit.</param>
/// <param name="End">One past the last.</param>
public readonly record struct LocalDate(string Value, int Start, int End);
