namespace KnowledgeGraph.Extraction.Recognition;

/// <summary>
/// Hashes of all substrings of a text in constant time each: a polynomial hash over prefixes, finished by a mixer. Features are such hashes, so no name is
/// ever stored. The arithmetic is that of 64-bit integers: the same on every processor.
/// </summary>
internal static class SpanHash
{
    /// <summary>Bits of <see cref="Id"/>.</summary>
    public const int IdBits = 28;

    private const ulong Base = 0x9E3779B97F4A7C15;

    /// <summary>Fills <paramref name="prefixes"/> (length of <paramref name="text"/> plus one) with the hashes of the text's prefixes.</summary>
    public static void Prefixes(ReadOnlySpan<char> text, Span<ulong> prefixes)
    {
        var hash = 0UL;
        prefixes[0] = 0;
        for (var i = 0; i < text.Length; i++)
        {
            hash = (hash * Base) + text[i] + 1;
            prefixes[i + 1] = hash;
        }
    }

    /// <summary>Fills <paramref name="powers"/> with the powers of the base, from the zeroth.</summary>
    public static void Powers(Span<ulong> powers)
    {
        var power = 1UL;
        for (var i = 0; i < powers.Length; i++)
        {
            powers[i] = power;
            power *= Base;
        }
    }

    /// <summary>The hash of <c>text[start, end)</c>, from the tables that the other two methods fill.</summary>
    public static ulong Of(ReadOnlySpan<ulong> prefixes, ReadOnlySpan<ulong> powers, int start, int end) =>
        prefixes[end] - (prefixes[start] * powers[end - start]);

    /// <summary>The hash of a span of the same characters.</summary>
    public static ulong Of(ReadOnlySpan<char> text)
    {
        var hash = 0UL;
        foreach (var c in text)
        {
            hash = (hash * Base) + c + 1;
        }
        return hash;
    }

    /// <summary>A hash of two.</summary>
    public static ulong Pair(ulong left, ulong right) => Mix(left + (Base * (right ^ 0x5851F42D4C957F2D)));

    /// <summary>The row of a table of 2 to the power of <paramref name="bits"/> rows for value <paramref name="value"/> of template <paramref name="template"/>.</summary>
    public static uint Row(int template, ulong value, int bits) =>
        (uint)(Mix(value + ((ulong)(uint)(template + 1) * 0xD1B54A32D192ED03)) >> (64 - bits));

    /// <summary>The number of a feature, <see cref="IdBits"/> bits: value <paramref name="value"/> of template <paramref name="template"/>.</summary>
    public static uint Id(int template, ulong value) => Row(template, value, IdBits);

    private static ulong Mix(ulong x)
    {
        x ^= x >> 32;
        x *= 0xD6E8FEB86659FD93;
        x ^= x >> 32;
        x *= 0xD6E8FEB86659FD93;
        return x ^ (x >> 32);
    }
}
