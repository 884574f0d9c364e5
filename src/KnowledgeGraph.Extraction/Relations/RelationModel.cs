using System.Runtime.InteropServices;
using KnowledgeGraph.Extraction.Learning;
using KnowledgeGraph.Text.Tables;

namespace KnowledgeGraph.Extraction.Relations;

/// <summary>The learned weights of relations: the filter, the first reading's linear table, and for each type the second reading's trees and threshold.</summary>
internal sealed class RelationModel
{
    private readonly ReadOnlyMemory<byte> filter;
    private readonly ReadOnlyMemory<byte> linear;
    private readonly ReadOnlyMemory<byte> checks;
    private readonly ReadOnlyMemory<byte>[] trees;
    private readonly float[] thresholds;

    /// <summary>
    /// Reads a table: section 0 the filter's weights, 1 its threshold for each type, 2 the linear weights, 3 the thresholds, then the trees of each type, and last the checks
    /// of the linear weights.
    /// </summary>
    public RelationModel(Table table)
    {
        filter = table.Section(0);
        Floors = table.Section<float>(1).ToArray();
        linear = table.Section(2);
        thresholds = table.Section<float>(3).ToArray();
        trees = new ReadOnlyMemory<byte>[AllowedEnds.Types];
        for (var type = 0; type < trees.Length; type++)
        {
            trees[type] = table.Section(4 + type);
        }
        checks = table.Section(4 + trees.Length);
    }

    /// <summary>For each type the filter's log-odds under which a pair is not looked at.</summary>
    public float[] Floors { get; }

    /// <summary>The filter's log-odds.</summary>
    public float Filter(ReadOnlySpan<uint> features, int type) => new HashedWeights(MemoryMarshal.Cast<byte, sbyte>(filter.Span)).Score(features, type);

    /// <summary>The model of the embedded seeds.</summary>
    public static RelationModel Embedded => Lazy.Value;

    private static Lazy<RelationModel> Lazy { get; } = new(() => new(SeedTables.Open("relations")));

    /// <summary>The log-odds from which a relation of a type is stated.</summary>
    public float Threshold(int type) => thresholds[type];

    /// <summary>The first reading's log-odds.</summary>
    public float First(ReadOnlySpan<uint> features, int type) => Linear.Score(features, type);

    /// <summary>What one feature adds to the first reading's log-odds.</summary>
    public float FirstWeight(uint feature, int type) => Linear.Weight(feature, type);

    /// <summary>The trees of a type's second reading, as <see cref="BoostedTrees"/> reads them.</summary>
    public ReadOnlySpan<byte> Trees(int type) => trees[type].Span;

    /// <summary>The second reading's log-odds.</summary>
    public float Second(ReadOnlySpan<float> row, int type) => new BoostedTrees(trees[type].Span).Score(row);

    private SparseWeights Linear => new(MemoryMarshal.Cast<byte, sbyte>(linear.Span), MemoryMarshal.Cast<byte, ushort>(checks.Span));
}
