using KnowledgeGraph.Extraction.Learning;

namespace KnowledgeGraph.Extraction.Explaining;

/// <summary>What the columns of a dense row brought to the sum of the trees.</summary>
internal static class TreeReasons
{
    /// <summary>The reasons, with <paramref name="columns"/> as names.</summary>
    public static IReadOnlyList<Reason> Of(ReadOnlySpan<byte> trees, float[] row, IReadOnlyList<string> columns)
    {
        var contributions = new double[row.Length];
        var start = new BoostedTrees(trees).Contributions(row, contributions);
        var tally = new Tally(row.Length + 1);
        tally.Add(row.Length, start);
        for (var i = 0; i < row.Length; i++)
        {
            tally.Add(i, contributions[i]);
        }
        return tally.Reasons(i => i == row.Length ? "before any question" : columns[i], i => i == row.Length ? null : Tally.Shown(row[i]));
    }
}
