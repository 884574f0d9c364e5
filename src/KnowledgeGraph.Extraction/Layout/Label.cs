namespace KnowledgeGraph.Extraction.Layout;

/// <summary>What a block is.</summary>
internal enum Label
{
    /// <summary>A heading over several articles, or the name of a section.</summary>
    Banner,

    /// <summary>The line above a headline.</summary>
    Kicker,

    /// <summary>A headline or its first line.</summary>
    Title,

    /// <summary>A further line of the headline.</summary>
    TitleTail,

    /// <summary>The line below a headline.</summary>
    Deck,

    /// <summary>The authors below a headline.</summary>
    Byline,

    /// <summary>Running text, perhaps with the authors in brackets at its end.</summary>
    Body,

    /// <summary>The authors on a line of their own at the end.</summary>
    EndByline,

    /// <summary>A heading inside an article.</summary>
    Subheading,

    /// <summary>A photo caption.</summary>
    Caption,

    /// <summary>A photo credit without a caption.</summary>
    Credit,

    /// <summary>What belongs to no article.</summary>
    Boilerplate,
}
