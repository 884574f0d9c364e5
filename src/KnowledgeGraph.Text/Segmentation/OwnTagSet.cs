namespace KnowledgeGraph.Text.Segmentation;

/// <summary>The tags of what the dictionary does not have.</summary>
internal readonly record struct OwnTagSet(byte Other, byte Number, byte Latin)
{
    /// <summary>A number if all ASCII letters and digits of <paramref name="word"/> are digits, Latin if some are letters, else other.</summary>
    public byte Guess(ReadOnlySpan<char> word)
    {
        int letters = 0, digits = 0;
        foreach (var c in word)
        {
            letters += char.IsAsciiLetter(c) ? 1 : 0;
            digits += char.IsAsciiDigit(c) ? 1 : 0;
        }
        return letters > 0 ? Latin : digits > 0 ? Number : Other;
    }
}
