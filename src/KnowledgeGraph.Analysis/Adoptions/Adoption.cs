using KnowledgeGraph.Model;

namespace KnowledgeGraph.Analysis.Adoptions;

/// <summary>A programme taken up by a place, with what states it.</summary>
/// <param name="Programme">Id of the programme.</param>
/// <param name="Place">Id of the place, of the level asked for.</param>
/// <param name="FirstReported">The date of the earliest dated report; null where none is dated.</param>
/// <param name="ArticleCount">Articles that report it.</param>
/// <param name="Score">The best score of its evidence, 0 to 1.</param>
/// <param name="Relations">Ids of the relations that state it, ordinal.</param>
public sealed record Adoption(string Programme, string Place, PartialDate? FirstReported, int ArticleCount, double Score, IReadOnlyList<string> Relations);
