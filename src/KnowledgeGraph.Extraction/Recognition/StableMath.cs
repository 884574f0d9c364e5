using System.Runtime.Intrinsics;

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
        // The series by its inverse factorials: |r| is at most 0.35.
        var sum = 1.6059043836821613e-10;
        sum = (sum * r) + 2.08767569878681e-09;
        sum = (sum * r) + 2.505210838544172e-08;
        sum = (sum * r) + 2.755731922398589e-07;
        sum = (sum * r) + 2.7557319223985893e-06;
        sum = (sum * r) + 2.48015873015873e-05;
        sum = (sum * r) + 0.0001984126984126984;
        sum = (sum * r) + 0.001388888888888889;
        sum = (sum * r) + 0.008333333333333333;
        sum = (sum * r) + 0.041666666666666664;
        sum = (sum * r) + 0.16666666666666666;
        sum = (sum * r) + 0.5;
        sum = (sum * r) + 1;
        sum = (sum * r) + 1;
        return BitConverter.Int64BitsToDouble(((long)k + 1023) << 52) * sum;
    }

    /// <summary>e to the power of each number of <paramref name="x"/>, to about 2e-7 relative; below -87 as at -87, above 88 as at 88.</summary>
    public static Vector256<float> Exp(Vector256<float> x)
    {
        x = Vector256.Min(Vector256.Max(x, Vector256.Create(-87f)), Vector256.Create(88f));
        var k = Vector256.Floor((x * (float)Log2OfE) + Vector256.Create(0.5f));
        var r = x - (k * 0.693359375f) + (k * 2.12194440e-4f);
        var sum = Vector256.Create(1f / 5040);
        sum = (sum * r) + Vector256.Create(1f / 720);
        sum = (sum * r) + Vector256.Create(1f / 120);
        sum = (sum * r) + Vector256.Create(1f / 24);
        sum = (sum * r) + Vector256.Create(1f / 6);
        sum = (sum * r) + Vector256.Create(0.5f);
        sum = (sum * r) + Vector256<float>.One;
        sum = (sum * r) + Vector256<float>.One;
        return sum * ((Vector256.ConvertToInt32(k) + Vector256.Create(127)) << 23).AsSingle();
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
        var sum = 1.0 / 19;
        sum = (sum * square) + (1.0 / 17);
        sum = (sum * square) + (1.0 / 15);
        sum = (sum * square) + (1.0 / 13);
        sum = (sum * square) + (1.0 / 11);
        sum = (sum * square) + (1.0 / 9);
        sum = (sum * square) + (1.0 / 7);
        sum = (sum * square) + (1.0 / 5);
        sum = (sum * square) + (1.0 / 3);
        sum = (sum * square) + 1;
        return (2 * t * sum) + (exponent * Ln2High) + (exponent * Ln2Low);
    }
}
