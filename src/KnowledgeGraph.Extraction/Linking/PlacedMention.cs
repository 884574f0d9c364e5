namespace KnowledgeGraph.Extraction.Linking;

/// <summary>A mention of a place with what it means.</summary>
/// <param name="Mention">The mention.</param>
/// <param name="Place">What it means.</param>
/// <param name="Path">The path that identifies it.</param>
internal sealed record PlacedMention(LocalMention Mention, ResolvedPlace Place, string Path);
