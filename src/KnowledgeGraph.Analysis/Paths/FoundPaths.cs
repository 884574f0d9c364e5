using KnowledgeGraph.Storage;

namespace KnowledgeGraph.Analysis.Paths;

/// <summary>A way between two entities; a step over several relations is given by the first of them in the order of relations.</summary>
/// <param name="Entities">Ids in order, both ends included, none twice.</param>
/// <param name="Relations">One fewer: the relation of each step.</param>
public sealed record FoundPath(IReadOnlyList<string> Entities, IReadOnlyList<StoredRelation> Relations);

/// <summary>What a path search found.</summary>
/// <param name="Paths">Shortest first, then by the ids on the way, by code points.</param>
/// <param name="Truncated">True where a bound was hit, so that there may be ways that were not seen.</param>
public sealed record FoundPaths(IReadOnlyList<FoundPath> Paths, bool Truncated);
