namespace KnowledgeGraph.Text.Segmentation;

/// <summary>A line of a segmentation dictionary.</summary>
/// <param name="Word">The word; not empty.</param>
/// <param name="Frequency">How often it was counted.</param>
/// <param name="Tag">Its part of speech.</param>
public readonly record struct DictionaryEntry(string Word, long Frequency, string Tag);
