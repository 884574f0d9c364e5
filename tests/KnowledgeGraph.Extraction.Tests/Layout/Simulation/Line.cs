namespace KnowledgeGraph.Extraction.Tests.Layout.Simulation;

/// <summary>What a printed line is.</summary>
public enum LineKind
{
    Banner,
    Kicker,
    Title,
    Byline,
    Body,
    Subheading,
    Caption,
}

/// <summary>A line of the page.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Text">Its text before print spoils it.</param>
/// <param name="Gap">Line feeds before it.</param>
/// <param name="Open">A body line that ends in the middle of a sentence.</param>
public sealed record Line(LineKind Kind, string Text, int Gap = 2, bool Open = false);
