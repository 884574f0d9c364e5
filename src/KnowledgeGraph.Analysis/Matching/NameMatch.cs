using KnowledgeGraph.Model;

namespace KnowledgeGraph.Analysis.Matching;

/// <summary>A name of an entity that fits a text.</summary>
/// <param name="Entity">Id of the entity.</param>
/// <param name="Kind">Its kind.</param>
/// <param name="Name">The name that fits best.</param>
/// <param name="Score">0 to 1; see <see cref="NameScorer"/>.</param>
/// <param name="Why">The reason in words: <c>exact name</c>, <c>alias</c>, <c>short form</c>, <c>place and name</c>, <c>near match</c> …</param>
/// <param name="Text">The text that it fits, as it is compared.</param>
public sealed record NameMatch(string Entity, EntityKind Kind, string Name, double Score, string Why, string Text)
{
    /// <summary>Half-open ranges of <see cref="Name"/>, UTF-16 code units, that the text covers; worked out when asked for.</summary>
    public IReadOnlyList<(int Start, int End)> Highlight => Matching.Highlight.Of(Name, Text);
}
