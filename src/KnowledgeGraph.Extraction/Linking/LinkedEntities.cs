namespace KnowledgeGraph.Extraction.Linking;

/// <summary>The things of an article.</summary>
/// <param name="Entities">In the order of their first mentions.</param>
/// <param name="Home">The division that the article is about as a whole: a county, else a city, else a province; -1 unknown.</param>
public sealed record LinkedEntities(IReadOnlyList<LocalEntity> Entities, int Home);
