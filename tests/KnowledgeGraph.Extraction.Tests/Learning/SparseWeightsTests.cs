using KnowledgeGraph.Extraction.Learning;

namespace KnowledgeGraph.Extraction.Tests.Learning;

public sealed class SparseWeightsTests
{
    [Fact]
    public void Weights_add_up_for_the_output_that_they_were_learned_for()
    {
        var (weights, checks) = SparseWeights.Build(All((7, 0, 0.5f), (8, 0, -0.25f), (7, 1, 0.125f)), 10);

        Assert.Equal(0.25f, new SparseWeights(weights, checks).Score([7, 8], 0));
        Assert.Equal(0.125f, new SparseWeights(weights, checks).Score([7, 8], 1));
    }

    [Fact]
    public void Of_thousands_of_features_without_a_weight_next_to_none_finds_one_even_where_the_table_is_as_full_as_it_gets()
    {
        var (weights, checks) = SparseWeights.Build(All([.. Enumerable.Range(0, 3000).Select(i => ((uint)i, 0, 0.5f))]), 3000);
        var found = Enumerable.Range(5000, 3000).Count(i => new SparseWeights(weights, checks).Weight((uint)i, 0) != 0);

        Assert.Equal(4096, weights.Length);
        Assert.Equal(1500f, new SparseWeights(weights, checks).Score([.. Enumerable.Range(0, 3000).Select(i => (uint)i)], 0));
        Assert.InRange(found, 0, 3);
    }

    [Fact]
    public void The_largest_weights_are_kept_and_of_equal_ones_all_or_none()
    {
        var (weights, checks) = SparseWeights.Build(All((1, 0, 0.5f), (2, 0, -0.25f), (3, 0, 0.25f), (4, 0, 0.0625f)), 2);

        Assert.Equal(0.5f, new SparseWeights(weights, checks).Score([1, 2, 3, 4], 0));
        Assert.Equal(1, weights.Count(w => w != 0));
    }

    [Fact]
    public void Weights_are_held_to_what_eight_bits_hold()
    {
        var (weights, checks) = SparseWeights.Build(All((1, 0, 5f), (2, 0, 0.001f)), 4);

        Assert.Equal(127 * SparseWeights.Step, new SparseWeights(weights, checks).Score([1, 2], 0));
    }

    private static float[] All(params (uint Feature, int Output, float Weight)[] learned)
    {
        var all = new float[1 << SparseWeights.Bits];
        foreach (var (feature, output, weight) in learned)
        {
            all[HashedWeights.Slot(feature, output, (1 << SparseWeights.Bits) - 1)] = weight;
        }
        return all;
    }
}
