using System.Runtime.InteropServices;
using KnowledgeGraph.Extraction.Learning;
using KnowledgeGraph.Text.Tables;

namespace KnowledgeGraph.Extraction.Relations;

/// <summary>The learned weights of relations: the first reading's linear table, the thresholds, and for each later reading the trees of each type.</summary>
internal sealed class RelationModel
{
    private readonly ReadOnlyMemory<byte> linear;
    private readonly ReadOnlyMemory<byte>[][] trees;
    private readonly float[] thresholds;

    /// <summary>Reads a table: section 0 the linear weights, 1 the thresholds, then for each later reading the trees of each type.</summary>
    public RelationModel(Table table)
    {
        linear = table.Section(0);
        thresholds = table.Section<float>(1).ToArray();
        trees = new ReadOnlyMemory<byte>[(table.Count - 2) / AllowedEnds.Types][];
        for (var pass = 0; pass < trees.Length; pass++)
        {
            trees[pass] = [.. Enumerable.Range(0, AllowedEnds.Types).Select(type => table.Section(2 + (pass * AllowedEnds.Types) + type))];
        }
    }

    /// <summary>The model of the embedded seeds.</summary>
    public static RelationModel Embedded => Lazy.Value;

    private static Lazy<RelationModel> Lazy { get; } = new(() => new(SeedTables.Open("relations")));

    /// <summary>The log-odds from which a relation of a type is stated.</summary>
    public float Threshold(int type) => thresholds[type];

    /// <summary>The first reading's log-odds.</summary>
    public float First(ReadOnlySpan<uint> features, int type) => new HashedWeights(MemoryMarshal.Cast<byte, sbyte>(linear.Span)).Score(features, type);

    /// <summary>How often an article's candidates are read again.</summary>
    public int Passes => trees.Length;

    /// <summary>The log-odds of a later reading.</summary>
    public float Again(ReadOnlySpan<float> row, int pass, int type) => new BoostedTrees(trees[pass][type].Span).Score(row);
}
