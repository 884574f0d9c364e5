using KnowledgeGraph.Model;

namespace KnowledgeGraph.Extraction.Recognition;

/// <summary>The spans of a lattice with their probabilities, from which names are chosen.</summary>
/// <param name="Spans">By start.</param>
/// <param name="Probabilities">A row of kinds a span.</param>
/// <param name="Start">Where the lattice starts.</param>
/// <param name="End">Where it ends.</param>
internal sealed record LikelyNames(Candidate[] Spans, float[] Probabilities, int Start, int End)
{
    /// <summary>The lattices inside likely names, by the index of the name's probability.</summary>
    public Dictionary<int, LikelyNames> Inside { get; } = [];

    /// <summary>What recognition chooses with these thresholds.</summary>
    public LocalMention[] Choose(SemiMarkov joint, float[] thresholds, float[] innerThresholds)
    {
        var mentions = new List<LocalMention>();
        var chosen = new List<(int Span, int Kind)>();
        joint.Choose(Spans, Probabilities, thresholds, Start, End, chosen);
        foreach (var (span, kind) in chosen)
        {
            var index = (span * SemiMarkov.Kinds) + kind;
            mentions.Add(new(Spans[span].Start, Spans[span].End, (EntityKind)kind, Math.Clamp(Probabilities[index], 0, 1)));
            if (Inside.TryGetValue(index, out var inside))
            {
                mentions.AddRange(inside.Choose(joint, innerThresholds, innerThresholds));
            }
        }
        mentions.Sort((a, b) => a.Start != b.Start ? a.Start.CompareTo(b.Start) : b.End.CompareTo(a.End));
        return [.. mentions];
    }
}
