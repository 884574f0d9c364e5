using System.Buffers.Binary;
using KnowledgeGraph.Extraction.Learning;

namespace KnowledgeGraph.Extraction.Tests.Explaining;

public class ContributionTests
{
    [Fact]
    public void Each_question_brings_the_change_of_the_mean_below_it()
    {
        // Feature 0 above 0.5 leads to leaves of 3, else of 1; all other questions have like leaves on both sides.
        var tree = new byte[BoostedTrees.TreeSize];
        for (var node = 0; node < BoostedTrees.Nodes; node++)
        {
            BinaryPrimitives.WriteUInt16LittleEndian(tree.AsSpan(node * 6), (ushort)(node == 0 ? 0 : 1));
            BinaryPrimitives.WriteSingleLittleEndian(tree.AsSpan((node * 6) + 2), 0.5f);
        }
        for (var leaf = 0; leaf <= BoostedTrees.Nodes; leaf++)
        {
            BinaryPrimitives.WriteSingleLittleEndian(tree.AsSpan((BoostedTrees.Nodes * 6) + (leaf * 4)), leaf >= 16 ? 3 : 1);
        }
        float[] row = [1, 0];
        var contributions = new double[2];
        var start = new BoostedTrees(tree).Contributions(row, contributions);
        Assert.Equal((2.0, 1.0, 0.0), (start, contributions[0], contributions[1]));
        Assert.Equal(3f, new BoostedTrees(tree).Score(row));
    }
}
