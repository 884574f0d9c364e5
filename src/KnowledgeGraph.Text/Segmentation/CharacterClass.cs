using System.Runtime.CompilerServices;

namespace KnowledgeGraph.Text.Segmentation;

/// <summary>The character classes of jieba-rs 0.7 and 0.8.</summary>
internal static class CharacterClass
{
    /// <summary>The first ideograph that the hidden Markov model knows.</summary>
    public const char FirstModelled = '\u4E00';

    /// <summary>The last one.</summary>
    public const char LastModelled = '\u9FD5';

    /// <summary>Whether the character at <paramref name="index"/> may be part of a dictionary word: an ideograph, an ASCII letter or digit, or one of <c>+#&amp;._%-</c>.</summary>
    /// <param name="text">The text.</param>
    /// <param name="index">Where the character begins.</param>
    /// <param name="width">Its code units, 1 or 2.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool IsWordCharacter(ReadOnlySpan<char> text, int index, out int width)
    {
        var c = text[index];
        width = 1;
        return c is >= '\u4E00' and <= '\u9FFF' || IsOtherWordCharacter(text, index, c, ref width);
    }

    /// <summary>How many code units the character at <paramref name="index"/> has.</summary>
    public static int WidthAt(ReadOnlySpan<char> text, int index) =>
        char.IsHighSurrogate(text[index]) && index + 1 < text.Length && char.IsLowSurrogate(text[index + 1]) ? 2 : 1;

    /// <summary>Whether the hidden Markov model covers <paramref name="c"/>.</summary>
    public static bool IsModelled(char c) => c is >= FirstModelled and <= LastModelled;

    private static bool IsOtherWordCharacter(ReadOnlySpan<char> text, int index, char c, ref int width)
    {
        if (char.IsAscii(c))
        {
            return char.IsAsciiLetterOrDigit(c) || c is '+' or '#' or '&' or '.' or '_' or '%' or '-';
        }
        width = WidthAt(text, index);
        return width == 1 ? c is (>= '\u3400' and <= '\u4DBF') or (>= '\uF900' and <= '\uFAFF') : IsSupplementaryIdeograph(char.ConvertToUtf32(c, text[index + 1]));
    }

    private static bool IsSupplementaryIdeograph(int codePoint) => codePoint is
        (>= 0x20000 and <= 0x2A6DF) or (>= 0x2A700 and <= 0x2EBEF) or (>= 0x2F800 and <= 0x2FA1F);
}
