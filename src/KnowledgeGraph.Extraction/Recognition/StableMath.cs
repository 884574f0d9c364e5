namespace KnowledgeGraph.Extraction.Recognition;

/// <summary>Exponential and logarithm from additions and multiplications only, so that every processor and C library gives the same bits.</summary>
internal static class StableMath
{
    private const double Log2OfE = 1.4426950408889634;
    private const double Ln2High = 0.693147180369123816490;
    private const double Ln2Low = 1.90821492927058770002e-10;

    /// <summary>e to the power of <paramref name="x"/>, to about 1e-13 relative; 0 below -700, the largest result above 700 is that of 700.</summary>
    public static double Exp(double x)
    {
        if (x < -700)
        {
            return 0;
        }
        x = Math.Min(x, 700);
        var k = Math.Floor((x * Log2OfE) + 0.5);
        var r = x - (k * Ln2High) - (k * Ln2Low);
        var sum = 1.0 + (r / 13);
        for (var i = 12; i >= 1; i--)
        {
            sum = 1.0 + (r / i * sum);
        }
        return BitConverter.Int64BitsToDouble(((long)k + 1023) << 52) * sum;
    }

    /// <summary>The natural logarithm of a positive normal number, to about 1e-13.</summary>
    public static double Log(double x)
    {
        var bits = BitConverter.DoubleToInt64Bits(x);
        var exponent = (int)((bits >> 52) & 0x7FF) - 1023;
        var mantissa = BitConverter.Int64BitsToDouble((bits & 0xFFFFFFFFFFFFF) | (1023L << 52));
        if (mantissa > 1.4142135623730951)
        {
            mantissa /= 2;
            exponent++;
        }
        // ln m = 2 atanh((m - 1) / (m + 1))
        var t = (mantissa - 1) / (mantissa + 1);
        var square = t * t;
        var sum = 0.0;
        for (var i = 19; i >= 1; i -= 2)
        {
            sum = (sum * square) + (1.0 / i);
        }
        return (2 * t * sum) + (exponent * Ln2High) + (exponent * Ln2Low);
    }
}
