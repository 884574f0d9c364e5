namespace KnowledgeGraph.Analysis.Matching;

/// <summary>A text that names are compared with.</summary>
internal sealed class TextQuery
{
    private readonly IReadOnlyList<string> homes;

    public TextQuery(string text, PlacePrefixes places)
    {
        Folded = FoldedText.Of(text, marks: false);
        (PlaceEnd, homes) = places.Read(Key);
    }

    /// <summary>The text with the way back to its characters.</summary>
    public FoldedText Folded { get; }

    /// <summary>The text as it is compared.</summary>
    public string Key => Folded.Text;

    /// <summary>Code units of the key that name places which hold what follows; 0 for none.</summary>
    public int PlaceEnd { get; }

    /// <summary>True for a text of letters and digits that may be pinyin.</summary>
    public bool IsSpelling => Key.Any(char.IsAsciiLetter) && Key.All(char.IsAsciiLetterOrDigit);

    /// <summary>Whether a division is one of the places that the text names first, holds it, or is below it.</summary>
    public bool Fits(string home) => homes.Any(place => PlacePrefixes.Fit(home, place));
}
