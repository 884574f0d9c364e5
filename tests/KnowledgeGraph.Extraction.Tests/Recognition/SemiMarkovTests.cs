using KnowledgeGraph.Extraction.Recognition;

namespace KnowledgeGraph.Extraction.Tests.Recognition;

public sealed class SemiMarkovTests
{
    private static readonly Candidate[] Spans = [new(0, 0, 0, 2, 0), new(0, 0, 0, 4, 1), new(0, 0, 2, 4, 2)];

    // Scores of the first kind; the seven others are impossible.
    private static float[] Rows(params float[] first)
    {
        var rows = new float[first.Length * SemiMarkov.Kinds];
        Array.Fill(rows, -100);
        for (var i = 0; i < first.Length; i++)
        {
            rows[i * SemiMarkov.Kinds] = first[i];
        }
        return rows;
    }

    [Fact]
    public void Marginals_are_those_of_all_sets_without_overlap()
    {
        // The sets: none, a, b, c, a and c, with weights 1, 2, 3, 4, 8 for a = ln 2, b = ln 3, c = ln 4.
        var rows = Rows(MathF.Log(2), MathF.Log(3), MathF.Log(4));
        var total = new SemiMarkov().Marginals(Spans, rows, 0, 4);
        Assert.Equal(Math.Log(18), total, 6);
        Assert.Equal(10 / 18.0, rows[0], 5);
        Assert.Equal(3 / 18.0, rows[SemiMarkov.Kinds], 5);
        Assert.Equal(12 / 18.0, rows[2 * SemiMarkov.Kinds], 5);
    }

    [Fact]
    public void Two_good_spans_beat_one_that_covers_both()
    {
        List<(int, int)> chosen = [];
        var thresholds = new float[SemiMarkov.Kinds];
        Array.Fill(thresholds, 0.3f);
        new SemiMarkov().Choose(Spans, Rows(0.6f, 0.8f, 0.6f), thresholds, 0, 4, chosen);
        Assert.Equal([(0, 0), (2, 0)], chosen);
    }

    [Fact]
    public void A_span_under_its_kinds_threshold_is_not_taken()
    {
        List<(int, int)> chosen = [];
        var thresholds = new float[SemiMarkov.Kinds];
        Array.Fill(thresholds, 0.3f);
        new SemiMarkov().Choose(Spans, Rows(0.2f, 0.1f, 0.29f), thresholds, 0, 4, chosen);
        Assert.Empty(chosen);
    }

    [Theory]
    [InlineData(-20.5)]
    [InlineData(-1)]
    [InlineData(0)]
    [InlineData(0.3)]
    [InlineData(42)]
    public void Own_exponential_and_logarithm_agree_with_the_library(double x)
    {
        Assert.Equal(1, StableMath.Exp(x) / Math.Exp(x), 12);
        Assert.Equal(x, StableMath.Log(Math.Exp(x)), 10);
    }

    [Fact]
    public void Eight_exponentials_at_once_agree_with_the_library()
    {
        var x = System.Runtime.Intrinsics.Vector256.Create(-200f, -50, -8, -0.7f, 0, 0.4f, 10, 60);
        var e = StableMath.Exp(x);
        Assert.InRange(e[0], 0, 1e-37f);
        for (var i = 1; i < 8; i++)
        {
            Assert.Equal(1, e[i] / Math.Exp(x[i]), 6);
        }
    }
}
