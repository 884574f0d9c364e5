namespace KnowledgeGraph.Bench;

/// <summary>A row of the table.</summary>
/// <param name="What">What was measured.</param>
/// <param name="Value">The figure with its unit.</param>
/// <param name="Ratio">Beside what, or the aim; empty for a row that others refer to.</param>
internal sealed record Figure(string What, string Value, string Ratio = "");
