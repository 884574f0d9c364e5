namespace KnowledgeGraph.Extraction.Linking;

/// <summary>An occurrence in the text of a division's full or short name, the longest at its place, with the divisions that it may still mean.</summary>
internal sealed class PlaceToken
{
    /// <summary>First UTF-16 code unit in <see cref="ArticleText.Text"/>, or -1 for a name in the article's metadata.</summary>
    public required int Start { get; init; }

    /// <summary>One past the last.</summary>
    public required int End { get; init; }

    /// <summary>What it may mean, narrowed by the chain it stands in; in the order of codes.</summary>
    public required List<int> Divisions { get; set; }

    /// <summary>What a sighting is worth: more in a headline or dateline, less for a short name.</summary>
    public required double Weight { get; init; }
}
