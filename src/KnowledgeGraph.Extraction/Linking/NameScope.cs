namespace KnowledgeGraph.Extraction.Linking;

/// <summary>A name taken apart: the place that it belongs to and its name inside that.</summary>
/// <param name="Path">The place's path; null where the name gives none.</param>
/// <param name="Division">The place's division, or -1.</param>
/// <param name="PlaceName">The place's own name to complete a short form with; empty where the name writes its place itself.</param>
/// <param name="Inner">The rest of the name, folded.</param>
internal readonly record struct NameScope(string? Path, int Division, string PlaceName, string Inner)
{
    /// <summary>True if the name says which place it belongs to.</summary>
    public bool IsGiven => Path is not null;
}
