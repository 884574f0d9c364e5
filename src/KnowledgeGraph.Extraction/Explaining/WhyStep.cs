namespace KnowledgeGraph.Extraction.Explaining;

/// <summary>What one layer said of a fact.</summary>
/// <param name="Layer">The layer.</param>
/// <param name="Score">The probability that it gave, 0 to 1; null where it gives none.</param>
/// <param name="Threshold">The probability from which it takes a fact; null where it does not decide alone.</param>
/// <param name="Note">What it did, in a few words; null where score and reasons say it.</param>
/// <param name="Reasons">What spoke for and against, the weightiest first. The weights add up to the layer's own sum, in log-odds.</param>
public sealed record WhyStep(WhyLayer Layer, double? Score, double? Threshold, string? Note, IReadOnlyList<Reason> Reasons);

/// <summary>One thing that spoke for a fact or against it.</summary>
/// <param name="Feature">What was looked at.</param>
/// <param name="Value">What was seen there: characters of the text, or a number; null where it can't be shown in short.</param>
/// <param name="Weight">Log-odds: above 0 it spoke for the fact, below against.</param>
public sealed record Reason(string Feature, string? Value, double Weight);
