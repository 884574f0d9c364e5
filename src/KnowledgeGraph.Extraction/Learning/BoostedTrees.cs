using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

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
    public const int TreeSize = (Nodes * NodeSize) + ((Nodes + 1) * sizeof(float));

    /// <summary>Bytes of a question.</summary>
    private const int NodeSize = sizeof(ushort) + sizeof(float);

    private readonly ReadOnlySpan<byte> trees = trees;

    /// <summary>The log-odds of an example.</summary>
    /// <exception cref="IndexOutOfRangeException">A tree asks for a feature that <paramref name="features"/> has not.</exception>
    public float Score(ReadOnlySpan<float> features)
    {
        var sum = 0f;
        for (var start = 0; start + TreeSize <= trees.Length; start += TreeSize)
        {
            // The bounds of a whole tree are checked once; a path of fewer than Nodes questions stays inside it.
            ref var tree = ref MemoryMarshal.GetReference(trees.Slice(start, TreeSize));
            nint node = 0;
            for (var d = 0; d < Depth; d++)
            {
                var feature = Unsafe.ReadUnaligned<ushort>(ref Unsafe.Add(ref tree, node * NodeSize));
                var threshold = Unsafe.ReadUnaligned<float>(ref Unsafe.Add(ref tree, (node * NodeSize) + sizeof(ushort)));
                node = (2 * node) + 1 + (features[feature] > threshold ? 1 : 0);
            }
            sum += Unsafe.ReadUnaligned<float>(ref Unsafe.Add(ref tree, (Nodes * NodeSize) + ((node - Nodes) * sizeof(float))));
        }
        return sum;
    }

    /// <summary>The same for rows of <paramref name="width"/> features, one after another: tree by tree, so that a tree is read from memory once for all.</summary>
    /// <exception cref="IndexOutOfRangeException">A tree asks for a feature that a row has not.</exception>
    public void Score(ReadOnlySpan<float> rows, int width, Span<float> sums)
    {
        sums.Clear();
        for (var start = 0; start + TreeSize <= trees.Length; start += TreeSize)
        {
            var tree = new BoostedTrees(trees.Slice(start, TreeSize));
            for (var i = 0; i < sums.Length; i++)
            {
                sums[i] += tree.Score(rows.Slice(i * width, width));
            }
        }
    }

    /// <summary>
    /// What each feature brought to <see cref="Score(ReadOnlySpan{float})"/>: at every question on the way down, the change of the mean of the leaves below (all leaves
    /// counted alike), added to the feature that was asked for (after Saabas, Interpreting random forests, 2014).
    /// </summary>
    /// <param name="features">The example.</param>
    /// <param name="contributions">One a feature; added to.</param>
    /// <returns>What is said before any question. With the contributions it adds up to the score.</returns>
    /// <exception cref="IndexOutOfRangeException">A tree asks for a feature that <paramref name="features"/> has not.</exception>
    public double Contributions(ReadOnlySpan<float> features, Span<double> contributions)
    {
        var start = 0.0;
        Span<double> means = stackalloc double[(2 * Nodes) + 1];
        for (var at = 0; at + TreeSize <= trees.Length; at += TreeSize)
        {
            var tree = trees.Slice(at, TreeSize);
            for (var leaf = 0; leaf <= Nodes; leaf++)
            {
                means[Nodes + leaf] = MemoryMarshal.Read<float>(tree[((Nodes * NodeSize) + (leaf * sizeof(float)))..]);
            }
            for (var node = Nodes - 1; node >= 0; node--)
            {
                means[node] = (means[(2 * node) + 1] + means[(2 * node) + 2]) / 2;
            }
            start += means[0];
            for (var node = 0; node < Nodes;)
            {
                var feature = MemoryMarshal.Read<ushort>(tree[(node * NodeSize)..]);
                var threshold = MemoryMarshal.Read<float>(tree[((node * NodeSize) + sizeof(ushort))..]);
                var next = (2 * node) + 1 + (features[feature] > threshold ? 1 : 0);
                contributions[feature] += means[next] - means[node];
                node = next;
            }
        }
        return start;
    }
}
