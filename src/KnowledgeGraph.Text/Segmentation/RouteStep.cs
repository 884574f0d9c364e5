namespace KnowledgeGraph.Text.Segmentation;

/// <summary>The best way on from a place in a block.</summary>
/// <param name="Score">The log-probability of the rest of the block.</param>
/// <param name="End">Where the word that is chosen here ends.</param>
/// <param name="Word">Its number in the dictionary, or -1.</param>
internal readonly record struct RouteStep(double Score, int End, int Word);
