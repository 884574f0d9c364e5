using System.Text;

namespace KnowledgeGraph.Storage.Neo4j;

/// <summary>
/// Text whose order is the same by UTF-16 units, by code points and by UTF-8 bytes. Neo4j orders stored text by code points but compares it with a
/// parameter by UTF-16 units, which differ where a character beyond U+FFFF (𠮷) meets one of U+E000 to U+FFFF (（); keys of pages must not. Most text
/// stays as it is: only units from U+D7FC on are written as an escape (U+D7FE for the others, U+D7FF for those beyond U+FFFF) and small letters.
/// </summary>
internal static class SortText
{
    private const char FirstEscaped = '\uD7FC';
    private const char EscapedUnit = '\uD7FE';
    private const char EscapedPair = '\uD7FF';
    private const int Digit = 0x100;

    /// <summary>The text to sort by.</summary>
    public static string Of(string text)
    {
        var first = text.AsSpan().IndexOfAnyInRange(FirstEscaped, char.MaxValue);
        if (first < 0)
        {
            return text;
        }
        var sort = new StringBuilder(text, 0, first, text.Length + 16);
        foreach (var rune in text.AsSpan(first).EnumerateRunes())
        {
            if (rune.Value < FirstEscaped)
            {
                sort.Append((char)rune.Value);
            }
            else if (rune.IsBmp)
            {
                sort.Append(EscapedUnit).Append(DigitOf(rune.Value >> 8)).Append(DigitOf(rune.Value));
            }
            else
            {
                sort.Append(EscapedPair).Append(DigitOf(rune.Value >> 16)).Append(DigitOf(rune.Value >> 8)).Append(DigitOf(rune.Value));
            }
        }
        return sort.ToString();
    }

    /// <summary>The same, or null where it is the text itself.</summary>
    public static string? Other(string? text) => text is not null && Of(text) is var sort && !ReferenceEquals(sort, text) ? sort : null;

    /// <summary>Reads what <see cref="Of"/> made.</summary>
    public static string ToText(string sort)
    {
        if (!sort.AsSpan().ContainsAny(EscapedUnit, EscapedPair))
        {
            return sort;
        }
        var text = new StringBuilder(sort.Length);
        for (var i = 0; i < sort.Length; i++)
        {
            var digits = sort[i] == EscapedUnit ? 2 : sort[i] == EscapedPair ? 3 : 0;
            var value = digits == 0 ? sort[i] : 0;
            for (; digits > 0; digits--)
            {
                value = (value << 8) + sort[++i] - Digit;
            }
            text.Append(new Rune(value).ToString());
        }
        return text.ToString();
    }

    private static char DigitOf(int value) => (char)((value & 0xFF) + Digit);
}
