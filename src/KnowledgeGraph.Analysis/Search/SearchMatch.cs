using KnowledgeGraph.Analysis.Matching;
using KnowledgeGraph.Model;

namespace KnowledgeGraph.Analysis.Search;

/// <summary>What a search looks for; what is null does not restrict.</summary>
/// <param name="Text">A name or a part of one, pinyin or initials, or words of a text.</param>
/// <param name="Kinds">Entities of these kinds.</param>
/// <param name="Within">Within this Place, as <see cref="Storage.EntityFilter.Within"/> says.</param>
/// <param name="Since">Reported since.</param>
/// <param name="Until">Reported until.</param>
public sealed record SearchQuery(
    string Text, IReadOnlyList<EntityKind>? Kinds = null, string? Within = null, PartialDate? Since = null, PartialDate? Until = null);

/// <summary>An entity that a search found.</summary>
/// <param name="Entity">Id.</param>
/// <param name="Score">0 to 1: 0.3 and more by a name (<see cref="Matching.NameIndex"/>), below by full text.</param>
/// <param name="Name">The name that fits best; of a full-text hit the surface in the sentence.</param>
/// <param name="Why">The reason in words.</param>
/// <param name="ByName">The name's match; null for a full-text hit.</param>
/// <param name="Snippet">The sentence of a full-text hit, else null.</param>
public sealed record SearchMatch(string Entity, double Score, string Name, string Why, NameMatch? ByName, SearchSnippet? Snippet = null)
{
    /// <summary>Ranges of <see cref="Name"/> to mark; none of a full-text hit.</summary>
    public IReadOnlyList<(int Start, int End)> Highlight => ByName?.Highlight ?? [];
}

/// <summary>A sentence that holds the text of a search and names an entity.</summary>
/// <param name="Article">Id of the article.</param>
/// <param name="Part">Where the sentence stands.</param>
/// <param name="Sentence">The sentence.</param>
/// <param name="Highlight">Ranges of <paramref name="Sentence"/> to mark, half-open, UTF-16 code units.</param>
public sealed record SearchSnippet(string Article, ArticlePart Part, string Sentence, IReadOnlyList<(int Start, int End)> Highlight);
