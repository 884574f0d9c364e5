using System.Buffers.Binary;

namespace KnowledgeGraph.Extraction.Learning;

/// <summary>
/// Sums of binary decision trees over dense features. A tree is complete: <see cref="Depth"/> questions "is feature f greater than the threshold?", then a leaf;
/// yes goes right. Read in place: for each tree 2^Depth - 1 nodes (a 16-bit feature, a 32-bit float threshold) in breadth-first order, then 2^Depth 32-bit float leaves.
/// </summary>
internal readonly ref struct BoostedTrees(ReadOnlySpan<byte> trees)
{
    /// <summary>Questions from the root of a tree to its leaves.</summary>
    public const int Depth = 5;

    /// <summary>Inner nodes of a tree.</summary>
    public const int Nodes = (1 << Depth) - 1;

    /// <summary>Bytes of a tree.</summary>
    public const int TreeSize = (Nodes * 6) + ((Nodes + 1) * 4);

    private readonly ReadOnlySpan<byte> trees = trees;

    /// <summary>The log-odds of an example.</summary>
    public float Score(ReadOnlySpan<float> features)
    {
        var sum = 0f;
        for (var start = 0; start < trees.Length; start += TreeSize)
        {
            var tree = trees.Slice(start, TreeSize);
            var node = 0;
            for (var d = 0; d < Depth; d++)
            {
                var feature = BinaryPrimitives.ReadUInt16LittleEndian(tree[(node * 6)..]);
                var threshold = BinaryPrimitives.ReadSingleLittleEndian(tree[((node * 6) + 2)..]);
                node = (2 * node) + (features[feature] > threshold ? 2 : 1);
            }
            sum += BinaryPrimitives.ReadSingleLittleEndian(tree[((Nodes * 6) + ((node - Nodes) * 4))..]);
        }
        return sum;
    }
}
