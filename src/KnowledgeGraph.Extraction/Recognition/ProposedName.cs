using KnowledgeGraph.Model;

namespace KnowledgeGraph.Extraction.Recognition;

/// <summary>What the second reading is given of a span that may be a name.</summary>
/// <param name="Start">First code unit.</param>
/// <param name="End">One past the last.</param>
/// <param name="Kind">The kind that it may be a name of.</param>
/// <param name="Inside">Whether it stands inside another name.</param>
/// <param name="Row">See <see cref="SecondReading"/>; the first number is the first reading's probability.</param>
internal readonly record struct ProposedName(int Start, int End, EntityKind Kind, bool Inside, float[] Row);
