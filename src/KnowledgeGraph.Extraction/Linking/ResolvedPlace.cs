using KnowledgeGraph.Model;

namespace KnowledgeGraph.Extraction.Linking;

/// <summary>What a name of a place means.</summary>
/// <param name="Division">Its index in the division tree, or -1 where it is not in the tree or can't be told.</param>
/// <param name="Within">For a place that is not in the tree: the division that holds it, or -1.</param>
/// <param name="Level">Its level.</param>
/// <param name="Name">Its own full name, without the names of what holds it.</param>
internal readonly record struct ResolvedPlace(int Division, int Within, PlaceLevel Level, string Name);
