namespace KnowledgeGraph.Extraction.Learning;

/// <summary>The logistic function from additions, multiplications and divisions only, so that every processor gives the same bits.</summary>
internal static class Logistic
{
    /// <summary>1 / (1 + e^-x).</summary>
    public static double Of(double x) => 1 / (1 + Exp(-x));

    /// <summary>e^x by halving the argument ten times and squaring the series back; inputs are held to ±30.</summary>
    public static double Exp(double x)
    {
        var y = Math.Clamp(x, -30, 30) / 1024;
        var e = 1 + (y * (1 + (y / 2 * (1 + (y / 3 * (1 + (y / 4)))))));
        for (var i = 0; i < 10; i++)
        {
            e *= e;
        }
        return e;
    }
}
